import type { Client, Interaction, MessageComponentInteraction } from 'discord.js'
import { type Asker, channelOf } from './asker.ts'
import { beside, toInteraction } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { onInteraction } from './interactions.ts'
import { notice } from './notices.ts'
import { PRESS } from './press.ts'
import {
  CHANNEL_SWITCHES,
  forgetMessage,
  refuseSettings,
  SETTING,
  settingsMessage,
} from './settings-message.ts'
import { isWatchSetting } from './watch-settings.ts'
import { watchedHere } from './watched-here.ts'

/** The controls under `/parley settings`; a change counts at once and the message shows it. */
export function addSettings(client: Client, desk: Desk): void {
  onInteraction<MessageComponentInteraction>(
    client,
    desk,
    'setting',
    isSetting,
    (interaction) => interaction.deferUpdate(),
    async (interaction, asker) => {
      const forget = interaction.customId === SETTING.forget
      if (!forget) await change(interaction, asker, desk)
      const shown = forget ? forgetMessage(asker) : await settingsMessage(desk, asker, interaction.channelId)
      await toInteraction(desk, interaction, { messages: [shown] })
    },
  )
}

const isSetting = (interaction: Interaction) =>
  interaction.isMessageComponent() &&
  interaction.customId.startsWith(`${PRESS.set}:`) &&
  !isWatchSetting(interaction.customId)

async function change(interaction: MessageComponentInteraction, asker: Asker, desk: Desk): Promise<void> {
  const { people, channels } = desk.house
  const { customId } = interaction
  if (customId === SETTING.language && interaction.isStringSelectMenu()) {
    const [chosen] = interaction.values
    await people.change(asker.person, { language: chosen === 'profile' ? undefined : chosen })
  }
  if (customId === SETTING.never) {
    const { neverAnalyse = false } = await people.settings(asker.person)
    await people.change(asker.person, { neverAnalyse: !neverAnalyse })
  }
  if (customId === SETTING.own && interaction.isStringSelectMenu()) {
    const { channel } = await watchedHere(desk, interaction.channelId)
    const [chosen] = interaction.values
    await desk.house.ownTranslations.set(asker.person, channel, chosen === 'no' ? undefined : chosen)
  }
  if (customId === SETTING.forgetSure) await people.forget(asker.person)
  const name = CHANNEL_SWITCHES.find((one) => SETTING[one] === customId)
  if (name === undefined) return
  const refused = await refuseSettings(desk, asker)
  if (refused !== undefined) return await beside(desk, interaction, notice(refused).messages[0]!)
  const channel = channelOf(interaction.channelId)
  await channels.change(channel, { [name]: !(await channels.settings(channel))[name] })
}
