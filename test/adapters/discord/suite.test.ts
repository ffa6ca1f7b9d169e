import { commandData } from '../../../adapters/discord/command-data.ts'
import { renderReply } from '../../../adapters/discord/reply.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'
import { checkMessage, openFakeDiscord } from '../../fakes/discord/index.ts'
import { type OpenDoor, testAdapter } from '../../suites/adapter.ts'
import { galleryView } from './gallery-view.ts'
import { openParley } from './open-parley.ts'

async function open(handle: Handle): Promise<OpenDoor> {
  const discord = await openFakeDiscord({ delivery: { repeat: 1 } })
  const { door } = await openParley(discord, { handle })
  const shown = () => discord.messages('general').filter((one) => one.author.id === discord.botId)
  return {
    async askTwice(words) {
      discord.say({ user: 'ada', channel: 'general', text: `${discord.mention} to French: ${words}` })
      // A command beside it: only interactions are acknowledged.
      await discord.until(() => discord.commands().length === commandData(chatTasks).length, 'the commands')
      await discord.command({ user: 'ada', channel: 'random', name: 'sentiment', options: { text: words } })
      await discord.quiet(600)
    },
    async answers(words) {
      await discord.quiet(300)
      return shown().filter((one) => discord.textOf(one).includes(words)).length
    },
    acknowledged: () => discord.acks.length > 0 && discord.acks.every(({ outcome }) => outcome === 'acked'),
    async close() {
      await door.stop()
      await discord.close()
    },
  }
}

testAdapter({
  name: 'discord',
  render: (reply) => JSON.stringify(renderReply(reply, galleryView(reply)).messages),
  problems: (reply) =>
    renderReply(reply, galleryView(reply)).messages.flatMap(({ embeds, components, content = '' }) =>
      checkMessage({ content, embeds, components }),
    ),
  dangerous: /@(?:here|channel|everyone)/,
  open,
})
