import {
  ApplicationCommandType,
  type Client,
  GatewayIntentBits,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  SnowflakeUtil,
} from 'discord.js'
import type { TaskInfo } from '../../src/contract/task.ts'
import { answer } from './answer.ts'
import { answerParts } from './answer-parts.ts'
import type { Source } from './ask.ts'
import { menuName } from './command-data.ts'
import { toInteraction } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { onInteraction } from './interactions.ts'

/** Apps → Translate, How does this feel? and Summarise from here, on every message. They need no privileged intent. */
export function addMenus(client: Client, desk: Desk): void {
  onInteraction<MessageContextMenuCommandInteraction>(
    client,
    desk,
    'menu',
    isMenu,
    (interaction) => interaction.deferReply({ flags: MessageFlags.Ephemeral }),
    async (interaction, asker) => {
      const task = desk.house.chatTasks.find((one) => menuName(one) === interaction.commandName)
      if (task === undefined) return
      const ask = { task: task.name, options: {}, source: sourceOf(task, interaction, desk) }
      const { rendered } = await answer(ask, answerParts(desk, asker))
      await toInteraction(desk, interaction, rendered)
    },
  )
}

const isMenu = (interaction: Interaction) =>
  interaction.isCommand() && interaction.commandType === ApplicationCommandType.Message

/** The text comes with the menu. Where Parley cannot read it again, it stands under its answer, for the buttons. */
function sourceOf(
  task: TaskInfo,
  { targetMessage, channelId: channel }: MessageContextMenuCommandInteraction,
  { client }: Desk,
): Source {
  const { id: message, content: text, author } = targetMessage
  if (task.input !== 'text') {
    return { kind: 'channel', channel, range: { since: SnowflakeUtil.timestampFrom(message) } }
  }
  const canRead =
    client.channels.cache.has(channel) && client.options.intents.has(GatewayIntentBits.MessageContent)
  if (text === '' || canRead)
    return { kind: 'message', channel, message, ...(text && { text }), author: author.id }
  return { kind: 'text', text, author: author.id }
}
