import type { Client, Interaction, MessageComponentInteraction } from 'discord.js'
import type { ChannelChange, ChannelSettings } from '../../src/contract/channels.ts'
import { type Asker, channelOf } from './asker.ts'
import { beside, toInteraction } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { onInteraction } from './interactions.ts'
import { readsContent } from './mood.ts'
import { notice } from './notices.ts'
import { remarkWords } from './remark-words.ts'
import { settingsRefusal } from './settings-message.ts'
import { watchedHere } from './watch-lines.ts'
import { WATCH, watchMessage } from './watch-message.ts'

export const isWatchSetting = (customId: string) => Object.values<string>(WATCH).includes(customId)

/** The page of what Parley does unasked in a channel; a change counts at once, and the page shows it. */
export function addWatchSettings(client: Client, desk: Desk): void {
  onInteraction<MessageComponentInteraction>(
    client,
    desk,
    'watch setting',
    (interaction: Interaction) => interaction.isMessageComponent() && isWatchSetting(interaction.customId),
    (interaction) => interaction.deferUpdate(),
    async (interaction, asker) => {
      const refused = await change(interaction, asker, desk)
      if (refused !== undefined) await beside(desk, interaction, notice(refused).messages[0]!)
      const shown = await watchMessage(desk, asker, interaction.channelId)
      await toInteraction(desk, interaction, { messages: [shown] })
    },
  )
}

/** @returns why not, in the asker's language. */
async function change(
  interaction: MessageComponentInteraction,
  asker: Asker,
  desk: Desk,
): Promise<string | undefined> {
  const { channel, settings } = await watchedHere(desk, interaction.channelId)
  const wanted = changeOf(interaction, settings)
  if (wanted === undefined) return undefined
  const refused = settingsRefusal(desk, asker) ?? (await unable(wanted, interaction, asker, desk))
  if (refused !== undefined) return refused
  const spoken = settings.locale === undefined && asker.origin.locale ? { locale: asker.origin.locale } : {}
  await desk.house.channels.change(channelOf(channel), { ...wanted, ...spoken }, asker.name)
  return undefined
}

function changeOf(
  interaction: MessageComponentInteraction,
  settings: ChannelSettings,
): ChannelChange | undefined {
  const chosen = interaction.isAnySelectMenu() ? interaction.values[0] : undefined
  switch (interaction.customId) {
    case WATCH.mood:
      return { mood: !settings.mood }
    case WATCH.moodReactions:
      return { moodReactions: !settings.moodReactions }
    case WATCH.alertChannel:
      return { alertTo: chosen === undefined ? undefined : { channel: chosen } }
    case WATCH.alertPerson:
      return { alertTo: chosen === undefined ? undefined : { person: chosen } }
    default:
      return undefined
  }
}

/** Why it would not work: Parley hears no text, or who asks may not read where the alerts would go. */
async function unable(
  { mood, alertTo }: ChannelChange,
  { channelId }: MessageComponentInteraction,
  asker: Asker,
  { client, access }: Desk,
): Promise<string | undefined> {
  if (mood === true && !readsContent(client)) return asker.phrases.watch.noContent
  if (alertTo === undefined || !('channel' in alertTo)) return undefined
  const verdict = await access.check(asker.user, alertTo.channel, channelId)
  return verdict.ok ? undefined : remarkWords(verdict.remark, asker.phrases)
}
