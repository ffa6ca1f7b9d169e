import type { App, BlockAction, BlockElementAction } from '@slack/bolt'
import { onAction } from './actions.ts'
import type { Asker } from './asker.ts'
import { addChannelSettings } from './channel-settings.ts'
import type { Desk } from './desk.ts'
import { publishHome } from './home.ts'
import { mineOf } from './mine.ts'
import { noticeModal } from './modal.ts'
import { channelModal, hereBlocks, personBlocks, SETTING } from './settings-blocks.ts'
import { refuseSettings, settingsRefusal } from './settings-refusal.ts'
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
    [SETTING.here]: openHere,
    [SETTING.own]: changeOwn,
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

/** @param channel where it was asked. */
async function settingsModal(desk: Desk, asker: Asker, channel = asker.origin.channel ?? '') {
  const { phrases } = asker
  return {
    type: 'modal' as const,
    callback_id: 'settings',
    title: { type: 'plain_text' as const, text: phrases.titles.settings! },
    close: { type: 'plain_text' as const, text: phrases.close },
    private_metadata: channel,
    blocks: [
      ...personBlocks(await mineOf(desk, asker), asker, desk.house.languages),
      ...(await blocksOfHere(desk, asker, channel)),
    ],
  }
}

/** Direct conversations have no settings. */
async function blocksOfHere(desk: Desk, asker: Asker, channel: string) {
  if (channel === '' || channel.startsWith('D')) return []
  const settings = await settingsIn(desk, asker, channel)
  const own = await desk.house.ownTranslations.find(asker.person, channel)
  const refused = settingsRefusal(desk, asker, channel)
  return hereBlocks({ channel, settings, refused, own }, asker, desk.house.languages)
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
    await workspace.windows.update(body.view.id, await settingsModal(desk, asker, body.view.private_metadata))
  } else {
    await publishHome(desk, workspace, asker)
  }
}

async function openChannel({ desk, workspace, asker, body, action }: Change): Promise<void> {
  const channel = action.type === 'conversations_select' ? action.selected_conversation : undefined
  if (channel === undefined || channel === null) return
  const refused = await refuseSettings(desk, asker, channel)
  if (refused !== undefined) return await tell(workspace, asker, body.trigger_id, refused)
  const settings = await settingsIn(desk, asker, channel)
  const view = channelModal(channel, settings, asker, desk.house.languages)
  await workspace.windows.open(body.trigger_id, view)
}

const settingsIn = ({ house }: Desk, { person }: Asker, channel: string) =>
  house.channels.settings({ ...person, channel })

/** For the channel that the settings were asked for in. */
async function changeOwn({ desk, asker, body, action }: Change): Promise<void> {
  const chosen = action.type === 'static_select' ? action.selected_option?.value : undefined
  const channel = body.view?.private_metadata
  if (chosen === undefined || !channel) return
  await desk.house.ownTranslations.set(asker.person, channel, chosen === 'no' ? undefined : chosen)
}

/** From the settings of a person, on top of which it opens. */
async function openHere({ desk, workspace, asker, body, action }: Change): Promise<void> {
  const channel = action.type === 'button' ? action.value : undefined
  if (channel === undefined) return
  const refused = await refuseSettings(desk, asker, channel)
  const view =
    refused === undefined
      ? channelModal(channel, await settingsIn(desk, asker, channel), asker, desk.house.languages)
      : noticeModal(asker.phrases, refused)
  await workspace.windows.push(body.trigger_id, view)
}

async function tell({ windows }: Workspace, { phrases }: Asker, trigger: string, text: string) {
  await windows.open(trigger, noticeModal(phrases, text))
}
