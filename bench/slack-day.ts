import { openFakeSlack } from '../test/fakes/slack/index.ts'
import { runDay } from './day/run.ts'
import { playSlackDay } from './slack-day/day.ts'
import { openDoor } from './slack-day/open-door.ts'
import { createSlackProgramme } from './slack-day/programme.ts'
import { rowsOf } from './slack-day/report.ts'
import { troublesOf } from './slack-day/trouble.ts'
import { addHistory, createWorld } from './slack-day/world.ts'

/** Milliseconds before each further try. Slack's own: at once, a minute, five minutes. */
const RETRIES = [500, 5000, 30_000]

/** A day in a busy workspace. */
process.exitCode = await runDay({
  name: 'slack',
  forgiven: 'acknowledgement p99',
  async play({ seed, path, handleOn, log, flood, parts, progress }) {
    const world = createWorld({ people: 48, quiet: 8, lively: 6, open: 4 })
    const delivery = { retries: RETRIES }
    const slack = await openFakeSlack({ teams: [world.team], seed, rateLimits: true, delivery })
    addHistory(world, slack.seed)
    const strands = createSlackProgramme(slack, world, { length: 'full', seed })
    try {
      const result = await playSlackDay(slack, {
        ...{ ...parts, strands, troubles: troublesOf(slack, 'full'), seed },
        progress: progress(strands.length),
        open: () => openDoor(slack, world, path, handleOn, log),
      })
      return { result, rows: rowsOf(result, slack, flood.answered()) }
    } finally {
      await slack.close()
    }
  },
})
