import { elementsOf } from './views.ts'
import type { Block } from './world.ts'

/** Something to press in a message or a view. */
export interface Control {
  action_id: string
  block_id: string
  /** What stands on it. */
  label: string
  value?: string
  type: string
  /** As it is on the wire. */
  element: Block
}

/** Which control, or which option of it: what is not given does not matter. */
export interface Which {
  action_id?: string | RegExp
  label?: string | RegExp
  value?: string
}

/** An option of a menu, as it is on the wire. */
export interface Option {
  text: { text: string }
  value: string
}

const labelOf = (element: Block) => (element.text as { text?: string } | undefined)?.text ?? ''

/** What can be pressed, in order; the two thumbs of feedback buttons are two. */
export function buttonsIn(blocks: Block[] = []): Control[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => {
      const ids = {
        action_id: element.action_id as string,
        block_id: block.block_id!,
        type: element.type,
        element,
      }
      if (element.type === 'feedback_buttons') {
        const sides = [element.positive_button, element.negative_button] as unknown as Block[]
        return sides.map((side) => ({ ...ids, label: labelOf(side), value: String(side.value) }))
      }
      if (element.type !== 'button' && element.type !== 'icon_button') return []
      const value = element.value === undefined ? {} : { value: String(element.value) }
      return [{ ...ids, label: labelOf(element), ...value }]
    }),
  )
}

const MENUS = ['static_select', 'overflow', 'radio_buttons', 'checkboxes', 'multi_static_select']

/** Menus that Slack fills with channels. */
const CHANNEL_MENUS = ['conversations_select', 'channels_select']

/** The options that can be chosen, in order. @param channel what a menu of channels offers. */
export function optionsIn(blocks: Block[] = [], channel?: string): (Control & { option: Option })[] {
  return blocks.flatMap((block) =>
    elementsOf(block)
      .filter(({ type }) => MENUS.includes(type) || (channel !== undefined && CHANNEL_MENUS.includes(type)))
      .flatMap((element) => {
        const ids = {
          action_id: element.action_id as string,
          block_id: block.block_id!,
          type: element.type,
          element,
        }
        const offered = CHANNEL_MENUS.includes(element.type)
          ? [{ text: { text: channel! }, value: channel! }]
          : allOptions(element)
        return offered.map((option) => ({
          ...ids,
          label: option.text.text,
          value: option.value,
          option,
        }))
      }),
  )
}

/** The options of a menu, those in groups too. */
export function allOptions(element: Block): Option[] {
  const groups = (element.option_groups ?? []) as { options: Option[] }[]
  return [...((element.options ?? []) as Option[]), ...groups.flatMap((group) => group.options)]
}

export function isWanted(control: Control, { action_id, label, value }: Which): boolean {
  const fits = (wanted: string | RegExp | undefined, given: string) =>
    wanted === undefined || (typeof wanted === 'string' ? wanted === given : wanted.test(given))
  return (
    fits(action_id, control.action_id) &&
    fits(label, control.label) &&
    (value === undefined || value === control.value)
  )
}

/** All that a person can read in these blocks, a line each. */
export function readBlocks(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(readBlocks)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : readBlocks(value),
  )
}
