import { COMPONENT, type Component } from './check-components.ts'
import { lookUp, type Resolved } from './command-options.ts'
import { isMenu, labelOf, optionsOf } from './controls.ts'
import { type Done, INTERACTION, interact } from './interaction.ts'
import { fillModal } from './modal-fields.ts'
import type { State } from './state.ts'
import { findElement, type Where } from './surfaces.ts'
import { type Channel, userIn } from './world.ts'

/** Which button or menu: what is not given does not matter. */
export interface Which {
  custom_id?: string | RegExp
  /** What stands on a button, or in a menu's option. */
  label?: string | RegExp
}

export interface Choosing extends Where, Which {
  /** What is chosen when a label says too little: values of options; channels, people or roles by name or id. */
  value?: string | string[]
}

export interface Submitting {
  user: string
  /** What is typed or chosen, by `custom_id` or label. */
  values?: Record<string, string | string[]>
}

export interface Gestures {
  /** Presses a button that the person sees: the newest that fits. */
  press(given: Where & Which): Promise<Done>
  /** Chooses from a menu that the person sees: the newest that fits. */
  choose(given: Choosing): Promise<Done>
  /** Fills in the modal that was opened last and sends it. @throws when Discord's client would not let it through. */
  submitModal(given: Submitting): Promise<Done>
  /** Closes it; the app is not told. */
  dismissModal(user: string): void
  /** Hides an ephemeral message for good; the app is not told, and cannot change it any more. */
  dismiss(given: { user: string; message: string }): void
}

const fits = (wanted: string | RegExp | undefined, given: unknown) =>
  wanted === undefined || (typeof wanted === 'string' ? wanted === given : wanted.test(String(given)))

export function createGestures(state: State): Gestures {
  const used = (found: ReturnType<typeof findElement>, name: string, more: object, resolved?: Resolved) => {
    const { user, source, element, channel } = found
    const { custom_id, type: component_type, id } = element
    const data = { custom_id, component_type, id, ...more, ...(resolved && { resolved }) }
    return interact(state, { type: INTERACTION.component, name, user, channel, source, data })
  }
  return {
    press(given) {
      const found = findElement(
        state,
        given,
        (row) =>
          row.type === COMPONENT.button &&
          row.custom_id !== undefined &&
          fits(given.custom_id, row.custom_id) &&
          (fits(given.label, labelOf(row)) || fits(given.label, row.label)),
      )
      if (found.element.disabled) throw new Error(`the button ${labelOf(found.element)} is disabled`)
      return used(found, 'button', {})
    },
    async choose(given) {
      const found = findElement(
        state,
        given,
        (row) =>
          isMenu(row) &&
          fits(given.custom_id, row.custom_id) &&
          (given.label === undefined || optionsOf(row).some(({ label }) => fits(given.label, label))),
      )
      if (found.element.disabled) throw new Error(`the menu ${found.element.custom_id} is disabled`)
      const resolved: Resolved = {}
      const values = choiceOf(state, found.element, found.channel, given, resolved)
      return used(found, 'menu', { values }, Object.keys(resolved).length > 0 ? resolved : undefined)
    },
    async submitModal({ user: name, values = {} }) {
      const user = userIn(state.world, name)
      const modal = state.modals.get(user.id)?.at(-1)
      if (!modal) throw new Error(`${name} has no modal open`)
      const opener = state.interactions.get(modal.interaction)!
      const components = fillModal(modal, values)
      state.modals.get(user.id)!.pop()
      const { channel, source } = opener
      const data = { custom_id: modal.custom_id, components }
      const asking = {
        type: INTERACTION.modal,
        name: 'modal',
        user,
        channel,
        data,
        ...(source && { source }),
      }
      return interact(state, { ...asking, isUserInstalled: opener.owners[0] === undefined })
    },
    dismiss({ user, message }) {
      const { id } = userIn(state.world, user)
      const index = state.ephemerals.findIndex((row) => row.id === message && row.seen_by === id)
      if (index < 0) throw new Error(`${user} sees no ephemeral message ${message}`)
      state.ephemerals.splice(index, 1)
    },
    dismissModal(name) {
      const modal = state.modals.get(userIn(state.world, name).id)?.pop()
      if (!modal) throw new Error(`${name} has no modal open`)
    },
  }
}

const OPTION_TYPES: Record<number, number> = {
  [COMPONENT.userSelect]: 6,
  [COMPONENT.roleSelect]: 8,
  [COMPONENT.mentionableSelect]: 9,
  [COMPONENT.channelSelect]: 7,
}

/** @throws when the menu does not offer it, or not that many. */
function choiceOf(
  state: State,
  menu: Component,
  channel: Channel,
  { label, value }: Choosing,
  resolved: Resolved,
): string[] {
  const options = optionsOf(menu)
  const labelled = label === undefined ? [] : options.filter((row) => fits(label, row.label)).slice(0, 1)
  const named = value === undefined ? [] : [value].flat()
  const wrong = options.length > 0 ? named.filter((one) => !options.some((row) => row.value === one)) : []
  if (wrong.length > 0) throw new Error(`the menu ${menu.custom_id} does not offer ${wrong}`)
  const type = OPTION_TYPES[menu.type as number]
  const found = named.map((one) =>
    type === undefined ? one : String(lookUp(state, type, one, channel, resolved)),
  )
  const chosen = [...labelled.map((row) => row.value), ...found]
  const [least, most] = [Number(menu.min_values ?? 1), Number(menu.max_values ?? 1)]
  if (chosen.length >= least && chosen.length <= most) return chosen
  throw new Error(`the menu ${menu.custom_id} takes ${least} to ${most}, not ${chosen.length}`)
}
