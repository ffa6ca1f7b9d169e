import type { App } from '@slack/bolt'
import type { Desk } from './desk.ts'
import { decodeEntities } from './entities.ts'
import { fillCommand } from './modal-answers.ts'
import { askMood } from './mood.ts'
import { createResponder } from './responder.ts'

/** `/mood [day|week|month] [#channel]`: how the mood was, as far as it is measured. */
export function addMood(app: App, desk: Desk): void {
  app.command('/mood', async ({ ack, command, client, context }) => {
    await ack()
    const team = context.teamId ?? command.team_id
    await desk.once('command', [`${team}/command/${command.trigger_id}`], async () => {
      const { channel_id: here, user_id: user, response_url: responseUrl, trigger_id: trigger } = command
      const workspace = desk.workspace({ client, team })
      const asker = await desk.asker(workspace, user, { channel: here })
      const words = decodeEntities(command.text ?? '')
      const { period = 'week', channel } = desk.house.understand.mood(words)
      const fallback = (message: Parameters<typeof workspace.writer.ephemeral>[2]) =>
        workspace.writer.ephemeral({ channel: here }, user, message)
      const responder = createResponder({ responseUrl, fallback })
      const parts = { desk, workspace, asker, controls: true, shareable: !here.startsWith('D') }
      const state = { ask: askMood(period, here, channel), place: { channel: here } }
      await fillCommand(state, parts, responder, trigger)
    })
  })
}
