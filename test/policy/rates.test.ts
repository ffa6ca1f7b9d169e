import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CodedError } from '../../src/contract/errors.ts'
import type { Policy } from '../../src/contract/policy.ts'
import type { Origin } from '../../src/contract/request.ts'
import { createCounters } from '../../src/policy/counters.ts'
import { createPolicy } from '../../src/policy/create-policy.ts'
import { readPolicy } from '../../src/policy/read-policy.ts'
import { NAMES, policyOf } from './policy-of.ts'

const from = (user: string, channel = 'C0LOBBY01', locale?: string): Origin => ({
  ...{ platform: 'slack', workspace: 'T0HOME001', user, channel },
  ...(locale && { locale }),
})

/** What came of a request: how many seconds to wait, and the words; nothing when it was let through. */
const spend = async (policy: Policy, origin: Origin) =>
  await policy.spend(origin).then(
    () => undefined,
    ({ code, message, retryAfterSeconds }: CodedError) => ({ code, message, retryAfterSeconds }),
  )

describe('rates', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('let a person through so often, and say when the next time is', async () => {
    const policy = policyOf('rates: { person: 2 a minute }')
    expect(await spend(policy, from('U0ADA0001'))).toBeUndefined()
    vi.advanceTimersByTime(20_000)
    expect(await spend(policy, from('U0ADA0001', 'C0OTHER01'))).toBeUndefined()
    expect(await spend(policy, from('U0ADA0001'))).toEqual({
      code: 'RATE_LIMITED',
      message: 'You have asked as often as one person may; try again in 40 seconds.',
      retryAfterSeconds: 40,
    })
    expect(await spend(policy, from('U0BEN0001'))).toBeUndefined()
    vi.advanceTimersByTime(40_000)
    expect(await spend(policy, from('U0ADA0001'))).toBeUndefined()
  })

  it('count a channel over all people, and a refused request for nobody', async () => {
    const policy = policyOf('rates: { person: 2 a day, channel: [3 an hour, 1000 a day] }')
    for (const user of ['U0AAA0001', 'U0BBB0001', 'U0CCC0001']) {
      expect(await spend(policy, from(user))).toBeUndefined()
    }
    const full = await spend(policy, from('U0AAA0001', 'C0LOBBY01', 'de'))
    expect(full).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 3600 })
    expect(full!.message).toBe(
      'So viel, wie ein Kanal darf, wurde hier schon gefragt; in 60 Minuten geht es wieder.',
    )
    expect(await spend(policy, from('U0AAA0001', 'C0OTHER01'))).toBeUndefined()
    const often = await spend(policy, from('U0AAA0001', 'C0THIRD01', 'fr'))
    expect(often!.message).toMatch(/aussi souvent qu’une personne le peut\u00a0; réessayez dans 24 heures\.$/)
  })

  it('keep people of two workspaces apart', async () => {
    const policy = policyOf('rates: { person: 1 a minute }')
    expect(await spend(policy, from('U0ADA0001'))).toBeUndefined()
    expect(await spend(policy, { ...from('U0ADA0001'), workspace: 'T0OTHER01' })).toBeUndefined()
    expect(await spend(policy, from('U0ADA0001'))).toMatchObject({ code: 'RATE_LIMITED' })
  })

  it('are none for the terminal and for programs, which have the quotas of their keys', async () => {
    const policy = policyOf('rates: { person: 1 a day, channel: 1 a day }')
    for (const origin of [{ platform: 'console' }, { platform: 'http', key: 'k1' }]) {
      for (const _ of [1, 2, 3]) expect(await spend(policy, origin)).toBeUndefined()
    }
  })

  it('go on counting when the policy is read anew', async () => {
    const counters = createCounters()
    const read = (text: string) => createPolicy(readPolicy(text, 'policy.yaml', NAMES), counters)
    expect(await spend(read('rates: { person: 1 a day }'), from('U0ADA0001'))).toBeUndefined()
    const anew = read('{ contact: Ada, rates: { person: 1 per day } }')
    expect(await spend(anew, from('U0ADA0001'))).toMatchObject({ code: 'RATE_LIMITED' })
    const laxer = read('rates: { person: 5 a day }')
    expect(await spend(laxer, from('U0ADA0001'))).toBeUndefined()
  })
})
