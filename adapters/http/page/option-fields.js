import { element } from './element.js'

/**
 * A field for each option of a task, and what they say.
 * @param {object} task as the API tells it
 * @param {{ words: object, languages: { code: string, name: string }[] }} reader
 */
export function optionFields({ options }, reader) {
  const fields = options.map((option) => ({ option, ...fieldOf(option, reader) }))
  return {
    nodes: fields.map(({ node }) => node),
    /** The options as the API takes them; what is as it would be anyway is left out. */
    values: () =>
      Object.fromEntries(
        fields.map(({ option, read }) => [option.name, read()]).filter(([, value]) => value !== undefined),
      ),
    /** @param {Record<string, unknown>} values */
    set(values) {
      for (const { option, write } of fields) if (option.name in values) write(values[option.name])
    },
  }
}

function fieldOf(option, reader) {
  const label = reader.words.options[option.name] ?? option.name
  return option.type === 'boolean' ? checkbox(option, label) : select(option, label, reader)
}

function checkbox({ name, summary, default: standard }, label) {
  // Why is what people come to the page to see.
  const input = element('input', { type: 'checkbox', checked: standard === true || name === 'why' })
  return {
    node: element('label', { class: 'check', title: summary }, input, label),
    read: () => (input.checked === (standard ?? false) ? undefined : input.checked),
    write: (value) => {
      input.checked = value === true
    },
  }
}

function select(option, label, reader) {
  const entries = option.type === 'language' ? languageEntries(option, reader) : choiceEntries(option, reader)
  const choices = entries.map(([value, text]) => element('option', { value }, text))
  const input = element('select', {}, ...choices)
  const first = option.name === 'to' ? reader.words.language : ''
  input.value = option.default ?? first
  if (input.selectedIndex < 0) input.selectedIndex = 0
  return {
    node: element('label', { title: option.summary }, element('span', {}, label), input),
    read: () => (input.value === (option.default ?? '') ? undefined : input.value),
    write: (value) => {
      input.value = value ?? ''
    },
  }
}

const choiceEntries = ({ choices = [] }, { words }) =>
  choices.map((choice) => [choice, words.choices[choice] ?? choice])

/** Left open, a text's language is detected; the answer's is the reader's own when there is that. */
function languageEntries({ name }, { words, languages }) {
  const known = languages.map(({ code, name: text }) => [code, text])
  return name === 'to' ? known : [['', words.detected], ...known]
}
