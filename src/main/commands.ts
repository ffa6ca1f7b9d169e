import { createInviteCommand } from '../../adapters/discord/invite.ts'
import { createManifestCommand } from '../../adapters/slack/manifest-command.ts'
import { createModelCommands } from '../../models/commands/index.ts'
import { createDownloader } from '../../models/download/downloader.ts'
import { catalogue } from '../../models/index.ts'
import type { Config } from '../config.ts'
import type { OperatorCommand } from '../contract/command.ts'
import { createDoctor } from '../doctor/doctor.ts'
import { chatTasks } from '../tasks/in-chats.ts'
import { createWebhookCommands } from '../webhooks/commands/index.ts'
import { checksOf } from './checks.ts'
import type { Parts } from './parts.ts'

/** What the operator can do beside asking for tasks. */
export function commandsOf(parts: Parts): OperatorCommand[] {
  const { config } = parts
  return [
    ...modelCommands(config),
    createManifestCommand(chatTasks),
    createInviteCommand({ token: config.DISCORD_TOKEN, applicationId: config.DISCORD_APPLICATION_ID }),
    ...createWebhookCommands(parts.webhooks.webhooks, parts.webhooks.dead),
    createDoctor(() => checksOf(parts)),
  ]
}

function modelCommands(config: Config): OperatorCommand[] {
  const downloader = createDownloader({
    endpoint: config.HF_ENDPOINT,
    token: config.HF_TOKEN,
    proxy: config.HTTPS_PROXY,
    noProxy: config.NO_PROXY,
    offline: config.PARLEY_OFFLINE,
    dataDir: config.PARLEY_DATA_DIR,
  })
  return createModelCommands({ models: catalogue, dataDir: config.PARLEY_DATA_DIR, downloader })
}
