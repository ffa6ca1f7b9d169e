import {
  type Client,
  GatewayDispatchEvents,
  type GatewayMessageReactionAddDispatchData,
  type GatewayMessageReactionRemoveAllDispatchData,
  type GatewayMessageReactionRemoveDispatchData,
} from 'discord.js'
import { answer } from './answer.ts'
import { type Asker, channelOf, createAsker } from './asker.ts'
import { directly, openly } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { languageOfFlag } from './flags.ts'
import { originalOf } from './living-answers.ts'
import { spotOf } from './spot.ts'

/** A flag on a message, put there or taken away. */
interface Flag {
  language: string
  user: string
  channel: string
  message: string
}

type Reaction = GatewayMessageReactionAddDispatchData | GatewayMessageReactionRemoveDispatchData

const FLAG = 'flag-'

export const slotOf = (language: string) => FLAG + language

type Cleared = GatewayMessageReactionRemoveAllDispatchData

/** A flag is answered with a translation, once per language; taking the last such flag away withdraws it. */
export function addReactions(client: Client, desk: Desk): void {
  const listen = (work: (flag: Flag, desk: Desk) => Promise<void>) => {
    return async ({ emoji, user_id: user, channel_id: channel, message_id: message }: Reaction) => {
      const language = languageOfFlag(emoji.name ?? '')
      if (language === undefined || user === client.user?.id) return
      const flag = { language, user, channel, message }
      // The gateway repeats nothing after a resume, and putting and taking away may repeat at will: no claim, only order.
      await desk.run('flag', () => desk.inOrder(`${channel}/${message}`, () => work(flag, desk)))
    }
  }
  // From the gateway itself: discord.js tells nothing of direct messages that it has not seen since the start.
  client.ws.on(GatewayDispatchEvents.MessageReactionAdd, listen(translate))
  client.ws.on(GatewayDispatchEvents.MessageReactionRemove, listen(withdraw))
  const clear = ({ channel_id: channel, message_id: message }: Cleared) =>
    desk.run('flag', () => desk.inOrder(`${channel}/${message}`, () => withdrawAll(channel, message, desk)))
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveAll, clear)
  client.ws.on(GatewayDispatchEvents.MessageReactionRemoveEmoji, clear)
}

async function translate(flag: Flag, desk: Desk): Promise<void> {
  const { language, user, channel, message } = flag
  const original = originalOf(channel, message)
  if (await desk.living.find(original, slotOf(language))) return
  const found = desk.client.channels.cache.get(channel)
  const guild = found && 'guild' in found ? found.guild : undefined
  const person = await desk.directory.person(user, guild)
  if (person.bot || !(await desk.house.channels.settings(channelOf(channel))).flags) return
  const post = await desk.reader.message(channel, message)
  // The flag may be gone again; and without the message-content intent there is nothing to translate.
  if (post === undefined || post.text === '' || !languages(post.reactions).has(language)) return
  const spot = spotOf({ channel: found ?? null, channelId: channel, guildId: guild?.id ?? null })
  const asker = createAsker({ ...person, user, spot, locale: person.locale ?? guild?.preferredLocale })
  const again = { task: 'translate', options: { to: language } }
  const source = {
    kind: 'message' as const,
    channel,
    message,
    text: post.text,
    ...(post.author && { author: post.author }),
  }
  const note = guild && publicRefusal(again.task, asker, desk)
  const { reply, rendered } = await answer(
    { ...again, source },
    { desk, asker, controls: false, shareable: false, ...(note !== undefined && { note }) },
  )
  if (reply.error !== undefined || reply.data.from === reply.data.to || note !== undefined) {
    // Who takes no direct messages is not told: a public remark would disturb everybody.
    await directly(desk, user, rendered)
    return
  }
  const posted = await openly(desk, { channel, replyTo: message }, rendered)
  await desk.living.remember(original, slotOf(language), { posted, again })
}

const publicRefusal = (task: string, { origin }: Asker, { house }: Desk) =>
  house.policy.refusal({ kind: 'answer-publicly', task }, origin)

/** A moderator took all reactions away, or all with one emoji: what no flag asks for any more goes. */
async function withdrawAll(channel: string, message: string, desk: Desk): Promise<void> {
  for (const { slot } of await desk.living.all(originalOf(channel, message))) {
    if (!slot.startsWith(FLAG)) continue
    await withdraw({ language: slot.slice(FLAG.length), channel, message }, desk)
  }
}

async function withdraw({ language, channel, message }: Omit<Flag, 'user'>, desk: Desk): Promise<void> {
  const original = originalOf(channel, message)
  const answered = await desk.living.find(original, slotOf(language))
  if (answered === undefined) return
  const post = await desk.reader.message(channel, message)
  if (languages(post?.reactions ?? []).has(language)) return
  for (const posted of answered.posted) await desk.writer.remove(posted)
  await desk.living.forget(original, slotOf(language))
}

const languages = (reactions: readonly string[]) => new Set(reactions.map(languageOfFlag))
