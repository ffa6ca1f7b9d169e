import type { OperatorCommand } from '../../src/contract/command.ts'
import { codedError } from '../../src/contract/errors.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import { slackManifest } from './manifest.ts'

/** `parley slack manifest [URL]`: the app manifest, for Socket Mode or, with the public address of this Parley, for HTTP. */
export function createManifestCommand(tasks: readonly TaskInfo[]): OperatorCommand {
  return {
    name: 'slack manifest',
    summary:
      'the app manifest to paste at api.slack.com/apps; with a public URL for HTTP instead of Socket Mode',
    arguments: ['[url]'],
    options: [{ flag: '--no-steps', summary: 'without the steps for workflows, which need a paid plan' }],
    async run([url], output, { steps } = {}) {
      if (url !== undefined && !/^https:\/\/[^\s/]+/.test(url)) {
        throw codedError(
          'BAD_REQUEST',
          `Slack calls only addresses with https://, but ${JSON.stringify(url)} came.`,
        )
      }
      output.out(
        JSON.stringify(
          slackManifest(tasks, { steps: steps !== false, ...(url !== undefined && { url }) }),
          undefined,
          2,
        ),
      )
      return 0
    },
  }
}
