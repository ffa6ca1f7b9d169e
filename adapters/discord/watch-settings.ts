import type { Client, Interaction, MessageComponentInteraction } from 'discord.js'
import type { ChannelChange } from '../../src/contract/channels.ts'
import { targetsOf } from '../../src/text/watch-targets.ts'
import { type Asker, channelOf } from './asker.ts'
import { beside, toInteraction } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { onInteraction } from './interactions.ts'
import { readsContent } from './mood.ts'
import { notice } from './notices.ts'
import { readable } from './readable.ts'
import { refuseSettings } from './settings-message.ts'
import { changeOf } from './watch-change.ts'
import { pageOf, WATCH, watchMessage } from './watch-message.ts'
import { watchedHere } from './watched-here.ts'

export const isWatchSetting = (customId: string) => Object.values<string>(WATCH).includes(customId)

/** The pages of what Parley does unasked in a channel; a change counts at once, and the page shows it. */
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
      const { channelId, customId } = interaction
      const shown = await watchMessage(desk, asker, channelId, pageOf(customId))
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
  const chosen = interaction.isAnySelectMenu() ? interaction.values : []
  const wanted = changeOf(interaction.customId, chosen, settings)
  if (wanted === undefined) return undefined
  const refused =
    (await refuseSettings(desk, asker, () => checkTargets(wanted, channel, asker, desk))) ??
    unable(wanted, channel, asker, desk)
  if (refused !== undefined) return refused
  const spoken = settings.locale === undefined && asker.origin.locale ? { locale: asker.origin.locale } : {}
  await desk.house.channels.change(channelOf(channel), { ...wanted, ...spoken }, asker.name)
  return undefined
}

/** Why it would not work: Parley hears no text, or a plan is not whole. */
function unable(
  { mood, digest, translation }: ChannelChange,
  channel: string,
  { phrases: { watch: words } }: Asker,
  { client }: Desk,
): string | undefined {
  if ((mood || digest || translation) && !readsContent(client)) return words.noContent
  if (translation && translation.languages.length < 2) return words.twoLanguages
  if (translation?.mirror?.channel === channel) return words.mirrorBoth
  return undefined
}

/** @throws NOT_ALLOWED when who asks may not read what would be told something. */
async function checkTargets(wanted: ChannelChange, channel: string, asker: Asker, desk: Desk): Promise<void> {
  for (const target of targetsOf(wanted)) await readable(target, channel, desk, asker)
}
