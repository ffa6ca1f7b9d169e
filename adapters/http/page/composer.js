import { isConversation, readConversation } from './conversation.js'
import { element } from './element.js'
import { exampleButtons } from './examples.js'
import { optionFields } from './option-fields.js'
import { taskChoices } from './task-choices.js'

/**
 * The form: what is asked of which task.
 * @param {object} parts elements of the page by name
 * @param {{ tasks: object[], languages: { code: string, name: string }[], words: object }} known
 */
export function createComposer(parts, { tasks, languages, words }) {
  const { tasks: taskField, examples, text, options, found, form, run } = parts
  let [task] = tasks
  let fields = optionFields(task, { words, languages })

  function choose(name) {
    task = tasks.find((one) => one.name === name)
    fields = optionFields(task, { words, languages })
    options.replaceChildren(...fields.nodes)
    taskField.querySelector(`input[value="${CSS.escape(name)}"]`).checked = true
    showFound()
  }

  function showFound() {
    const conversation = tasks.find(({ input }) => input === 'conversation')
    const talks = isConversation(text.value)
    if (task.input === 'conversation') found.replaceChildren(talks ? counted(text.value, words) : '')
    else if (talks && conversation) found.replaceChildren(words.readsLike, ' ', offer(conversation.name))
    else found.replaceChildren()
  }

  const offer = (name) =>
    element('button', { type: 'button', class: 'link', onclick: () => choose(name) }, words.summariseIt)

  taskField.append(...taskChoices(tasks, words, choose))
  examples.append(
    ...exampleButtons(tasks, words, (example) => {
      if (run.getAttribute('aria-disabled') === 'true') return
      text.value = example.text
      choose(example.task)
      fields.set(example.options)
      form.requestSubmit()
    }),
  )
  text.addEventListener('input', showFound)
  choose(task.name)
  return {
    /** What is to be asked now. */
    request: () => ({ task, text: text.value, body: bodyOf(task, text.value, fields.values()) }),
  }
}

function bodyOf({ input }, text, options) {
  const what = input === 'text' ? { text } : { messages: readConversation(text) }
  return Object.keys(options).length > 0 ? { ...what, options } : what
}

function counted(text, words) {
  const messages = readConversation(text)
  const people = new Set(messages.filter(({ bot }) => !bot).map(({ user }) => user))
  return words.found(messages.length, people.size)
}
