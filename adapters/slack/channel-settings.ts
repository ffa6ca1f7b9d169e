import type { App, ViewSubmitAction } from '@slack/bolt'
import type { ChannelChange } from '../../src/contract/channels.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { publishHome } from './home.ts'
import { noticeModal } from './modal.ts'
import { remarkWords } from './remark-words.ts'
import { tickedSettings } from './settings-blocks.ts'
import { settingsRefusal } from './settings-refusal.ts'
import { chosenWatch, WATCH_INPUT } from './watch-blocks.ts'
import type { Workspace } from './workspace.ts'

type View = ViewSubmitAction['view']

/** What an administrator chose for a channel. It counts as soon as it is saved. */
export function addChannelSettings(app: App, desk: Desk): void {
  app.view<ViewSubmitAction>('channel-settings', async ({ ack, body, view, client, context }) => {
    const team = context.teamId ?? body.team?.id ?? ''
    const workspace = desk.workspace({ client, team })
    const { channel, person } = chosenWatch(view.state.values)
    if (channel !== undefined && person !== undefined) {
      // They have just opened the window, so they are known: this does not take long.
      const { phrases } = await desk.asker(workspace, body.user.id)
      const errors = { [WATCH_INPUT.alertPerson]: phrases.watch.eitherOr }
      return await ack({ response_action: 'errors', errors })
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
  const refused = settingsRefusal(desk, asker, channel)
  if (refused !== undefined) return refused
  const target = chosenWatch(view.state.values).channel
  const verdict = target === undefined ? undefined : await workspace.access.check(asker.user, target, channel)
  if (verdict?.ok === false) return remarkWords(verdict.remark, asker.phrases)
  const place = { ...asker.person, channel }
  const { timeZone, locale } = await desk.house.channels.settings(place)
  const spoken = {
    ...(timeZone === undefined && asker.words.timeZone && { timeZone: asker.words.timeZone }),
    ...(locale === undefined && asker.origin.locale && { locale: asker.origin.locale }),
  }
  await desk.house.channels.change(place, { ...changeOf(view), ...spoken }, asker.name)
  return undefined
}

function changeOf({ state: { values } }: View): ChannelChange {
  const ticked = values.settings?.settings?.selected_options ?? []
  const { mood, moodReactions, channel, person } = chosenWatch(values)
  const alertTo = channel !== undefined ? { channel } : person !== undefined ? { person } : undefined
  return { ...tickedSettings(ticked.map(({ value }) => value)), mood, moodReactions, alertTo }
}
