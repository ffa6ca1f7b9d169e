import {
  type CommandInteraction,
  type MessageComponentInteraction,
  MessageFlags,
  PermissionFlagsBits,
  type PermissionsBitField,
  RESTJSONErrorCodes as Refusal,
} from 'discord.js'
import type { Priority } from '../../src/contract/request.ts'
import type { Desk } from './desk.ts'
import { discordErrorCode } from './discord-error.ts'
import type { DiscordMessage, Rendered } from './discord-message.ts'
import { LIMITS } from './limits.ts'
import type { Place, Posted } from './writer.ts'

type Answerable = CommandInteraction | MessageComponentInteraction

/**
 * The answer for the asker's eyes, in the place of "thinking…" or of the message whose button was pressed. When Discord no
 * longer takes it there, after fifteen minutes, it comes as a direct message.
 */
export async function toInteraction(
  { insist }: Desk,
  interaction: Answerable,
  rendered: Rendered,
): Promise<void> {
  const messages = allowed(rendered.messages, interaction.appPermissions)
  const [first, ...rest] = messages
  try {
    await insist(() => interaction.editReply(payloadOf(first!)))
    for (const message of rest) await insist(() => interaction.followUp(privatePayloadOf(message)))
  } catch (error) {
    if (!TOO_LATE.has(discordErrorCode(error) ?? 0)) throw error
    for (const message of messages) await insist(() => interaction.user.send(payloadOf(message)))
  }
}

/** One more message for the presser's eyes. */
export async function beside(
  { insist }: Desk,
  interaction: Answerable,
  message: DiscordMessage,
): Promise<void> {
  await insist(() => interaction.followUp(privatePayloadOf(message)))
}

/** Invalid Webhook Token, Unknown Webhook. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const TOO_LATE: ReadonlySet<number> = new Set([50_027, 10_015])

/** The answer for all in a channel or direct message. Earlier posts are written over. */
export async function openly(
  { writer, client }: Desk,
  place: Place,
  rendered: Rendered,
  earlier: readonly Posted[] = [],
  priority: Priority = 'interactive',
): Promise<Posted[]> {
  const channel = client.channels.cache.get(place.channel)
  const isOnServer = channel !== undefined && !channel.isDMBased()
  const messages = allowed(
    rendered.messages,
    isOnServer && client.user ? channel.permissionsFor(client.user) : null,
  )
  const posted: Posted[] = []
  for (const [index, message] of messages.entries()) {
    const old = earlier[index]
    if (old) await writer.update(old, message, priority)
    posted.push(old ?? (await writer.post(place, message, priority)))
  }
  for (const old of earlier.slice(messages.length)) await writer.remove(old, priority)
  return posted
}

/** Without pictures and files where Parley may not attach any: Discord would refuse the whole message. */
function allowed(
  messages: DiscordMessage[],
  permissions: Readonly<PermissionsBitField> | null,
): DiscordMessage[] {
  if (permissions === null || permissions.has(PermissionFlagsBits.AttachFiles)) return messages
  return messages.map(({ files: _, embeds, bars, ...message }) => {
    const shown = embeds.map(({ image: _picture, ...embed }) => embed)
    if (bars !== undefined && shown[0]) shown[0].description = withBars(shown[0].description, bars)
    return { ...message, embeds: shown }
  })
}

const withBars = (text = '', bars: string) =>
  text.length + bars.length + 2 > LIMITS.embedDescription ? text : `${text}\n\n${bars}`.trim()

/** The answer in a direct message. @returns false when that person takes none from Parley. */
export async function directly(
  { client, insist }: Desk,
  id: string,
  { messages }: Rendered,
): Promise<boolean> {
  try {
    const user = await insist(() => client.users.fetch(id))
    for (const message of messages) await insist(() => user.send(payloadOf(message)))
    return true
  } catch (error) {
    if (!isUnwelcome(error)) throw error
    return false
  }
}

/** Whether somebody takes no direct messages from Parley. */
export const isUnwelcome = (error: unknown) => NO_DIRECT.has(discordErrorCode(error) ?? 0)

const NO_DIRECT: ReadonlySet<number> = new Set([
  Refusal.CannotSendMessagesToThisUser,
  Refusal.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
])

/** Shows "Parley is typing" until the work is done. */
export async function typing<T>(desk: Desk, channel: string, work: () => Promise<T>): Promise<T> {
  const show = () => {
    const found = desk.client.channels.cache.get(channel)
    // A sign that fails must not cost the answer.
    if (found?.isSendable()) found.sendTyping().catch(() => {})
  }
  const first = setTimeout(show, LIMITS.workingAfterMilliseconds)
  const again = setInterval(show, LIMITS.typingMilliseconds)
  return await work().finally(() => {
    clearTimeout(first)
    clearInterval(again)
  })
}

/** A message as discord.js takes it; pings are switched off on the client. */
export function payloadOf({ content = '', embeds, components, files = [] }: DiscordMessage) {
  return {
    content,
    embeds,
    components,
    files: files.map((file) => ({ ...file, attachment: Buffer.from(file.content) })),
    allowedMentions: { parse: [], repliedUser: false },
  }
}

const privatePayloadOf = (message: DiscordMessage) => ({
  ...payloadOf(message),
  flags: MessageFlags.Ephemeral as const,
})

/** Whether only the presser sees the message under which something was pressed. */
export const isPrivate = (interaction: MessageComponentInteraction) =>
  interaction.message.flags.has(MessageFlags.Ephemeral)
