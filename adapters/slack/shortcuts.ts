import type { App, MessageShortcut } from '@slack/bolt'
import type { Source } from './ask.ts'
import type { Desk } from './desk.ts'
import { decodeEntities } from './entities.ts'
import { showInModal } from './modal-answers.ts'
import { createResponder } from './responder.ts'

/** Translate, How does this feel? and Summarise thread in the menu of every message; the answer stands in a modal. */
export function addShortcuts(app: App, desk: Desk): void {
  for (const task of desk.house.chatTasks) {
    app.shortcut(
      { type: 'message_action', callback_id: task.name },
      async ({ ack, shortcut, client, context }) => {
        await ack()
        const { team, channel, message, user, trigger_id: trigger } = shortcut as MessageShortcut
        const id = context.teamId ?? team?.id ?? ''
        await desk.once('shortcut', [`${id}/shortcut/${trigger}`], async () => {
          const workspace = desk.workspace({ client, team: id })
          const asker = await desk.asker(workspace, user.id, { channel: channel.id })
          const thread = (message.thread_ts as string | undefined) ?? message.ts
          const source: Source =
            task.input === 'conversation'
              ? { kind: 'thread', channel: channel.id, ts: thread, range: {} }
              : { kind: 'message', channel: channel.id, ts: message.ts, ...textOf(message) }
          const ask = { task: task.name, options: {}, source }
          const parts = { desk, workspace, asker, controls: true, shareable: true }
          const place = { channel: channel.id, thread }
          const responder = createResponder({
            responseUrl: (shortcut as MessageShortcut).response_url,
            fallback: (answer) => workspace.writer.ephemeral(place, user.id, answer),
          })
          await showInModal({ ask, place }, parts, responder, trigger)
        })
      },
    )
  }
}

/** The text comes with the shortcut, so that it works in channels where Parley is not. */
function textOf(message: MessageShortcut['message']) {
  const text = decodeEntities(message.text ?? '')
  return { ...(text !== '' && { text }), ...(message.user !== undefined && { author: message.user }) }
}
