import type { App, Context } from '@slack/bolt'
import type { Channel } from '../../src/contract/channels.ts'
import type { Observation } from '../../src/contract/observation.ts'
import { arrivalOf } from './arrivals.ts'
import { isWritten, type Post } from './chat-messages.ts'
import type { Desk } from './desk.ts'
import { heardEmoji } from './heard-emoji.ts'
import { heardMessage, timeOf } from './heard-message.ts'

interface MessageEvent extends Post {
  channel: string
  channel_type?: string
  message?: Post
  previous_message?: Post
  deleted_ts?: string
}

interface ReactionEvent {
  user: string
  reaction: string
  item: { type: string; channel?: string; ts?: string }
  event_ts: string
}

/** Tells the watch what passes by in channels; what is said to Parley directly is not watched. Bolt keeps Parley's own back. */
export function addObservations(app: App, { house }: Desk): void {
  app.event('message', async ({ event, client, context, body }) => {
    const message = event as unknown as MessageEvent
    if (message.channel_type === 'im' || message.channel.startsWith('D')) return
    const { team } = arrivalOf(client, context, body)
    const observed = observe(message, { platform: 'slack', workspace: team, channel: message.channel })
    if (observed) house.watch.observe({ ...observed, ...(isAgain(context) && { again: true }) })
  })
  for (const name of ['reaction_added', 'reaction_removed'] as const) {
    app.event(name, async ({ event, client, context, body }) => {
      const { user: person, reaction, item, event_ts } = event as ReactionEvent
      const { channel, ts: id } = item
      if (channel === undefined || id === undefined || channel.startsWith('D')) return
      const { team } = arrivalOf(client, context, body)
      house.watch.observe({
        ...{ kind: 'reaction', id, added: name === 'reaction_added', time: timeOf(event_ts) },
        channel: { platform: 'slack', workspace: team, channel },
        reaction: { emoji: heardEmoji(reaction), person },
      })
    })
  }
}

/** Slack had tried to deliver it before. */
const isAgain = ({ retryNum = 0 }: Context) => retryNum > 0

function observe(event: MessageEvent, channel: Channel): Observation | undefined {
  const { subtype, message, previous_message, deleted_ts } = event
  if (subtype === 'message_deleted') {
    const id = deleted_ts ?? previous_message?.ts
    return id === undefined ? undefined : { kind: 'deletion', channel, id }
  }
  if (subtype !== 'message_changed') {
    return isWritten(event) ? { kind: 'message', channel, message: heardMessage(event) } : undefined
  }
  // Where a message with replies was deleted, Slack leaves a tombstone and tells of an edit.
  if (message?.subtype === 'tombstone') return { kind: 'deletion', channel, id: message.ts! }
  // Previews of links come as edits too.
  if (message === undefined || message.text === previous_message?.text || !isWritten(message))
    return undefined
  return { kind: 'edit', channel, message: heardMessage(message) }
}
