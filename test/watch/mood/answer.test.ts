import { beforeEach, describe, expect, it } from 'vitest'
import { createAnswering } from '../../../src/answering.ts'
import { createChannels } from '../../../src/channels.ts'
import type { Account } from '../../../src/contract/audit.ts'
import { codedError } from '../../../src/contract/errors.ts'
import type { MoodHour } from '../../../src/contract/mood-hours.ts'
import type { Policy } from '../../../src/contract/policy.ts'
import type { Store } from '../../../src/contract/store.ts'
import type { MoodPeriod } from '../../../src/contract/watch.ts'
import { createMoodHours } from '../../../src/mood-hours.ts'
import { openPolicy } from '../../../src/policy/open-policy.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { createMoodAnswer } from '../../../src/watch/mood/answer.ts'
import { recordedLog } from '../../fakes/recorded-log.ts'
import { hourOf, usualHours } from './hours.ts'
import { DAY, general, HOUR } from './setting.ts'

const NOW = Date.UTC(2026, 10, 27, 15, 20)
let store: Store
let accounts: Account[]

beforeEach(async () => {
  store = createMemoryStore(() => NOW)
  accounts = []
  await createChannels(store).change(general, { mood: true })
})

async function ask(
  hours: readonly MoodHour[],
  given: { period?: MoodPeriod; locale?: string; policy?: Policy; timeZone?: string } = {},
) {
  const kept = createMoodHours(store, 400, () => NOW)
  for (const hour of hours) await kept.write(general, hour)
  const { log, text } = recordedLog()
  const record = async (account: Account) => void accounts.push(account)
  const mood = createMoodAnswer({
    answer: createAnswering({ policy: given.policy ?? openPolicy, record, log }),
    ...{ channels: createChannels(store), hours: kept, timeZone: given.timeZone ?? 'UTC', now: () => NOW },
  })
  const origin = { ...general, user: 'U1', ...(given.locale !== undefined && { locale: given.locale }) }
  return { reply: await mood(general, given.period ?? 'week', origin), log: text() }
}

const start = (daysAgo: number) => Date.UTC(2026, 10, 27) - daysAgo * DAY
/** Four usual weeks, then a week that is so. */
const weeks = (...counts: [positive: number, neutral: number, negative: number]) => [
  ...usualHours(start(34), 28 * 24 - 2),
  ...Array.from({ length: 20 }, (_, index) => hourOf(start(6) + index * 5 * HOUR, ...counts)),
]

describe('the mood of a week', () => {
  it.each<[string, [number, number, number], string]>([
    ['en', [19, 22, 9], 'Mood of the last 7 days: as usual'],
    ['en-GB', [30, 15, 5], 'Mood of the last 7 days: better than usual'],
    ['en', [9, 22, 19], 'Mood of the last 7 days: worse than usual'],
    ['fr', [19, 22, 9], 'Ambiance des 7 derniers jours\u00a0: comme d’habitude'],
    ['es', [30, 15, 5], 'Ambiente de los últimos 7 días: mejor de lo habitual'],
    ['de-AT', [9, 22, 19], 'Stimmung der letzten 7 Tage: schlechter als üblich'],
  ])('in %s: %j', async (locale, counts, title) => {
    expect((await ask(weeks(...counts), { locale })).reply.title).toBe(title)
  })

  it('is told in plain words and numbers, with what a picture is drawn from', async () => {
    const { reply } = await ask(weeks(9, 22, 19), { timeZone: 'Europe/Paris' })
    expect(reply.text).toBe(
      'It is −16 on a scale from −100 (all negative) to +100 (all positive). Usual in this channel is +19, by the four weeks before. 1,000 messages were read.',
    )
    expect(reply.fields).toEqual([
      { label: 'Busiest hours', text: '00:00–01:00, 01:00–02:00, 02:00–03:00' },
      { label: 'Unsure', text: '0% of the messages' },
    ])
    expect(reply.notes).toEqual(['hours and days of Europe/Paris'])
    expect(reply.chart?.points.map(({ value, tone }) => [value, tone])).toEqual([
      [18, 'positive'],
      [44, 'neutral'],
      [38, 'negative'],
    ])
    const { label, range, baseline, points } = reply.trend!
    expect({ label, range, baseline }).toEqual({ label: 'mood', range: [-100, 100], baseline: 19 })
    expect(points.map((point) => [point.label, point.value])).toEqual([
      ['Sat 21', -16],
      ['Sun 22', -16],
      ['Mon 23', -16],
      ['Tue 24', -16],
      ['Wed 25', -16],
      ['Thu 26', undefined],
      ['Fri 27', undefined],
    ])
    expect(reply.data).toMatchObject({
      ...{ measured: true, period: 'week', timeZone: 'Europe/Paris', mood: -0.16, scored: 1000 },
    })
    expect(reply.error).toBeUndefined()
  })

  it('says how many were unsure, what emoji said and what was not read', async () => {
    const hour = { ...hourOf(start(0), 20, 10, 10), unsure: 10, scored: 50, seen: 200, glad: 12, sad: 3 }
    const { reply } = await ask([hour], { period: 'day' })
    expect(reply.title).toBe('Mood of the last 24 hours: rather positive')
    expect(reply.text).toContain('There is too little from the four weeks before to compare it with.')
    expect(reply.fields!.slice(1)).toEqual([
      { label: 'Unsure', text: '20% of the messages' },
      { label: 'Emoji', text: '12 glad, 3 sad' },
    ])
    expect(reply.notes.at(-1)).toBe('there was too much to read all: 25% were, picked evenly')
    // (0.8 * 10 + 0.2 * 9) / (50 + 0.2 * 15)
    expect(reply.data.mood).toBeCloseTo(9.8 / 53, 5)
    expect(reply.trend!.points.length).toBe(24)
    expect(reply.trend!.baseline).toBeUndefined()
  })

  it('has a gap where fewer than five messages were read, so that it is nobody’s mood', async () => {
    const { reply } = await ask([
      hourOf(start(1), 0, 0, 4),
      hourOf(start(2), 0, 0, 5),
      hourOf(start(3), 9, 9, 9),
    ])
    expect(reply.trend!.points.slice(-4).map(({ value }) => value)).toEqual([0, -80, undefined, undefined])
  })
})

