import type { App, ViewSubmitAction } from '@slack/bolt'
import { targetsOf } from '../../src/text/watch-targets.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { publishHome } from './home.ts'
import { noticeModal } from './modal.ts'
import { readable } from './readable.ts'
import { tickedSettings } from './settings-blocks.ts'
import { refuseSettings } from './settings-refusal.ts'
import { choiceErrors, chosenWatch } from './watch-choice.ts'
import type { Workspace } from './workspace.ts'

type View = ViewSubmitAction['view']

/** What an administrator chose for a channel. It counts as soon as it is saved. */
export function addChannelSettings(app: App, desk: Desk): void {
  app.view<ViewSubmitAction>('channel-settings', async ({ ack, body, view, client, context }) => {
    const team = context.teamId ?? body.team?.id ?? ''
    const workspace = desk.workspace({ client, team })
    const errors = choiceErrors(view.state.values, view.private_metadata)
    if (errors) {
      // They have just opened the window, so they are known: this does not take long.
      const { phrases } = await desk.asker(workspace, body.user.id)
      return await ack({ response_action: 'errors', errors: errors(phrases.watch) })
    }
    await ack({ response_action: 'clear' })
    await desk.once('channel-settings', [`${team}/view/${view.id}/${view.hash}`], async () => {
      const asker = await desk.asker(workspace, body.user.id)
      const refused = await save(view, desk, workspace, asker)
      if (refused === undefined) return await publishHome(desk, workspace, asker)
      await workspace.windows.open(body.trigger_id, noticeModal(asker.phrases, refused))
    })
  })
}

/** @returns why not, in the asker's language. */
async function save(view: View, desk: Desk, workspace: Workspace, asker: Asker): Promise<string | undefined> {
  const channel = view.private_metadata
  const { values } = view.state
  const wanted = chosenWatch(values)
  const refused = await refuseSettings(desk, asker, channel, async () => {
    for (const target of targetsOf(wanted)) await readable(target, channel, workspace, asker)
  })
  if (refused !== undefined) return refused
  const ticked = values.settings?.settings?.selected_options ?? []
  const place = { ...asker.person, channel }
  const { timeZone, locale } = await desk.house.channels.settings(place)
  const spoken = {
    ...(timeZone === undefined && asker.words.timeZone && { timeZone: asker.words.timeZone }),
    ...(locale === undefined && asker.origin.locale && { locale: asker.origin.locale }),
  }
  const change = { ...tickedSettings(ticked.map(({ value }) => value)), ...wanted, ...spoken }
  await desk.house.channels.change(place, change, asker.name)
  return undefined
}
