import { createApi } from './api.js'
import { createAsking } from './asking.js'
import { createComposer } from './composer.js'
import { createKeyField } from './key-field.js'
import { addModels } from './models-view.js'
import { problemView } from './problem-view.js'
import { chooseWords, placeWords } from './words/choose-words.js'

const byId = (id) => document.getElementById(id)

/** The elements of the page that change. */
const partsOf = () => ({
  form: byId('ask'),
  tasks: byId('tasks'),
  examples: byId('examples'),
  text: byId('text'),
  found: byId('found'),
  options: byId('options'),
  keyField: byId('key-field'),
  key: byId('key'),
  run: byId('run'),
  cancel: byId('cancel'),
  progress: byId('progress'),
  status: byId('status'),
  outcome: byId('outcome'),
  models: byId('models'),
  modelsTable: byId('models-table'),
})

/** The name of a language in the reader's, as a title is written. */
function languageNames(language) {
  const names = new Intl.DisplayNames(language, { type: 'language' })
  return (code) => {
    const name = names.of(code)
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
  }
}

/** What can be asked, as the server tells it. */
async function readKnown(api, words, nameOf) {
  const [{ tasks }, { models }] = await Promise.all([api.get('/v1/tasks'), api.get('/v1/models')])
  const languages = languagesOf(models).map((code) => ({ code, name: nameOf(code) }))
  return { tasks, words, languages: languages.sort((a, b) => a.name.localeCompare(b.name, words.language)) }
}

/** What the translators in service read and write. */
function languagesOf(models) {
  const translators = models.filter(({ job, service }) => job === 'translation' && service.role !== 'none')
  return [...new Set(translators.flatMap(({ languages }) => [...languages.from, ...languages.to]))]
}

function addKeys({ form, text }) {
  const isApple = /mac|iphone|ipad/i.test(navigator.platform)
  byId('shortcut').textContent = isApple ? '⌘↵' : 'Ctrl ↵'
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.requestSubmit()
  })
}

async function start() {
  const words = await chooseWords(navigator.languages)
  placeWords(words)
  const parts = partsOf()
  const nameOf = languageNames(words.language)
  const key = createKeyField(parts)
  const api = createApi(key.value)
  const asking = createAsking(parts, { api, key, words, nameOf })
  let composer
  const open = async () => {
    try {
      composer = createComposer(parts, await readKnown(api, words, nameOf))
      asking.clear()
    } catch (error) {
      asking.fail(error)
    }
  }
  addKeys(parts)
  addModels(parts, api, words, problemView)
  parts.text.placeholder = words.placeholder
  parts.form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (composer === undefined) await open()
    else await asking.ask(composer.request())
  })
  await open()
}

await start()
