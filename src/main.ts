import { config as loadDotenv } from 'dotenv'
import { runProgram } from '../adapters/console/program.ts'
import packageFile from '../package.json' with { type: 'json' }
import { readConfig } from './config.ts'
import { errorMessage } from './contract/errors.ts'
import { makeDataFolder } from './data-folder.ts'
import { commandsOf } from './main/commands.ts'
import { openDoors } from './main/doors.ts'
import { openParts } from './main/parts.ts'
import { tasks } from './tasks/index.ts'

/** Joins the parts, with main/, which is the rest of it; both hold no logic. */
async function main(): Promise<number> {
  const config = readConfig(process.env)
  makeDataFolder(config.PARLEY_DATA_DIR)
  const parts = openParts(config)
  try {
    return await runProgram(process.argv.slice(2), {
      version: packageFile.version,
      tasks,
      commands: commandsOf(parts),
      handle: async (request, options) => {
        await parts.policy.check()
        return await parts.handle(request, options)
      },
      start: () => openDoors(parts),
      input: process.stdin,
      output: parts.output,
      origin: parts.origin,
    })
  } finally {
    await parts.close()
  }
}

// A library may drop a promise while a connection is closing; what is begun goes on, and the log tells.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`parley: unexpected ${(reason as Error | undefined)?.name ?? 'rejection'}, going on\n`)
})
// Who reads has seen enough, as `head` has.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1))
loadDotenv({ quiet: true })
process.exitCode = await main().catch((error) => {
  process.stderr.write(`parley: ${errorMessage(error)}\n`)
  return 2
})
