import { answerView } from './answer-view.js'
import { curlOf } from './curl.js'
import { previewViews } from './preview-views.js'
import { problemView } from './problem-view.js'
import { createWork } from './work.js'
import { workingView } from './working-view.js'

/**
 * Asks the server and shows what comes. @param {object} parts elements of the page by name
 * @param {{ api: object, key: object, words: object, nameOf: (code: string) => string }} tools
 */
export function createAsking(parts, { api, key, words, nameOf }) {
  const work = createWork(parts)
  const show = document.body.dataset.previews

  function say(said, ...nodes) {
    parts.status.textContent = said
    parts.outcome.replaceChildren(...nodes)
  }

  function fail(error) {
    if (error.name === 'AbortError') return say(words.cancelled)
    const problem = error.problem ?? { detail: words.failed }
    say('', problemView(problem, words), ...previewViews(problem.shown, words))
    key.askAfter(error)
  }

  function watch({ input }) {
    const soFar = workingView(input === 'conversation' ? '\n' : '', words)
    say(words.working, soFar.view)
    return {
      piece: soFar.add,
      progress({ done, total }) {
        work.reached(done, total)
        parts.status.textContent = words.workingOn(done, total)
      },
    }
  }

  async function answer({ task, text, body }, signal) {
    const path = `/v1/${task.name}`
    const started = performance.now()
    // Nobody can ask this in a chat, so there is nothing to see there.
    const query = show && task.inChats ? `?show=${show}` : ''
    const data = await api.ask(path + query, body, watch(task), signal)
    const milliseconds = performance.now() - started
    const curl = curlOf(`${location.origin}${path}`, body, key.value() !== '')
    const title = words.tasks[task.name] ?? task.name
    const view = answerView(data, { words, nameOf, text, title, milliseconds, curl })
    say(words.answered(view.title), ...view.nodes)
  }

  function ask(asked) {
    if (asked.text.trim() !== '') return work.start((signal) => answer(asked, signal).catch(fail))
    say(words.remedies.EMPTY_INPUT)
    parts.text.focus()
  }

  return {
    ask,
    fail,
    clear: () => say(''),
  }
}
