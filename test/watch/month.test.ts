import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHORT_MONTH } from '../../bench/watch-month/month.ts'
import { type MonthResult, runMonth } from '../../bench/watch-month/run-month.ts'
import { readTexts } from '../../bench/watch-month/texts.ts'
import type { Handle } from '../../src/contract/adapter.ts'

const more = (than: number) => expect.toSatisfy((number: number) => number > than, `more than ${than}`)
/** Seconds on an idle machine. */
const PATIENCE_MILLISECONDS = 300_000
const BAD_WORDS = /terrible|awful|horrible/

/** Of bad words it says so; of the rest something that follows from the text. */
const judge: Handle = async ({ input }) => {
  const text = 'text' in input ? input.text : ''
  const turn = [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 997, 7) / 997
  const positive = BAD_WORDS.test(text) ? 0.02 : 0.2 + 0.6 * turn
  const negative = BAD_WORDS.test(text) ? 0.9 : 0.8 - positive
  const label = positive > negative ? 'positive' : 'negative'
  const scores = { positive, negative, neutral: 1 - positive - negative }
  const data = { label, sure: scores[label] >= 0.5, score: scores[label], scores }
  return { title: label, notes: [], models: ['fake@1'], data, visibility: 'private' }
}

describe('a short simulated month', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-month-'))
  let result: MonthResult

  beforeAll(async () => {
    const said = readTexts()
    result = await runMonth({
      ...{ month: { ...SHORT_MONTH, seed: 1 }, said, path: join(folder, 'parley.sqlite') },
      judgeOn: () => judge,
      progress() {},
    })
  }, PATIENCE_MILLISECONDS)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('counts every hour as a recount from scratch does', () => {
    expect(result.hours.compared).toBeGreaterThan(1000)
    expect(result.hours.wrong).toEqual([])
    expect(result.recount).toMatchObject({ late: more(5), unread: more(100) })
    expect(result.asked.failed).toEqual([])
  })

  it('raises the alerts that the rule raises over those hours', () => {
    expect(result.alerts.expected).toBeGreaterThan(0)
    expect(result.alerts.wrong).toEqual([])
  })

  it('gives each digest once, about all that was there', () => {
    expect(result.digests.expected).toBeGreaterThan(40)
    expect(result.digests.wrong).toEqual([])
  })

  it('keeps no text and nobody in the database file', () => {
    expect(result.secrets.looks).toBeGreaterThan(10)
    expect(result.secrets.texts).toBeGreaterThan(100)
    expect(result.secrets.found).toEqual([])
  })

  it('fails only where it was made to', () => {
    expect(result.diary.surprises).toEqual([])
    expect(result.diary.counts.crashes).toBe(5)
  })
})
