import type { DiscordSettings } from '../../../adapters/discord/connection.ts'
import { createDiscord } from '../../../adapters/discord/index.ts'
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
import type { FakeDiscord } from '../../fakes/discord/index.ts'
import { quietWatch } from '../../fakes/quiet-watch.ts'
import { silentLog } from '../../fakes/runner.ts'

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
  /** Over those that fit the fake. */
  settings?: Partial<DiscordSettings>
}

/** The Discord door on a fake Discord, in a house with everything real but what `handle` answers. */
export async function openParley(discord: FakeDiscord, parts: Parts) {
  const parley = makeParley(discord, parts)
  await parley.door.start(parley.house)
  return parley
}

/** The same, not yet started. */
export function makeParley(
  discord: FakeDiscord,
  {
    handle,
    store = createMemoryStore(),
    log = silentLog,
    policy = openPolicy,
    record = async () => {},
    settings,
    watching,
  }: Parts,
) {
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
  const door = createDiscord({ token: discord.token, apiUrl: discord.apiUrl, ...settings })
  return { door, house, store }
}
