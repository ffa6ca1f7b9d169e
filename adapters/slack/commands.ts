import type { App, SlashCommand } from '@slack/bolt'
import type { Intent } from '../../src/contract/understand.ts'
import type { Asker } from './asker.ts'
import { deliver, privately } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { decodeEntities } from './entities.ts'
import { carryOut, toAsk } from './intents.ts'
import { fillCommand } from './modal-answers.ts'
import { createResponder } from './responder.ts'
import { openSettings } from './settings.ts'
import type { Workspace } from './workspace.ts'

/** `/sentiment`, `/translate`, `/summarise`: one for each task; and `/parley`. */
export function addCommands(app: App, desk: Desk): void {
  const names = [...desk.house.chatTasks.map(({ name }) => name), 'parley']
  for (const name of names) {
    app.command(`/${name}`, async ({ ack, command, client, context }) => {
      await ack()
      const team = context.teamId ?? command.team_id
      await desk.once('command', [`${team}/command/${command.trigger_id}`], async () => {
        const workspace = desk.workspace({ client, team })
        const asker = await desk.asker(workspace, command.user_id, { channel: command.channel_id })
        await obey(name, command, workspace, asker, desk)
      })
    })
  }
}

async function obey(name: string, command: SlashCommand, workspace: Workspace, asker: Asker, desk: Desk) {
  const { channel_id: channel, trigger_id: trigger, response_url: responseUrl } = command
  const intent = intentOf(name, decodeEntities(command.text ?? ''), asker, desk)
  const opened = intent.kind === 'settings' && (await openSettings(desk, workspace, asker, trigger))
  if (opened) return
  const responder = createResponder({
    responseUrl,
    fallback: (message) => workspace.writer.ephemeral({ channel }, asker.user, message),
  })
  const around = { channel, ts: String(asker.words.now / 1000) }
  const parts = { desk, workspace, asker, controls: true, shareable: true }
  if (intent.kind === 'task') {
    const state = { ask: toAsk(intent, around, parts), place: { channel } }
    return await fillCommand(state, parts, responder, trigger)
  }
  const delivery = privately(workspace, asker, responder, { replace: false })
  await deliver(delivery, () => carryOut(intent, around, { ...parts, botName: 'Parley' }))
}

function intentOf(name: string, words: string, asker: Asker, desk: Desk): Intent {
  const { understand } = desk.house
  return name === 'parley'
    ? understand.words(words, asker.words)
    : understand.command(name, words, asker.words)
}
