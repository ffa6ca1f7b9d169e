import { type Client, Events, type Message } from 'discord.js'
import { answerParts } from './answer-parts.ts'
import { type Asker, createAsker } from './asker.ts'
import { openly, typing } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { carryOut } from './intents.ts'
import { originalOf } from './living-answers.ts'
import type { Posted } from './writer.ts'

/** The slot of a mention's answer among those to one message. */
const MENTION = 'mention'

/** Answers mentions and direct messages, for all to see: Discord has no private answer to a message. */
export function addMentions(client: Client, desk: Desk): void {
  client.on(Events.MessageCreate, async (message) => {
    if (!isForParley(message) || desk.isOld(message.createdTimestamp)) return
    const key = `${message.channelId}/${message.id}`
    // In line before anything else, so that an edit that follows at once finds it.
    await desk.inOrder(key, () =>
      desk.once('mention', [`message/${key}`], () => answerMessage(message, desk)),
    )
  })
}

/** Said by a person, to Parley: in a direct message or with its name. */
export function isForParley(message: Message): boolean {
  const { author, webhookId, system, client, content } = message
  if (author.bot || webhookId !== null || system) return false
  return (
    !message.inGuild() ||
    [`<@${client.user.id}>`, `<@!${client.user.id}>`].some((name) => content.includes(name))
  )
}

/** Answers what was said; `earlier` is the answer that an edit writes over. */
export async function answerMessage(
  message: Message,
  desk: Desk,
  earlier?: readonly Posted[],
): Promise<void> {
  const { channelId: channel, id, client, reference } = message
  const asker = await askerOf(message, desk)
  const words = message.content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), ' ').trim()
  const intent = desk.house.understand.words(words, asker.words)
  const replied = reference?.channelId === channel ? reference.messageId : undefined
  const around = { channel, message: id, thread: message.channel.isThread(), ...(replied && { replied }) }
  const work = () => carryOut(intent, around, answerParts(desk, asker, { shareable: false }))
  const rendered = await typing(desk, channel, work)
  const posted = await openly(desk, { channel, replyTo: id }, rendered, earlier)
  await desk.living.remember(originalOf(channel, id), MENTION, { posted })
}

/** Who wrote a message; their locale as they last used a command, else the server's. */
export async function askerOf(message: Message, desk: Desk): Promise<Asker> {
  const { author, guild, channelId } = message
  const known = await desk.directory.person(author.id, guild ?? undefined)
  return createAsker({
    ...{ user: author.id, name: known.name, admin: known.admin, channel: channelId },
    locale: known.locale ?? guild?.preferredLocale,
  })
}
