import { element } from './element.js'

/**
 * One choice for each task, the first chosen. @param {(name: string) => void} changed
 */
export function taskChoices(tasks, words, changed) {
  return tasks.map(({ name, summary }, index) => {
    const input = element('input', {
      type: 'radio',
      name: 'task',
      value: name,
      checked: index === 0,
      onchange: () => changed(name),
    })
    return element('label', { title: summary }, input, element('span', {}, words.tasks[name] ?? name))
  })
}
