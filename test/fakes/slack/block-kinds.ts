import { z } from 'zod'
import * as element from './block-elements.ts'

const { length, plain, text, image } = element
const block = { block_id: length(255).optional() }

/** `action_id`s must differ within a block. */
function differ(block: Record<string, unknown>): boolean {
  const ids = [block.elements ?? [], block.accessory ?? []].flat().map((row) => (row as Ided).action_id)
  const given = ids.filter((id) => id !== undefined)
  return new Set(given).size === given.length
}
interface Ided {
  action_id?: string
}
const SAME_ACTION = 'action_id already exists in this block'

const section = z
  .strictObject({
    type: z.literal('section'),
    ...block,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10, 'no more than 10 items allowed').optional(),
    accessory: element.accessoryElement.optional(),
    expand: z.boolean().optional(),
  })
  .refine((row) => row.text !== undefined || row.fields !== undefined, 'must define either text or fields')
const header = z.strictObject({ type: z.literal('header'), ...block, text: plain(150) })
const divider = z.strictObject({ type: z.literal('divider'), ...block })
const context = z.strictObject({
  type: z.literal('context'),
  ...block,
  elements: z.array(element.contextElement).min(1).max(10, 'no more than 10 items allowed'),
})
const actions = z
  .strictObject({
    type: z.literal('actions'),
    ...block,
    elements: z
      .array(element.actionElement)
      .min(1, 'no fewer than 1 item allowed')
      .max(25, 'no more than 25 items allowed'),
  })
  .refine(differ, SAME_ACTION)
const picture = z.strictObject({
  type: z.literal('image'),
  ...block,
  ...image,
  title: plain(2000).optional(),
})
const input = z.strictObject({
  type: z.literal('input'),
  ...block,
  label: plain(2000),
  element: element.inputElement,
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
})
const rich = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'] as const
const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...block,
  elements: z.array(
    z.looseObject({ type: z.enum(rich), elements: z.array(z.looseObject({ type: length(30) })) }),
  ),
})
const markdown = z.strictObject({ type: z.literal('markdown'), ...block, text: length(12_000) })
const contextActions = z
  .strictObject({
    type: z.literal('context_actions'),
    ...block,
    elements: z.array(element.contextActionElement).min(1).max(5, 'no more than 5 items allowed'),
  })
  .refine(differ, SAME_ACTION)

const everywhere = [section, header, divider, context, actions, picture, richText] as const

/** What may stand in a message; video, table, card and other new blocks are left out as Parley has no use for them. */
export const messageBlock = z.discriminatedUnion('type', [...everywhere, markdown, contextActions])
/** What may stand in a modal or a home. */
export const viewBlock = z.discriminatedUnion('type', [...everywhere, input])
