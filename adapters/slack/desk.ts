import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import type { House } from '../../src/contract/adapter.ts'
import type { Arrivals } from '../../src/contract/arrivals.ts'
import type { KnownAnswers } from '../../src/contract/living-answers.ts'
import { type Asker, createAsker, type Spot } from './asker.ts'
import { type LivingAnswer, slackAnswers } from './living-answers.ts'
import { createPace } from './pace.ts'
import { plainReason } from './plain-reason.ts'
import { createOutcome, type Outcome } from './steps/outcome.ts'
import { createWorkspaces, openWorkspace, type Workspace } from './workspace.ts'

/** Where a delivery came from, as Bolt's context tells it. */
export interface Arrival {
  client: WebClient
  team: string
}

/** What every surface works with. */
export interface Desk extends Omit<Arrivals, 'isOld'> {
  house: House
  living: KnownAnswers<LivingAnswer>
  /** Messages that were changed before they had an answer, by `TEAM/CHANNEL/TS`: an edit may overtake its original. */
  changed: LRUCache<string, 'edited' | 'gone'>
  workspace(arrival: Arrival): Workspace
  /** The same for one execution of a step, with the token that came with it, which is kept nowhere. */
  visit(arrival: Arrival): { workspace: Workspace; outcome: Outcome }
  asker(workspace: Workspace, user: string, spot?: Spot): Promise<Asker>
  /** Whether something happened too long before the start to still be answered. `ts`: seconds, as Slack writes them. */
  isOld(ts: string): boolean
}

/** As long as Slack delivers again. */
const CHANGED = { max: 10_000, ttl: 10 * 60_000 }

export function createDesk(house: House): Desk {
  const pace = createPace({ log: house.log })
  const workspaces = createWorkspaces(pace, house.log)
  const arrivals = house.arrivals('slack', plainReason)
  return {
    ...arrivals,
    house,
    living: slackAnswers(house.living),
    changed: new LRUCache(CHANGED),
    workspace: ({ team, client }) => workspaces(team, client),
    visit: ({ team, client }) => ({
      workspace: openWorkspace(team, client, pace, house.log),
      outcome: createOutcome(client, team, pace),
    }),
    asker: (workspace, user, spot) => createAsker(workspace, house.policy.roles(), user, spot),
    isOld: (ts) => arrivals.isOld(Number(ts) * 1000),
    async idle() {
      await arrivals.idle()
      await pace.stop()
    },
  }
}
