import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsIn } from '../../../bench/day/programme.ts'
import { playSlackDay, type SlackDayResult } from '../../../bench/slack-day/day.ts'
import { openDoor } from '../../../bench/slack-day/open-door.ts'
import { createSlackProgramme } from '../../../bench/slack-day/programme.ts'
import { troublesOf } from '../../../bench/slack-day/trouble.ts'
import { addHistory, createWorld } from '../../../bench/slack-day/world.ts'
import { cannedHandle } from '../../fakes/canned-handle.ts'
import { type FakeSlack, openFakeSlack } from '../../fakes/slack/index.ts'

const SEED = 7

/** The short form of `npm run slack:day`: every script once, with a handle that answers at once. */
describe('a day', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-day-'))
  const lines: string[] = []
  let slack: FakeSlack
  let result: SlackDayResult
  let events: number

  beforeAll(async () => {
    const world = createWorld({ people: 12, quiet: 6, lively: 6, open: 2 })
    slack = await openFakeSlack({
      teams: [world.team],
      seed: SEED,
      delivery: { retries: [100, 400, 1500, 3000] },
    })
    addHistory(world, slack.seed)
    const strands = createSlackProgramme(slack, world, { length: 'short', seed: SEED })
    events = eventsIn(strands)
    result = await playSlackDay(slack, {
      ...{ strands, troubles: troublesOf(slack, 'short'), seed: SEED, length: 4000 },
      open: () => openDoor(slack, world, join(folder, 'day.sqlite'), () => cannedHandle),
      manners: { pause: [50, 300], patience: 15_000, look: 25 },
      progress: () => {},
      tell: (line) => void lines.push(line),
    })
  }, 60_000)

  afterAll(async () => {
    await slack.close()
    rmSync(folder, { recursive: true })
  })

  it('answers every request exactly once, across repeated deliveries, a drop and a restart', () => {
    expect(result.verdicts).toHaveLength(events)
    const wrong = result.verdicts.filter(({ outcome }) => outcome === 'missing' || outcome === 'doubled')
    expect({ wrong, told: wrong.length > 0 ? lines : [] }).toEqual({ wrong: [], told: [] })
    expect(result.repeats.sameId + result.repeats.newId).toBeGreaterThan(0)
    expect(result.troubles).toMatchObject({ drop: 1, restart: 1, '429': 1, '500': 1 })
    expect(slack.calls.filter(({ status }) => status === 429 || status === 500)).toHaveLength(2)
  })

  it('writes nothing that nobody asked for and leaves no sign of work', () => {
    expect(result.strays).toEqual([])
    expect(result.workingSigns).toBe(0)
  })

  it('writes nothing that Slack would refuse or that pings', () => {
    expect(slack.refusals).toEqual([])
    expect(slack.pings).toEqual([])
  })
})
