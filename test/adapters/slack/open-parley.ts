import type { SlackSettings } from '../../../adapters/slack/connection.ts'
import { createSlack } from '../../../adapters/slack/index.ts'
import { createAdmission } from '../../../src/admission.ts'
import { createArrivals } from '../../../src/arrivals.ts'
import { createChannels } from '../../../src/channels.ts'
import { createClaims } from '../../../src/claims.ts'
import type { Handle, House } from '../../../src/contract/adapter.ts'
import type { Recorder } from '../../../src/contract/audit.ts'
import type { Log } from '../../../src/contract/log.ts'
import type { Policy } from '../../../src/contract/policy.ts'
import type { Store } from '../../../src/contract/store.ts'
import { createLivingAnswers } from '../../../src/living-answers.ts'
import { createMemos } from '../../../src/memos.ts'
import { createOwnTranslations } from '../../../src/own-translations.ts'
import { createPeople } from '../../../src/people.ts'
import { openPolicy } from '../../../src/policy/open-policy.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { createUnderstand } from '../../../src/understand/index.ts'
import { quietWatch } from '../../fakes/quiet-watch.ts'
import { silentLog } from '../../fakes/runner.ts'
import type { FakeSlack } from '../../fakes/slack/index.ts'

/** What a test may choose. */
interface Parts {
  handle: Handle
  store?: Store
  log?: Log
  policy?: Policy
  /** Takes what a door gives account of. */
  record?: Recorder
  /** What watches, with the channels that it follows; nothing if not given. */
  watching?: Pick<House, 'channels' | 'watch'>
  /** By HTTP instead of Socket Mode. */
  port?: number
  /** Over those that fit the fake; `undefined` takes one away. */
  settings?: Partial<SlackSettings>
  /** Where tokens are kept; `store` if not given. */
  sealed?: Store
}

/** The Slack door on a fake Slack, in a house with everything real but what `handle` answers. */
export async function openParley(slack: FakeSlack, parts: Parts) {
  const parley = makeParley(slack, parts)
  await parley.door.start(parley.house)
  return parley
}

/** The same, not yet started. */
export function makeParley(slack: FakeSlack, parts: Parts) {
  const {
    handle,
    store = createMemoryStore(),
    log = silentLog,
    policy = openPolicy,
    record = async () => {},
    port,
    watching,
    sealed = store,
  } = parts
  const house: House = {
    handle,
    tasks,
    chatTasks,
    languages: ['de', 'en', 'es', 'fr'],
    understand: createUnderstand(chatTasks),
    people: createPeople(store),
    policy,
    admission: createAdmission({ policy, record, count: async () => {}, log }),
    arrivals: createArrivals(createClaims(store), log),
    living: createLivingAnswers(store),
    memos: createMemos(store),
    ...(watching ?? { channels: createChannels(store), watch: quietWatch }),
    ownTranslations: createOwnTranslations(store),
    status: async () => [{ label: 'version', text: '0.0.0' }],
    log,
  }
  const way = port === undefined ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret }
  const address = { apiUrl: slack.apiUrl, port: port ?? 0, stateSecret: 'state' }
  const door = createSlack({ botToken: slack.botToken, ...way, ...address, ...parts.settings }, sealed)
  return { door, house, store }
}
