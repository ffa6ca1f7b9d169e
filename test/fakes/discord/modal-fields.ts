import { COMPONENT, type Component } from './check-components.ts'
import { optionsOf } from './controls.ts'
import type { Modal } from './state.ts'

type Values = Record<string, string | string[]>

/** What a modal sends back. @throws when a field is not there, or what is typed would not be let through. */
export function fillModal(modal: Modal, values: Values): object[] {
  const left = new Set(Object.keys(values))
  const fields: string[] = []
  const fill = (field: Component, label: unknown): object => {
    fields.push(`${field.custom_id} "${label}"`)
    const name = [String(field.custom_id), String(label)].find((key) => left.delete(key))
    const given = name === undefined ? standing(field) : values[name]!
    check(field, given)
    const { type, custom_id } = field
    return type === COMPONENT.textInput
      ? { type, custom_id, value: String(given) }
      : { type, custom_id, values: [given].flat().filter((value) => value !== '') }
  }
  const components = modal.components.map((part): object => {
    const { type } = part
    if (type === COMPONENT.label) {
      const field = part.component as Component
      return { type, component: fill(field, part.label) }
    }
    const inner = (part.components as Component[] | undefined) ?? []
    return { type, ...(inner.length > 0 && { components: inner.map((field) => fill(field, field.label)) }) }
  })
  if (left.size > 0) throw new Error(`the modal has no field ${[...left]}; it has ${fields.join(', ')}`)
  return components
}

/** What the app had put there. */
function standing(field: Component): string | string[] {
  if (field.type === COMPONENT.textInput) return String(field.value ?? '')
  return optionsOf(field)
    .filter((row) => 'default' in row && row.default)
    .map((row) => row.value)
}

function check(field: Component, given: string | string[]): void {
  const no = (why: string) =>
    new Error(`the field ${field.custom_id} does not take ${JSON.stringify(given)}: ${why}`)
  if (given.length === 0) {
    if (field.required === false) return
    throw new Error(`the field ${field.custom_id} must be filled in`)
  }
  if (field.type === COMPONENT.textInput) {
    if (given.length < Number(field.min_length ?? 0)) throw no('too short')
    if (given.length > Number(field.max_length ?? 4000)) throw no('too long')
    return
  }
  const options = optionsOf(field)
  const wrong = [given].flat().filter((value) => !options.some((row) => row.value === value))
  if (options.length > 0 && wrong.length > 0) throw no('it is not offered')
}
