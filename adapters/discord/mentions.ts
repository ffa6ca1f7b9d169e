import { type Client, Events, type Message } from 'discord.js'
import { answerParts } from './answer-parts.ts'
import { type Asker, createAsker } from './asker.ts'
import { directly, openly, typing } from './deliveries.ts'
import type { Desk } from './desk.ts'
import type { Rendered } from './discord-message.ts'
import { carryOut } from './intents.ts'
import { originalOf } from './living-answers.ts'
import { spotOf } from './spot.ts'
import type { Posted } from './writer.ts'

/** The slot of a mention's answer among those to one message. */
const MENTION = 'mention'

/** Put on a mention that may not be answered openly and cannot be answered directly. */
const NOT_HERE = '🔒'

/** Answers mentions and direct messages, for all to see: Discord has no private answer to a message but a direct one. */
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
  const parts = answerParts(desk, asker, { shareable: false })
  const task = intent.kind === 'task' ? intent.task : intent.kind === 'mood' ? 'mood' : undefined
  const deed = { kind: 'answer-publicly', task } as const
  const note = message.inGuild() ? desk.house.policy.refusal(deed, asker.origin) : undefined
  // What another channel feels like is not for all in this one to read.
  const elsewhere = message.inGuild() && intent.kind === 'mood' && intent.channel !== undefined
  if (note !== undefined || elsewhere) {
    const alone = await carryOut(intent, around, { ...parts, ...(note !== undefined && { note }) })
    return await answerAlone(message, desk, alone, earlier)
  }
  const work = () => carryOut(intent, around, parts)
  const rendered = await typing(desk, channel, work)
  const posted = await openly(desk, { channel, replyTo: id }, rendered, earlier)
  await desk.living.remember(originalOf(channel, id), MENTION, { posted })
}

/** By a direct message; who takes none sees a sign on theirs. Whatever stood there for all goes. */
async function answerAlone(
  { author, channelId: channel, id }: Message,
  desk: Desk,
  rendered: Rendered,
  earlier: readonly Posted[] = [],
): Promise<void> {
  for (const posted of earlier) await desk.writer.remove(posted)
  if (earlier.length > 0) await desk.living.forget(originalOf(channel, id), MENTION)
  if (await directly(desk, author.id, rendered)) return
  // Where Parley may not even put a sign, there is no way left.
  await desk.writer.mark({ channel, id }, NOT_HERE).catch(() => {})
}

/** Who wrote a message; their locale as they last used a command, else the server's. */
export async function askerOf(message: Message, desk: Desk): Promise<Asker> {
  const { author, guild } = message
  const known = await desk.directory.person(author.id, guild ?? undefined)
  return createAsker({
    ...{ user: author.id, name: known.name, roles: known.roles, spot: spotOf(message) },
    locale: known.locale ?? guild?.preferredLocale,
  })
}
