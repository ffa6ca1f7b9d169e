import type { App, BlockAction, BlockElementAction, ViewSubmitAction } from '@slack/bolt'
import { onAction } from './actions.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { publishHome } from './home.ts'
import { mineOf } from './mine.ts'
import { noticeModal } from './modal.ts'
import { channelModal, personBlocks, SETTING, tickedSettings } from './settings-blocks.ts'
import { settingsRefusal } from './settings-refusal.ts'
import { slackErrorName } from './slack-error.ts'
import type { Workspace } from './workspace.ts'

/** Somebody used one of the settings. */
interface Change {
  desk: Desk
  workspace: Workspace
  asker: Asker
  body: BlockAction
  action: BlockElementAction
}

/** The settings in the App Home and in the modal of `/parley settings`; a change counts at once. */
export function addSettings(app: App, desk: Desk): void {
  const handlers = {
    [SETTING.language]: changeLanguage,
    [SETTING.never]: changeNever,
    [SETTING.forget]: forget,
    [SETTING.channel]: openChannel,
  }
  for (const [id, handler] of Object.entries(handlers)) {
    onAction(app, desk, 'setting', id, async ({ workspace, body, action }) => {
      const asker = await desk.asker(workspace, body.user.id)
      await handler({ desk, workspace, asker, body, action })
    })
  }
  addChannelSettings(app, desk)
}

/** Opens a person's settings in a modal. @returns false when the trigger is too old for one. */
export async function openSettings(
  desk: Desk,
  workspace: Workspace,
  asker: Asker,
  trigger: string,
): Promise<boolean> {
  try {
    await workspace.windows.open(trigger, await settingsModal(desk, asker))
    return true
  } catch (error) {
    if (slackErrorName(error) !== 'expired_trigger_id') throw error
    return false
  }
}

async function settingsModal(desk: Desk, asker: Asker) {
  const { phrases } = asker
  return {
    type: 'modal' as const,
    callback_id: 'settings',
    title: { type: 'plain_text' as const, text: phrases.titles.settings! },
    close: { type: 'plain_text' as const, text: phrases.close },
    blocks: personBlocks(await mineOf(desk, asker), asker, desk.house.languages),
  }
}

async function changeLanguage({ desk, asker, action }: Change): Promise<void> {
  const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined
  const language = chosen === 'profile' ? undefined : chosen
  await desk.house.people.change(asker.person, { language })
}

async function changeNever({ desk, asker, action }: Change): Promise<void> {
  const ticked = action.type === 'checkboxes' && action.selected_options.length > 0
  await desk.house.people.change(asker.person, { neverAnalyse: ticked })
}

async function forget({ desk, workspace, asker, body }: Change): Promise<void> {
  await desk.house.people.forget(asker.person)
  if (body.view?.type === 'modal') {
    await workspace.windows.update(body.view.id, await settingsModal(desk, asker))
  } else {
    await publishHome(desk, workspace, asker)
  }
}

async function openChannel({ desk, workspace, asker, body, action }: Change): Promise<void> {
  const channel = action.type === 'conversations_select' ? action.selected_conversation : undefined
  if (channel === undefined || channel === null) return
  const refused = settingsRefusal(desk, asker, channel)
  if (refused !== undefined) return await tell(workspace, asker, body.trigger_id, refused)
  const settings = await desk.house.channels.settings({ ...asker.person, channel })
  await workspace.windows.open(body.trigger_id, channelModal(channel, settings, asker))
}

async function tell({ windows }: Workspace, { phrases }: Asker, trigger: string, text: string) {
  await windows.open(trigger, noticeModal(phrases, text))
}

function addChannelSettings(app: App, desk: Desk): void {
  app.view<ViewSubmitAction>('channel-settings', async ({ ack, body, view, client, context }) => {
    await ack()
    const team = context.teamId ?? body.team?.id ?? ''
    await desk.once('channel-settings', [`${team}/view/${view.id}/${view.hash}`], async () => {
      const workspace = desk.workspace({ client, team })
      const asker = await desk.asker(workspace, body.user.id)
      const channel = view.private_metadata
      const refused = settingsRefusal(desk, asker, channel)
      if (refused !== undefined) return await tell(workspace, asker, body.trigger_id, refused)
      const ticked = view.state.values.settings?.settings?.selected_options ?? []
      const place = { ...asker.person, channel }
      await desk.house.channels.change(place, tickedSettings(ticked.map(({ value }) => value)))
      await publishHome(desk, workspace, asker)
    })
  })
}
