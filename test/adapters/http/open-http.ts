import type { HttpParts } from '../../../adapters/http/http-parts.ts'
import type { HttpSettings } from '../../../adapters/http/http-settings.ts'
import { createHttp } from '../../../adapters/http/index.ts'
import { catalogue } from '../../../models/index.ts'
import { createAdmission } from '../../../src/admission.ts'
import type { House } from '../../../src/contract/adapter.ts'
import type { Account } from '../../../src/contract/audit.ts'
import type { ServedModel } from '../../../src/contract/served-model.ts'
import { openPolicy } from '../../../src/policy/open-policy.ts'
import { tasks } from '../../../src/tasks/index.ts'
import { fakeHouse } from '../../fakes/house.ts'
import { fakeKeys } from '../../fakes/keys.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { plainHandle } from './plain-handle.ts'

const SETTINGS: HttpSettings = {
  host: '127.0.0.1',
  port: 0,
  trustProxy: [],
  corsOrigins: [],
  inFlight: 32,
  batch: 10,
  bodyBytes: 8 * 1024 * 1024,
  timeoutMilliseconds: 60_000,
}

/** The starter models as if they were in service. */
const served: ServedModel[] = catalogue.map((model) => ({
  model,
  state: model.set === 'starter' ? 'ready' : 'absent',
  device: 'cpu',
  service: { role: model.set === 'starter' ? 'stable' : 'none' },
}))

/** Opens the HTTP door on a free port of 127.0.0.1, in a house that answers without models unless told otherwise. */
export async function openHttp({
  settings = {},
  parts = {},
  house = {},
}: {
  settings?: Partial<HttpSettings>
  parts?: Partial<HttpParts>
  house?: Partial<House>
} = {}) {
  const record = recordedLog()
  const keys = fakeKeys()
  const turnedAway: Account[] = []
  const recorded: Account[] = []
  const door = createHttp(
    { ...SETTINGS, ...settings },
    {
      ...{ version: '0.0.0', keys, previews: [], models: () => served, ready: () => true },
      ...parts,
    },
  )
  const admission = createAdmission({
    policy: openPolicy,
    count: async (account) => void turnedAway.push(account),
    record: async (account) => void recorded.push(account),
    log: record.log,
  })
  await door.start(fakeHouse({ handle: plainHandle, tasks, log: record.log, admission, ...house }))
  const address = door.address()
  return {
    door,
    address,
    keys,
    record,
    /** What the door itself refused, and what of it went into the audit trail. */
    turnedAway,
    recorded,
    /** Sends JSON. */
    async post(path: string, body: unknown, headers: Record<string, string> = {}) {
      return await fetch(address + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    },
    get: (path: string, headers: Record<string, string> = {}) => fetch(address + path, { headers }),
  }
}

export type OpenHttp = Awaited<ReturnType<typeof openHttp>>
