import { randomUUID } from 'node:crypto'
import { type APIMessage, type Client, Routes } from 'discord.js'
import type { Priority } from '../../src/contract/request.ts'
import { isGone } from './discord-error.ts'
import type { DiscordMessage } from './discord-message.ts'
import { LIMITS } from './limits.ts'
import { messageBody, messageFiles } from './message-body.ts'
import type { Pace } from './pace.ts'

/** Where a message goes. */
export interface Place {
  /** A thread is a channel too. */
  channel: string
  /** The id of the message that it answers; it may be gone. */
  replyTo?: string
}

/** A message that was posted. */
export interface Posted {
  channel: string
  id: string
}

/** Writes, paced, in order. Rejects with what discord.js throws: `discordError` puts it into words. */
export interface Writer {
  /** Posts once, however often it takes to get it through. */
  post(place: Place, message: DiscordMessage, priority?: Priority): Promise<Posted>
  /** A message that is gone stays gone. */
  update(posted: Posted, message: DiscordMessage, priority?: Priority): Promise<void>
  /** Puts an emoji on a message; one that is gone stays gone. */
  mark(message: Posted, emoji: string, priority?: Priority): Promise<void>
  /** Already gone is fine. */
  remove(posted: Posted, priority?: Priority): Promise<void>
}

const nonce = () => randomUUID().replaceAll('-', '').slice(0, LIMITS.nonceCharacters)

export function createWriter({ rest }: Pick<Client, 'rest'>, pace: Pace): Writer {
  return {
    async post({ channel, replyTo }, message, priority = 'interactive') {
      const body = { ...messageBody(message), ...answering(replyTo), nonce: nonce(), enforce_nonce: true }
      const send = () => rest.post(Routes.channelMessages(channel), { body, files: messageFiles(message) })
      const { id } = (await pace.write({ channel, priority }, send)) as APIMessage
      return { channel, id }
    },
    async update({ channel, id }, message, priority = 'interactive') {
      const content = { body: messageBody(message), files: messageFiles(message) }
      const send = () => unlessGone(rest.patch(Routes.channelMessage(channel, id), content))
      await pace.write({ channel, priority }, send)
    },
    async mark({ channel, id }, emoji, priority = 'interactive') {
      const name = encodeURIComponent(emoji)
      const send = () => unlessGone(rest.put(Routes.channelMessageOwnReaction(channel, id, name)))
      await pace.write({ channel, priority }, send)
    },
    async remove({ channel, id }, priority = 'interactive') {
      const send = () => unlessGone(rest.delete(Routes.channelMessage(channel, id)))
      await pace.write({ channel, priority }, send)
    },
  }
}

const answering = (replyTo: string | undefined) =>
  replyTo === undefined ? {} : { message_reference: { message_id: replyTo, fail_if_not_exists: false } }

async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!isGone(error)) throw error
  }
}
