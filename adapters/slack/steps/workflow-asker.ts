import { interfaceFor } from '../../../src/contract/phrases/interface/index.ts'
import type { Asker, Spot } from '../asker.ts'

/**
 * A workflow as one who asks: nobody's roles, wishes and language, since Slack does not tell who started it, and what
 * somebody filled in proves nothing.
 */
export function workflowAsker(team: string, spot: Spot): Asker {
  const place = { platform: 'slack', workspace: team }
  return {
    ...{ user: '', name: 'a workflow' },
    person: { ...place, user: '' },
    origin: { ...place, ...spot },
    phrases: interfaceFor(undefined),
    words: { now: Date.now() },
  }
}
