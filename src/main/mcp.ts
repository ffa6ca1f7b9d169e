import packageFile from '../../package.json' with { type: 'json' }
import type { OperatorCommand } from '../contract/command.ts'
import { createStopSignal } from '../stop-signal.ts'
import { tasks } from '../tasks/index.ts'
import type { Parts } from './parts.ts'

/** `parley mcp`: the door for an assistant, which starts it and talks to it over standard input and output. */
export function createMcpCommand(parts: Parts): OperatorCommand {
  return {
    name: 'mcp',
    summary: 'offer the tasks to an assistant, over standard input and output (Model Context Protocol)',
    arguments: [],
    async run() {
      await parts.policy.check()
      const [{ createMcp }, { createStdio }] = await Promise.all([
        import('../../adapters/mcp/index.ts'),
        import('../../adapters/mcp/stdio.ts'),
      ])
      const transport = createStdio(process.stdin, process.stdout)
      const origin = { ...parts.origin, platform: 'mcp' }
      const door = createMcp({ version: packageFile.version, origin, transport })
      createStopSignal(() => {}).addEventListener('abort', () => void door.stop())
      await door.start({ handle: parts.handle, tasks, log: parts.log })
      await door.closed
      return 0
    },
  }
}
