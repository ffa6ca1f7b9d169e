import { z } from 'zod'

// What Slack takes in elements and composition objects (docs.slack.dev/reference/block-kit). Slack refuses
// properties that it does not know, so all objects here are strict.

export const length = (max: number) =>
  z
    .string()
    .min(1, 'must be more than 0 characters')
    .max(max, `must be less than ${max + 1} characters`)

export const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: length(max), emoji: z.boolean().optional() })
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: length(max), verbatim: z.boolean().optional() })
export const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)])

const url = length(3000).regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'invalid url')
export const image = {
  image_url: url,
  alt_text: length(2000),
}

const confirm = z.strictObject({
  title: plain(100),
  text: text(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
})
const action = { action_id: length(255).optional() }
const field = { ...action, focus_on_load: z.boolean().optional() }
const placed = { ...field, placeholder: plain(150).optional() }
const chosen = { ...placed, confirm: confirm.optional() }

const option = z.strictObject({
  text: plain(75),
  value: length(150),
  description: plain(75).optional(),
})
const richOption = option.extend({ text: text(75), description: text(75).optional() })
const group = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) })

/** An option that stands already chosen must be one of the options, in every detail. */
function isOffered(row: Record<string, unknown>): boolean {
  const groups = (row.option_groups ?? []) as { options: unknown[] }[]
  const offered = [row.options ?? [], ...groups.map((entry) => entry.options)].flat().map(String_)
  const initial = [row.initial_option ?? row.initial_options ?? []].flat().map(String_)
  return initial.every((entry) => offered.includes(entry))
}
const String_ = (value: unknown) => JSON.stringify(value)

const options = {
  options: z.array(option).min(1).max(100, 'no more than 100 items allowed').optional(),
  option_groups: z.array(group).min(1).max(100).optional(),
}
const oneOf = (row: Record<string, unknown>) =>
  (row.options === undefined) !== (row.option_groups === undefined)
const few = z.array(richOption).min(1).max(10, 'no more than 10 items allowed')

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  ...action,
  url: url.optional(),
  value: length(2000).optional(),
  style: z.enum(['primary', 'danger'], 'invalid style').optional(),
  confirm: confirm.optional(),
  accessibility_label: length(75).optional(),
})
const select = z
  .strictObject({
    type: z.literal('static_select'),
    ...chosen,
    ...options,
    initial_option: option.optional(),
  })
  .refine(oneOf, 'must define either options or option_groups')
  .refine(isOffered, 'initial_option is not one of the options')
const multiSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...chosen,
    ...options,
    initial_options: z.array(option).min(1).optional(),
    max_selected_items: z.number().int().min(1).optional(),
  })
  .refine(oneOf, 'must define either options or option_groups')
  .refine(isOffered, 'initial_options are not among the options')
const people = ['users', 'conversations', 'channels'] as const
const pickers = people.map((kind) =>
  z.strictObject({
    type: z.literal(`${kind}_select`),
    ...chosen,
    [`initial_${kind.slice(0, -1)}`]: length(30).optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter: z.looseObject({}).optional(),
  }),
)
const multiUsers = z.strictObject({
  type: z.literal('multi_users_select'),
  ...chosen,
  initial_users: z.array(length(30)).min(1).optional(),
  max_selected_items: z.number().int().min(1).optional(),
})
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...action,
  options: z
    .array(option.extend({ url: url.optional() }))
    .min(1)
    .max(5, 'no more than 5 items allowed'),
  confirm: confirm.optional(),
})
const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...field,
    options: few,
    initial_options: z.array(richOption).min(1).optional(),
    confirm: confirm.optional(),
  })
  .refine(isOffered, 'initial_options are not among the options')
const radio = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...field,
    options: few,
    initial_option: richOption.optional(),
    confirm: confirm.optional(),
  })
  .refine(isOffered, 'initial_option is not one of the options')
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...chosen,
  initial_date: z.iso.date('invalid date').optional(),
})
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...chosen,
  initial_time: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  timezone: z.string().optional(),
})
const dispatch = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2),
})
const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...placed,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
  dispatch_action_config: dispatch.optional(),
})
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...placed,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
  dispatch_action_config: dispatch.optional(),
})

const menus = [
  select,
  multiSelect,
  ...pickers,
  multiUsers,
  checkboxes,
  radio,
  datepicker,
  timepicker,
] as const
const union = <T extends readonly z.core.$ZodTypeDiscriminable[]>(members: T) =>
  z.discriminatedUnion('type', members as unknown as [z.core.$ZodTypeDiscriminable])

const imageElement = z.strictObject({ type: z.literal('image'), ...image })
export const actionElement = union([button, overflow, ...menus])
export const accessoryElement = union([button, overflow, imageElement, ...menus])
export const inputElement = union([textInput, numberInput, ...menus])
export const contextElement = union([imageElement, plain(2000), mrkdwn(2000)])

const feedbackButton = z.strictObject({
  text: plain(75),
  value: length(2000),
  accessibility_label: length(75).optional(),
})
const feedback = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...action,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
})
const icon = z.strictObject({
  type: z.literal('icon_button'),
  icon: z.literal('trash'),
  text: plain(75),
  ...action,
  value: length(2000).optional(),
  confirm: confirm.optional(),
  accessibility_label: length(75).optional(),
  visible_to_user_ids: z.array(z.string()).optional(),
})
export const contextActionElement = union([feedback, icon])
