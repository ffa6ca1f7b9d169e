import { renderReply } from '../../../adapters/slack/reply.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import { checkMessage, openFakeSlack } from '../../fakes/slack/index.ts'
import { type OpenDoor, testAdapter } from '../../suites/adapter.ts'
import { galleryView } from './gallery-view.ts'
import { openParley } from './open-parley.ts'

async function open(handle: Handle): Promise<OpenDoor> {
  const slack = await openFakeSlack({ delivery: { repeatSameId: 1, repeatNewId: 1 } })
  const { door } = await openParley(slack, { handle })
  const shown = () => slack.ephemerals('ada').map((one) => slack.textOf(one))
  return {
    async askTwice(words) {
      slack.say({ user: 'ada', channel: 'general', text: `${slack.mention} to French: ${words}` })
      await slack.quiet(600)
    },
    async answers(words) {
      await slack.quiet(300)
      return shown().filter((text) => text.includes(words)).length
    },
    acknowledged: () => slack.acks.every(({ outcome }) => outcome === 'acked'),
    async close() {
      await door.stop()
      await slack.close()
    },
  }
}

testAdapter({
  name: 'slack',
  render: (reply) =>
    renderReply(reply, galleryView(reply))
      .messages.map(({ text }) => text)
      .join('\n'),
  problems: (reply) => renderReply(reply, galleryView(reply)).messages.flatMap(checkMessage),
  dangerous: /<[@!]|@(?:here|channel|everyone)/,
  open,
})
