import { WebClient } from '@slack/web-api'
import { createDirectory } from '../../../adapters/slack/directory.ts'
import { CLIENT_OPTIONS, createPace } from '../../../adapters/slack/pace.ts'
import { PACING } from '../../../adapters/slack/rate-limits.ts'
import { createReader } from '../../../adapters/slack/reader.ts'
import { type FakeSlackOptions, IDS, openFakeSlack } from '../../fakes/slack/index.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** A fake Slack, and the real client and pace on it, without the waits between posts and after faults. */
export async function openWorkspace(options: FakeSlackOptions = {}) {
  const slack = await openFakeSlack(options)
  const client = new WebClient(slack.botToken, { ...CLIENT_OPTIONS, slackApiUrl: slack.apiUrl })
  const pacing = { ...PACING, postGapMilliseconds: 1, backoffMilliseconds: [5, 5, 5] }
  const pace = createPace({ log: quiet, pacing })
  const team = slack.teams[0]!
  const directory = createDirectory(client, IDS.team, pace)
  const reader = createReader(client, IDS.team, pace, directory)
  const channel = (id: string) => team.channels.find((one) => one.id === id)!
  const callsOf = (method: string) => slack.calls.filter((call) => call.method === method)
  return { slack, team, client, pace, directory, reader, channel, callsOf }
}

export type OpenWorkspace = Awaited<ReturnType<typeof openWorkspace>>
