import { allOptions } from './controls.ts'
import type { Deliverer } from './delivery.ts'
import { type Done, envelopeOf, issueTrigger, personOf } from './interactions.ts'
import { pushOn } from './methods/views.ts'
import { isRefused } from './refusal.ts'
import type { State, View } from './state.ts'
import { elementsOf, FIELDS, takeView, viewObject } from './views.ts'
import type { Block, Person, Team } from './world.ts'

export interface Submitting {
  user: string
  team?: string
  /** What is typed or chosen, by `block_id` or `action_id`: text, or the value or label of an option. */
  values?: Record<string, string | string[]>
}

export interface Modals {
  /** Fills in the modal in front and submits it. @throws when Slack's client would not let it through. */
  submit(given: Submitting): Promise<Done & { errors?: Record<string, string> }>
  /** Closes the modal in front without submitting. */
  dismiss(given: { user: string; team?: string }): Promise<void>
}

interface ViewAnswer {
  response_action?: 'errors' | 'update' | 'push' | 'clear'
  errors?: Record<string, string>
  view?: unknown
}

export function createModals(state: State, deliverer: Deliverer): Modals {
  const front = (user: string, team?: string) => {
    const found = personOf(state, user, team)
    const stack = state.modals.get(found.person.id) ?? []
    const view = stack.at(-1)
    if (!view) throw new Error(`${user} has no modal open`)
    return { ...found, stack, view }
  }
  const payloadOf = (type: string, team: Team, person: Person, view: View) => ({
    ...envelopeOf(state, team, person),
    type,
    view: viewObject(view),
  })
  function apply(team: Team, stack: View[], view: View, answer: ViewAnswer): void {
    const index = stack.indexOf(view)
    switch (answer.response_action) {
      case undefined:
        if (index >= 0) stack.splice(index, 1)
        return
      case 'clear':
        stack.length = 0
        return
      case 'errors':
        view.errors = answer.errors ?? {}
        checkErrors(view)
        return
      case 'update':
        stack[index] = takeView(state, team, 'ack', answer.view, view)
        return
      case 'push':
        pushOn(stack, takeView(state, team, 'ack', answer.view))
        return
      default:
        refuse('invalid_response_action', answer)
    }
  }
  const refuse = (error: string, args: object, problems: string[] = []) =>
    state.ledger.refusals.push({ method: 'ack', error, problems, args: { ...args } })
  function checkErrors({ errors = {}, blocks }: View): void {
    const inputs = blocks.filter((row) => row.type === 'input').map((row) => row.block_id)
    const unknown = Object.keys(errors).filter((id) => !inputs.includes(id))
    if (unknown.length > 0) refuse('invalid_errors', { errors }, [`no input blocks: ${unknown}`])
  }

  return {
    async submit({ user, team: id, values = {} }) {
      const { team, person, stack, view } = front(user, id)
      fillIn(view, values)
      delete view.errors
      const trigger_id = issueTrigger(state, team, person.id, true)
      const payload = { ...payloadOf('view_submission', team, person, view), trigger_id, response_urls: [] }
      const answered = await deliverer.interact({ kind: 'interactive', type: 'view_submission', payload })
      // The app may have updated the view before it acknowledged.
      const now = stack.find((row) => row.id === view.id) ?? view
      try {
        if (answered.acked) apply(team, stack, now, (answered.payload ?? {}) as ViewAnswer)
      } catch (error) {
        if (!isRefused(error)) throw error
        refuse(error.answer.error, answered.payload as object, [JSON.stringify(error.answer)])
      }
      state.ledger.changed()
      return { ...answered, trigger_id, ...(now.errors && { errors: now.errors }) }
    },
    async dismiss({ user, team: id }) {
      const { team, person, stack, view } = front(user, id)
      stack.pop()
      if (!view.notify_on_close) return
      const payload = { ...payloadOf('view_closed', team, person, view), is_cleared: false }
      await deliverer.interact({ kind: 'interactive', type: 'view_closed', payload })
    },
  }
}

/** @throws when a field is not there, an option is not offered or something needed is missing. */
function fillIn(view: View, values: Submitting['values'] & object): void {
  const left = new Set(Object.keys(values))
  for (const block of view.blocks) {
    for (const element of elementsOf(block)) {
      const name = [block.block_id!, element.action_id as string].find((id) => left.delete(id))
      const held = view.state.values[block.block_id!]?.[element.action_id as string]
      if (name !== undefined && held) held[FIELDS[element.type]!] = valueFor(element, values[name]!)
      if (block.type === 'input' && !block.optional && held) assertFilled(view, element, held)
    }
  }
  if (left.size > 0) throw new Error(`the modal has no field ${[...left]}; it has ${fieldsOf(view)}`)
}

const fieldsOf = (view: View) =>
  view.blocks
    .flatMap((block) => elementsOf(block).map((row) => `${block.block_id}/${row.action_id}`))
    .join(', ')

function assertFilled(view: View, element: Block, held: Record<string, unknown>): void {
  const value = held[FIELDS[element.type]!]
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0)
  if (empty) throw new Error(`${element.action_id} in "${view.title?.text}" must be filled in`)
}

function valueFor(element: Block, given: string | string[]): unknown {
  const field = FIELDS[element.type]!
  if (!field.startsWith('selected_option')) return given
  const find = (wanted: string) => {
    const found = allOptions(element).find(({ value, text }) => value === wanted || text.text === wanted)
    if (!found) throw new Error(`${element.action_id} does not offer ${wanted}`)
    return found
  }
  return Array.isArray(given) ? given.map(find) : field.endsWith('s') ? [find(given)] : find(given)
}
