import { openFakeDiscord } from '../test/fakes/discord/index.ts'
import { runDay } from './day/run.ts'
import { playDiscordDay } from './discord-day/day.ts'
import { openDoor } from './discord-day/open-door.ts'
import { createDiscordProgramme } from './discord-day/programme.ts'
import { rowsOf } from './discord-day/report.ts'
import { addWorld } from './discord-day/world.ts'

/** A day on a busy server. */
process.exitCode = await runDay({
  name: 'discord',
  forgiven: 'deferral p99',
  async play({ seed, path, handleOn, log, flood, parts, progress }) {
    const discord = await openFakeDiscord({ seed, rateLimits: true })
    const world = addWorld(discord, { people: 44, recluses: 6, rooms: 14 })
    const strands = createDiscordProgramme(discord, world, { length: 'full', seed })
    try {
      const result = await playDiscordDay(
        discord,
        { trouble: 'full', seed },
        {
          ...{ ...parts, strands, progress: progress(strands.length) },
          open: () => openDoor(discord, path, handleOn, log),
        },
      )
      return { result, rows: rowsOf(result, discord, flood.answered()) }
    } finally {
      await discord.close()
    }
  },
})
