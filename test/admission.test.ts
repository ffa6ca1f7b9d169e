import { describe, expect, it } from 'vitest'
import { createAdmission } from '../src/admission.ts'
import type { Account } from '../src/contract/audit.ts'
import { codedError } from '../src/contract/errors.ts'
import { openEchoBot } from './fakes/echo-bot.ts'
import { silentLog } from './fakes/runner.ts'
import { policyOf } from './policy/policy-of.ts'

const origin = { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1', locale: 'de-DE' }
const asked = { task: 'summarise', options: { length: 'short' }, origin }

function open(text = '') {
  const [rows, counted] = [[] as Account[], [] as Account[]]
  const policy = policyOf(text)
  const admission = createAdmission({
    policy,
    record: async (account) => void rows.push(account),
    count: async (account) => void counted.push(account),
    log: silentLog,
  })
  return { admission, policy, rows, counted }
}

describe('who asks for a task', () => {
  it('is let in without a row, which the answer will have', async () => {
    const { admission, rows } = open()
    expect(await admission.admit(asked)).toBeUndefined()
    expect(rows).toEqual([])
  })

  it('is refused with the answer and the row that the bot would give', async () => {
    const { admission, rows } = open('default: { use: nobody }')
    const reply = await admission.admit(asked)
    expect(reply).toMatchObject({ error: { code: 'NOT_ALLOWED' }, visibility: 'private' })
    expect(rows).toMatchObject([{ origin, task: 'summarise', code: 'NOT_ALLOWED', messages: 0 }])
  })

  it('counts once, and is told when it was one too many, with the way to try again', async () => {
    const { admission, policy } = open('rates: { person: 2 an hour }')
    const { handle } = openEchoBot({ policy })
    for (let time = 0; time < 2; time++) {
      expect(await admission.admit(asked)).toBeUndefined()
      const input = { messages: [] }
      const given = { kind: 'task', ...asked, input, priority: 'interactive', admitted: true } as const
      expect((await handle(given)).error?.code).toBe('EMPTY_INPUT')
    }
    const reply = await admission.admit(asked)
    expect(reply).toMatchObject({
      error: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
      actions: [{ task: 'summarise', options: { length: 'short' } }],
    })
  })
})

describe('what a door does by itself', () => {
  it('comes back as it is, and what it throws has a row before that is thrown on', async () => {
    const { admission, rows } = open()
    expect(await admission.accountFor(asked, () => 7)).toBe(7)
    const error = codedError('NOT_ALLOWED', 'about #secret')
    const work = admission.accountFor({ task: 'share', origin }, async () => {
      throw error
    })
    await expect(work).rejects.toBe(error)
    expect(rows).toMatchObject([{ task: 'share', code: 'NOT_ALLOWED', origin }])
    expect(JSON.stringify(rows)).not.toContain('secret')
  })

  it('fills the trail with no more than 60 rows of one person a minute; all are counted', async () => {
    const { admission, rows, counted } = open('default: { use: nobody }')
    for (let time = 0; time < 70; time++) await admission.admit(asked)
    await admission.admit({ ...asked, origin: { ...origin, user: 'U2' } })
    expect(rows.filter((row) => row.origin.user === 'U1')).toHaveLength(60)
    expect(rows.at(-1)!.origin.user).toBe('U2')
    expect(counted).toHaveLength(71)
  })

  it('fails when the row cannot be written', async () => {
    const { policy } = open()
    const record = async () => {
      throw codedError('STORE_DAMAGED')
    }
    const admission = createAdmission({ policy, record, count: async () => {}, log: silentLog })
    const work = admission.accountFor(asked, () => Promise.reject(codedError('NOT_ALLOWED')))
    await expect(work).rejects.toMatchObject({ code: 'STORE_DAMAGED' })
  })
})
