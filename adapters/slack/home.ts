import type { App } from '@slack/bolt'
import type { HomeView, KnownBlock } from '@slack/types'
import { arrivalOf } from './arrivals.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { LIMITS } from './limits.ts'
import { mineOf } from './mine.ts'
import { section } from './notices.ts'
import { channelLine, personBlocks, SETTING } from './settings-blocks.ts'
import { settingsRefusal } from './settings-refusal.ts'
import type { Workspace } from './workspace.ts'

/** The App Home: a person's settings, what Parley does in their channels, and for administrators the way to change that. */
export function addHome(app: App, desk: Desk): void {
  app.event('app_home_opened', async ({ event, client, context, body }) => {
    if (event.tab !== 'home') return
    const { team, delivery } = arrivalOf(client, context, body)
    await desk.once('home', [delivery], async () => {
      const workspace = desk.workspace({ client, team })
      await publishHome(desk, workspace, await desk.asker(workspace, event.user))
    })
  })
}

/** Writes a person's App Home anew. */
export async function publishHome(desk: Desk, workspace: Workspace, asker: Asker): Promise<void> {
  const view: HomeView = { type: 'home', blocks: await homeBlocks(desk, workspace, asker) }
  await workspace.windows.publish(asker.user, view)
}

async function homeBlocks(desk: Desk, workspace: Workspace, asker: Asker): Promise<KnownBlock[]> {
  const { settings } = asker.phrases
  const channels = await workspace.sharedChannels(asker.user)
  const mayChange = [undefined, ...channels].some(
    (channel) => settingsRefusal(desk, asker, channel) === undefined,
  )
  const header = (text: string): KnownBlock => ({ type: 'header', text: { type: 'plain_text', text } })
  return [
    header(settings.mine),
    ...personBlocks(await mineOf(desk, asker), asker, desk.house.languages),
    { type: 'divider' },
    header(settings.channels),
    ...(await channelBlocks(desk, channels, asker)),
    ...(mayChange ? [channelMenu(asker)] : []),
  ]
}

async function channelBlocks(desk: Desk, channels: readonly string[], asker: Asker): Promise<KnownBlock[]> {
  const { settings, more } = asker.phrases
  if (channels.length === 0) return [section(settings.noChannels)]
  const shown = channels.slice(0, LIMITS.homeChannels)
  const lines = shown.map(async (channel) => {
    const chosen = await desk.house.channels.settings({ ...asker.person, channel })
    return section(`<#${channel}>\n${channelLine(chosen, asker)}`)
  })
  const rest = channels.length - shown.length
  return [...(await Promise.all(lines)), ...(rest > 0 ? [section(more(rest))] : [])]
}

function channelMenu({ phrases }: Asker): KnownBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'conversations_select',
        action_id: SETTING.channel,
        placeholder: { type: 'plain_text', text: phrases.settings.channel },
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      },
    ],
  }
}
