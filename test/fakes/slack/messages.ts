import { type Arguments, nested, text } from './arguments.ts'
import { judgeMessage, pingsIn } from './check-blocks.ts'
import { refusal } from './refusal.ts'
import type { State } from './state.ts'
import {
  type Block,
  CHANNEL_TYPES,
  type Channel,
  findMessage,
  isBotIn,
  type Message,
  SCOPE_GROUPS,
  type Team,
} from './world.ts'

/** What `chat.postMessage` cuts the text at (docs.slack.dev/changelog/2018-truncating-really-long-messages). */
const MAXIMUM_TEXT = 40_000

export interface Content {
  text: string
  blocks?: Block[]
}

/** Takes what the bot wants to write, as Slack would, and notes what is broken in it or pings. */
export function takeContent(state: State, method: string, channel: string, args: Arguments): Content {
  const blocks = nested(args, 'blocks', 'invalid_blocks_format')
  const message = { ...args, blocks }
  const { error, problems, malformed } = judgeMessage(message)
  if (malformed.length > 0) {
    state.ledger.refusals.push({ method, error: 'malformed_text', problems: malformed, args })
  }
  for (const token of pingsIn(message)) state.ledger.pings.push({ method, channel, token })
  if (error !== undefined)
    throw refusal(error, { errors: problems, response_metadata: { messages: problems } })
  const written = text(args, 'text').slice(0, MAXIMUM_TEXT)
  const filled = blocks === undefined ? undefined : fillBlockIds(state, blocks as Block[])
  return { text: written, ...(filled && { blocks: filled }) }
}

/** Slack gives every block and element an id that has none. */
export function fillBlockIds(state: State, blocks: Block[]): Block[] {
  const id = () => `b${state.next().toString(36)}`
  const fill = (element: Block) =>
    'action_id' in element || ['mrkdwn', 'plain_text', 'image'].includes(element.type)
      ? element
      : { ...element, action_id: id() }
  return blocks.map((block) => {
    const filled: Block = { ...block, block_id: block.block_id ?? id() }
    if (block.type === 'rich_text') return filled
    if (Array.isArray(block.elements)) filled.elements = (block.elements as Block[]).map(fill)
    for (const place of ['accessory', 'element']) {
      if (block[place]) filled[place] = fill(block[place] as Block)
    }
    return filled
  })
}

/** What a message event has beside the message. */
export function eventOf(channel: Channel, message: object, ts: string) {
  return { ...message, channel: channel.id, event_ts: ts, channel_type: CHANNEL_TYPES[channel.kind] }
}

/** Tells the app about something in a channel, if its bot is there. */
function emitMessage(state: State, team: Team, channel: Channel, event: Record<string, unknown>) {
  if (!isBotIn(team, channel)) return undefined
  return state.emit(team, event, `${SCOPE_GROUPS[channel.kind]}:history`)
}

/** Who writes as the app's bot. */
export const botAuthor = (state: State, team: Team) => ({
  user: team.bot.id,
  bot_id: team.bot.bot_id,
  app_id: state.appId,
  bot_profile: {
    id: team.bot.bot_id,
    deleted: false,
    name: team.bot.name,
    updated: 1,
    app_id: state.appId,
    team_id: team.id,
  },
})

/** Puts a message into a channel and tells the app. @returns the message and the event's id. */
export function addMessage(
  state: State,
  team: Team,
  channel: Channel,
  fields: Omit<Message, 'type' | 'ts' | 'team'> & { ts?: string },
) {
  const ts = fields.ts ?? state.clock.stamp()
  const parent = fields.thread_ts && findMessage(channel, fields.thread_ts)
  const message: Message = { type: 'message', team: team.id, ...fields, ts }
  if (parent && parent !== message) {
    parent.thread_ts = parent.ts
    if (parent.user) message.parent_user_id = parent.user
  }
  channel.messages.push(message)
  channel.messages.sort((a, b) => Number(a.ts) - Number(b.ts))
  const eventId = emitMessage(state, team, channel, eventOf(channel, message, ts))
  return { message, eventId }
}

/** Changes a message and tells the app. @returns the event's id. */
export function changeMessage(
  state: State,
  team: Team,
  channel: Channel,
  message: Message,
  fields: Partial<Message>,
) {
  const previous_message = structuredClone(message)
  Object.assign(message, fields)
  const ts = state.clock.stamp()
  const event = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: structuredClone(message),
    previous_message,
    ts,
  }
  return emitMessage(state, team, channel, eventOf(channel, event, ts))
}

/** Takes a message away, or leaves a gravestone when it has answers, and tells the app. @returns the event's id. */
export function removeMessage(state: State, team: Team, channel: Channel, message: Message) {
  const ts = state.clock.stamp()
  const previous_message = structuredClone(message)
  const event = {
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message,
    ts,
  }
  if (repliesTo(channel, message.ts).length > 0) {
    for (const key of ['blocks', 'reactions', 'files', 'edited', 'client_msg_id'] as const)
      delete message[key]
    Object.assign(message, { subtype: 'tombstone', text: 'This message was deleted.', user: 'USLACKBOT' })
  } else {
    channel.messages.splice(channel.messages.indexOf(message), 1)
  }
  return emitMessage(state, team, channel, eventOf(channel, event, ts))
}

export const repliesTo = (channel: Channel, ts: string) =>
  channel.messages.filter((row) => row.thread_ts === ts && row.ts !== ts)
