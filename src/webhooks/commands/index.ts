import type { OperatorCommand } from '../../contract/command.ts'
import type { DeadLetters, Webhooks } from '../../contract/webhooks.ts'
import { createAddCommand } from './add.ts'
import { createDeadCommand } from './dead.ts'
import { createDiscardCommand } from './discard.ts'
import { createListCommand } from './list.ts'
import { createRemoveCommand } from './remove.ts'
import { createReplayCommand } from './replay.ts'
import { createTestCommand } from './test.ts'

/** What the operator can do with webhooks. */
export function createWebhookCommands(webhooks: Webhooks, dead: DeadLetters): OperatorCommand[] {
  return [
    createAddCommand(webhooks),
    createListCommand(webhooks),
    createTestCommand(webhooks),
    createRemoveCommand(webhooks),
    createDeadCommand(dead),
    createReplayCommand(dead),
    createDiscardCommand(dead),
  ]
}
