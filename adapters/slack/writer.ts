import type { WebClient } from '@slack/web-api'
import type { Priority } from '../../src/contract/request.ts'
import type { Pace } from './pace.ts'
import type { Method } from './rate-limits.ts'
import { slackErrorName } from './slack-error.ts'
import type { SlackFile, SlackMessage } from './slack-message.ts'

/** Where a message goes. */
export interface Place {
  channel: string
  /** The ts of the thread's first message. */
  thread?: string
}

/** A message that was posted. */
export interface Posted {
  channel: string
  ts: string
}

/** Writes to one workspace, paced, in order. Rejects with what web-api throws: `slackError` puts it into words. */
export interface Writer {
  post(place: Place, message: SlackMessage): Promise<Posted>
  /** A message that is gone stays gone. */
  update(posted: Posted, message: SlackMessage): Promise<void>
  ephemeral(place: Place, user: string, message: SlackMessage): Promise<void>
  /** Already gone is fine. */
  remove(posted: Posted): Promise<void>
  upload(place: Place, file: SlackFile): Promise<void>
}

/** Slack makes no mentions and links of its own out of our text. */
const LITERALLY = { parse: 'none', link_names: false } as const
const QUIETLY = { ...LITERALLY, unfurl_links: false, unfurl_media: false } as const

export function createWriter(
  client: WebClient,
  team: string,
  pace: Pace,
  priority: Priority = 'interactive',
): Writer {
  const write = <T>(channel: string, method: Method, send: () => Promise<T>) =>
    pace.write({ team, channel, method, priority }, send)

  return {
    async post({ channel, thread }, { text, blocks }) {
      const message = { channel, text, blocks, ...inThread(thread), ...QUIETLY }
      const { ts } = await write(channel, 'chat.postMessage', () => client.chat.postMessage(message))
      return { channel, ts: ts! }
    },
    async update({ channel, ts }, { text, blocks }) {
      const message = { channel, ts, text, blocks, ...LITERALLY }
      await write(channel, 'chat.update', () => unlessGone(client.chat.update(message)))
    },
    async ephemeral({ channel, thread }, user, { text, blocks }) {
      const message = { channel, user, text, blocks, ...inThread(thread), ...LITERALLY }
      await write(channel, 'chat.postEphemeral', () => client.chat.postEphemeral(message))
    },
    async remove({ channel, ts }) {
      await write(channel, 'chat.delete', () => unlessGone(client.chat.delete({ channel, ts })))
    },
    async upload({ channel, thread }, { name, content, description }) {
      const alternative = description === undefined ? {} : { alt_text: description }
      const bytes = typeof content === 'string' ? { content } : { file: content }
      const file = { filename: name, title: name, ...bytes, ...alternative }
      const destination =
        thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread }
      await write(channel, 'files.completeUploadExternal', () =>
        client.filesUploadV2({ ...destination, ...file }),
      )
    },
  }
}

const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread })

async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (slackErrorName(error) !== 'message_not_found') throw error
  }
}
