import { config as loadDotenv } from 'dotenv'
import { runProgram } from '../adapters/console/program.ts'
import packageFile from '../package.json' with { type: 'json' }
import { inspectConfig } from './config.ts'
import { codedError, errorMessage } from './contract/errors.ts'
import { makeDataFolder } from './data-folder.ts'
import { commandsOf } from './main/commands.ts'
import { openDoors } from './main/doors.ts'
import { openParts } from './main/parts.ts'
import { stackOf } from './stack-of.ts'
import { tasks } from './tasks/index.ts'

/** Joins the parts, with main/, which is the rest of it; both hold no logic. */
async function main(): Promise<number> {
  const { config, problems } = inspectConfig(process.env)
  const args = process.argv.slice(2)
  // What is wrong with the configuration and the folder is for the doctor to find.
  if (args[0] !== 'doctor') {
    if (problems[0] !== undefined) throw codedError('CONFIGURATION', problems[0])
    makeDataFolder(config.PARLEY_DATA_DIR)
  }
  const parts = openParts(config)
  try {
    return await runProgram(args, {
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
// Node would print the message too, which may quote a person or a token.
process.on('uncaughtException', (error) => {
  process.stderr.write(`parley: unexpected ${stackOf(error).join('\n')}\n`)
  process.exit(1)
})
// Who reads has seen enough, as `head` has.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1))
loadDotenv({ quiet: true })
process.exitCode = await main().catch((error) => {
  process.stderr.write(`parley: ${errorMessage(error)}\n`)
  return 2
})
// All is closed: a connection that a library still holds must not keep the process.
setTimeout(() => process.exit(), 1000).unref()
