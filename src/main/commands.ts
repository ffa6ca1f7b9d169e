import { createInviteCommand } from '../../adapters/discord/invite.ts'
import { createManifestCommand } from '../../adapters/slack/manifest-command.ts'
import { findHere } from '../../models/commands/find-here.ts'
import { createModelCommands } from '../../models/commands/index.ts'
import { createDownloader } from '../../models/download/downloader.ts'
import { catalogue } from '../../models/index.ts'
import type { OperatorCommand } from '../contract/command.ts'
import { createDoctor } from '../doctor/doctor.ts'
import { createCheckCommand } from '../policy/commands/check.ts'
import { createTryCommand } from '../policy/commands/try.ts'
import { createServiceCommands } from '../service/commands/index.ts'
import { chatTasks } from '../tasks/in-chats.ts'
import { createWebhookCommands } from '../webhooks/commands/index.ts'
import { checksOf } from './checks.ts'
import { keepingCommands } from './keeping-commands.ts'
import { createMcpCommand } from './mcp.ts'
import { servesIn } from './model-service.ts'
import type { Parts } from './parts.ts'
import { policyPlace } from './policy-place.ts'

/** What the operator can do beside asking for tasks. */
export function commandsOf(parts: Parts): OperatorCommand[] {
  const { config } = parts
  return [
    ...modelCommands(parts),
    ...createServiceCommands({
      service: parts.service,
      findHere: (given) => findHere(catalogue, given, config.PARLEY_DATA_DIR),
    }),
    ...keepingCommands(parts),
    createManifestCommand(chatTasks),
    createInviteCommand({ token: config.DISCORD_TOKEN, applicationId: config.DISCORD_APPLICATION_ID }),
    ...createWebhookCommands(parts.webhooks.webhooks, parts.webhooks.dead),
    createMcpCommand(parts),
    createDoctor(() => checksOf(parts)),
    createCheckCommand(policyPlace(config)),
    createTryCommand(policyPlace(config)),
  ]
}

function modelCommands({ config, service }: Parts): OperatorCommand[] {
  const downloader = createDownloader({
    endpoint: config.HF_ENDPOINT,
    token: config.HF_TOKEN,
    proxy: config.HTTPS_PROXY,
    noProxy: config.NO_PROXY,
    offline: config.PARLEY_OFFLINE,
    dataDir: config.PARLEY_DATA_DIR,
  })
  return createModelCommands({
    ...{ models: catalogue, dataDir: config.PARLEY_DATA_DIR, downloader },
    servesIn: (model) => servesIn(service, model),
  })
}
