import { type Arguments, nested } from './arguments.ts'
import { judgeView } from './check-blocks.ts'
import { fillBlockIds } from './messages.ts'
import { refusal } from './refusal.ts'
import { newId, type State, type View } from './state.ts'
import type { Block, Team } from './world.ts'

/** docs.slack.dev/surfaces/modals: three views at most stand on one another. */
export const MAXIMUM_STACK = 3
/** docs.slack.dev/reference/methods/views.open */
const MAXIMUM_BYTES = 250_000

/** Takes a view as Slack would. @param given the `view` argument, or what came with an acknowledgement. */
export function takeView(state: State, team: Team, method: string, given: unknown, before?: View): View {
  const { problems, malformed } = judgeView(given)
  const args = { view: given }
  if (malformed.length > 0) {
    state.ledger.refusals.push({ method, error: 'malformed_text', problems: malformed, args })
  }
  if (problems.length > 0) throw refusal('invalid_arguments', { response_metadata: { messages: problems } })
  if (Buffer.byteLength(JSON.stringify(given)) > MAXIMUM_BYTES) throw refusal('view_too_large')
  return build(state, team, given as Partial<View>, before)
}

function build(state: State, team: Team, view: Partial<View>, before?: View): View {
  const id = before?.id ?? newId(state, 'V')
  const blocks = fillBlockIds(state, view.blocks ?? [])
  return {
    id,
    team_id: team.id,
    type: view.type!,
    blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    state: { values: valuesOf(blocks, before) },
    hash: `${Math.floor(state.clock.now() / 1000)}.${state.next()}`,
    ...(view.title && { title: view.title }),
    submit: view.submit ?? null,
    close: view.close ?? null,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    root_view_id: before?.root_view_id ?? id,
    previous_view_id: before?.previous_view_id ?? null,
    app_id: state.appId,
    app_installed_team_id: team.id,
    bot_id: team.bot.bot_id,
  }
}

/** Reads the `view` argument. */
export const viewArgument = (args: Arguments) => nested(args, 'view', 'invalid_arguments')

/** What stands in the inputs and menus of these blocks; what was typed before an update stays. */
export function valuesOf(blocks: Block[], before?: View): View['state']['values'] {
  const values: View['state']['values'] = {}
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const initial = initialOf(element)
      if (!initial) continue
      const id = block.block_id!
      const kept = before?.state.values[id]?.[element.action_id as string]
      values[id] = { ...values[id], [element.action_id as string]: kept ?? initial }
    }
  }
  return values
}

/** The interactive elements of a block. */
export const elementsOf = (block: Block): Block[] =>
  [block.elements ?? [], block.accessory ?? [], block.element ?? []]
    .flat()
    .filter((element) => (element as Block).action_id !== undefined) as Block[]

/** What Slack reports for each kind of input. @returns nothing for buttons. */
function initialOf(element: Block): Record<string, unknown> | undefined {
  const { type } = element
  const field = FIELDS[type]
  if (!field) return undefined
  const many = field.endsWith('s')
  const given = element[field === 'value' ? 'initial_value' : field.replace('selected', 'initial')]
  return { type, [field]: given ?? (many ? [] : null) }
}

/** Where the value of each kind of input stands. */
export const FIELDS: Record<string, string> = {
  plain_text_input: 'value',
  number_input: 'value',
  static_select: 'selected_option',
  radio_buttons: 'selected_option',
  multi_static_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
}

/** A view as the app gets it. */
export function viewObject(view: View): Omit<View, 'errors'> {
  const shown = structuredClone(view)
  delete shown.errors
  return shown
}
