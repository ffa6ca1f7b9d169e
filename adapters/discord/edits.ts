import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
  type Message,
} from 'discord.js'
import { answer } from './answer.ts'
import { openly } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { isGone } from './discord-error.ts'
import { type LivingAnswer, originalOf } from './living-answers.ts'
import { answerMessage, askerOf, isForParley } from './mentions.ts'

/** Answers live with their original: edited, they are made anew in place; deleted, they go. */
export function addEdits(client: Client, desk: Desk): void {
  client.on(Events.MessageUpdate, async (before, after) => {
    // Previews of links come as edits too.
    if (!before.partial && before.content === after.content) return
    await follow(after, desk, () => renewAll(after, desk))
  })
  // From the gateway itself: discord.js tells nothing of direct messages that it has not seen since the start.
  client.ws.on(GatewayDispatchEvents.MessageUpdate, async (after: GatewayMessageUpdateDispatchData) => {
    const message = { channelId: after.channel_id, id: after.id }
    // All others come above, in line with what was said while discord.js was not ready.
    if (client.channels.cache.has(message.channelId)) return
    await follow(message, desk, () => renewAll(message, desk))
  })
  client.ws.on(GatewayDispatchEvents.MessageDelete, async (gone: GatewayMessageDeleteDispatchData) => {
    const message = { channelId: gone.channel_id, id: gone.id }
    await follow(message, desk, () => withdrawAll(message, desk))
  })
  client.on(Events.MessageBulkDelete, async (messages) => {
    for (const message of messages.values()) await follow(message, desk, () => withdrawAll(message, desk))
  })
}

type Changed = Pick<Message, 'channelId' | 'id'>

/** Most messages have no answer: that is asked first. */
async function follow({ channelId, id }: Changed, desk: Desk, work: () => Promise<void>): Promise<void> {
  const key = `${channelId}/${id}`
  const concerns = async () =>
    desk.isBusyWith(key) || (await desk.living.all(originalOf(channelId, id))).length > 0
  await desk.run('edit', async () => {
    if (await concerns()) await desk.inOrder(key, work)
  })
}

async function withdrawAll({ channelId, id }: Changed, desk: Desk): Promise<void> {
  const original = originalOf(channelId, id)
  for (const { slot, answer: answered } of await desk.living.all(original)) {
    for (const posted of answered.posted) await desk.writer.remove(posted)
    // What was said unasked about the message has slots of its own, which are not this door's.
    await desk.living.forget(original, slot)
  }
}

async function renewAll({ channelId, id }: Changed, desk: Desk): Promise<void> {
  const answers = await desk.living.all(originalOf(channelId, id))
  const message = answers.length > 0 ? await newestOf(channelId, id, desk) : undefined
  if (message === undefined) return
  for (const { slot, answer: answered } of answers) {
    if (answered.again !== undefined) await translateAnew(message, slot, answered, desk)
    else if (isForParley(message)) await answerMessage(message, desk, answered.posted)
  }
}

/** As it is now; undefined when it is gone. */
async function newestOf(
  channelId: string,
  message: string,
  { client, insist }: Desk,
): Promise<Message | undefined> {
  try {
    const channel = await insist(() => client.channels.fetch(channelId))
    if (!channel?.isTextBased()) return undefined
    return await insist(() => channel.messages.fetch({ message, force: true }))
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

async function translateAnew(
  message: Message,
  slot: string,
  answered: LivingAnswer,
  desk: Desk,
): Promise<void> {
  const { channelId: channel, id, content: text, author } = message
  const asker = await askerOf(message, desk)
  // Who edits is not who asked: to the bot it would look as if they wanted their own words analysed.
  if ((await desk.house.people.settings(asker.person)).neverAnalyse) {
    for (const posted of answered.posted) await desk.writer.remove(posted)
    return await desk.living.forget(originalOf(channel, id), slot)
  }
  const ask = {
    ...answered.again!,
    source: { kind: 'message' as const, channel, message: id, text, author: author.id },
  }
  const { reply, rendered } = await answer(ask, { desk, asker, controls: false, shareable: false })
  // An old translation is better than an error in its place.
  if (reply.error !== undefined) return
  const posted = await openly(desk, { channel, replyTo: id }, rendered, answered.posted)
  await desk.living.remember(originalOf(channel, id), slot, { ...answered, posted })
}
