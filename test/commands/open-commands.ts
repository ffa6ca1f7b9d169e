import { runProgram } from '../../adapters/console/program.ts'
import type { OperatorCommand } from '../../src/contract/command.ts'
import { createFakeOutput } from '../fakes/output.ts'

/** Runs commands as they are typed, through the real command line. */
export function openCommands(commands: readonly OperatorCommand[]) {
  return async (...args: string[]) => {
    const { output, out, error } = createFakeOutput()
    const status = await runProgram(args, {
      version: '1',
      tasks: [],
      commands,
      handle: () => Promise.reject(new Error('nobody asks')),
      start: async () => false,
      input: process.stdin,
      output,
      origin: { platform: 'console' },
    })
    return { status, out, error }
  }
}