describe('no mood', () => {
  it('is told when too little was said', async () => {
    const { reply } = await ask([hourOf(start(0), 10, 5, 4)])
    expect(reply).toMatchObject({
      title: 'Too little was said',
      text: '19 messages could be read; it takes 20 to say how the mood was.',
    })
    expect([reply.trend, reply.chart, reply.data.mood]).toEqual([undefined, undefined, undefined])
  })

  it('is told where it is not measured, even where it once was', async () => {
    await createChannels(store).change(general, { mood: false })
    const { reply } = await ask(weeks(9, 22, 19), { locale: 'es' })
    expect(reply.title).toBe('El ambiente de este canal no se mide')
    expect(reply.data).toMatchObject({ measured: false })
  })
})

describe('policy and audit', () => {
  it('has an account of who asked for it, and no text', async () => {
    await ask(weeks(9, 22, 19))
    expect(accounts).toMatchObject([
      {
        task: 'mood',
        origin: { ...general, user: 'U1' },
        priority: 'interactive',
        messages: 0,
        charactersIn: 0,
      },
    ])
    expect(accounts[0]!.code).toBeUndefined()
  })

  it('obeys the policy, and accounts for refusals', async () => {
    const refusing = { ...openPolicy, refusal: () => 'Ask Kim.' }
    expect((await ask([], { policy: refusing })).reply.error).toEqual({
      code: 'NOT_ALLOWED',
      message: 'Ask Kim.',
    })
    const spent = {
      ...openPolicy,
      async spend() {
        throw codedError('RATE_LIMITED', 'Wait a little.')
      },
    }
    expect((await ask([], { policy: spent })).reply.error?.code).toBe('RATE_LIMITED')
    expect(accounts.map(({ code }) => code)).toEqual(['NOT_ALLOWED', 'RATE_LIMITED'])
  })

  it('asks the policy about the task mood where it was asked', async () => {
    const deeds: unknown[] = []
    const policy: Policy = {
      ...openPolicy,
      refusal: (deed, origin) => void deeds.push([deed, origin.channel, origin.user]),
    }
    await ask([], { policy })
    expect(deeds).toEqual([[{ kind: 'use', task: 'mood' }, 'C1', 'U1']])
  })

  it('never rejects, and logs what broke without words', async () => {
    store = { ...store, list: () => Promise.reject(new Error('secret words')) }
    const { reply, log } = await ask([])
    expect(reply.error?.code).toBe('INTERNAL')
    expect(log).not.toContain('secret')
  })
})
