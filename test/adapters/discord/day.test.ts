import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsIn } from '../../../bench/day/programme.ts'
import { type DiscordDayResult, playDiscordDay } from '../../../bench/discord-day/day.ts'
import { openDoor } from '../../../bench/discord-day/open-door.ts'
import { createDiscordProgramme } from '../../../bench/discord-day/programme.ts'
import { addWorld } from '../../../bench/discord-day/world.ts'
import { cannedHandle } from '../../fakes/canned-handle.ts'
import { type FakeDiscord, openFakeDiscord } from '../../fakes/discord/index.ts'

const SEED = 7

/** The short form of `npm run discord:day`: every script once, with a handle that answers at once. */
describe('a day', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-day-'))
  const lines: string[] = []
  let discord: FakeDiscord
  let result: DiscordDayResult
  let events: number

  beforeAll(async () => {
    // The three seconds are proved by `npm run discord:day`: here a starved machine must not decide.
    discord = await openFakeDiscord({ seed: SEED, ackWithin: 15_000 })
    const world = addWorld(discord, { people: 24, recluses: 3, rooms: 6 })
    const strands = createDiscordProgramme(discord, world, { length: 'short', seed: SEED })
    events = eventsIn(strands)
    result = await playDiscordDay(
      discord,
      { trouble: 'short', seed: SEED },
      {
        ...{ strands, length: 5000, progress: () => {}, tell: (line) => void lines.push(line) },
        open: () => openDoor(discord, join(folder, 'day.sqlite'), () => cannedHandle),
        manners: { pause: [20, 120], patience: 15_000, look: 25 },
      },
    )
  }, 60_000)

  afterAll(async () => {
    await discord.close()
    rmSync(folder, { recursive: true })
  })

  it('answers every request exactly once, across repeated events, resumes and a restart', () => {
    expect(result.verdicts).toHaveLength(events)
    const wrong = result.verdicts.filter(({ outcome }) => outcome === 'missing' || outcome === 'doubled')
    expect({ wrong, told: wrong.length > 0 ? lines : [] }).toEqual({ wrong: [], told: [] })
    expect(result.line.repeats.events).toBeGreaterThan(0)
    expect(result.line.repeats.interactions).toBeGreaterThan(0)
    expect(result.troubles).toMatchObject({ drop: 1, 'op 7': 1, 'op 9': 1, restart: 1, '429': 1 })
    expect(result.line.gaps).toHaveLength(3)
    const failed = discord.calls
      .map(({ status }) => status)
      .filter((status) => [429, 500, -1].includes(status))
    expect(failed.sort()).toEqual([-1, -1, -1, 429, 500])
  })

  it('writes nothing that nobody asked for and leaves no sign of work', () => {
    expect(result.strays).toEqual([])
    expect(result.workingSigns).toBe(0)
  })

  it('writes nothing that Discord would refuse or that pings', () => {
    expect(discord.refusals).toEqual([])
    expect(discord.pings).toEqual([])
  })
})
