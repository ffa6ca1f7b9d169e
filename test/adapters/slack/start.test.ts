import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeSlack, IDS, openFakeSlack } from '../../fakes/slack/index.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let slack: FakeSlack

beforeEach(async () => {
  slack = await openFakeSlack()
})
afterEach(() => slack.close())

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** `npm start` in a process of its own. */
function start(folder: string, more: Record<string, string> = {}) {
  const env = {
    ...{
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PARLEY_DATA_DIR: folder,
      PARLEY_HOSTS: '1',
      NO_COLOR: '1',
    },
    ...{
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ...more,
    },
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { cwd: root, env })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      said += piece
    })
  }
  return { child, said: () => said, ended: once(child, 'exit') as Promise<[number | null]> }
}

describe('npm start with Slack', () => {
  it('opens, answers with the starter weights, remembers over a restart, and stops when told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-slack-'))
    const first = start(folder)
    await slack.until(() => slack.socketCount() > 0 && /open on slack/.test(first.said()), 'the door')
    const text = `${slack.mention} how does this feel: What a wonderful day, everything works!`
    const { events } = slack.say({ user: 'ada', channel: 'general', text })
    await slack.until(
      () => slack.ephemerals('ada').some((one) => /Feels positive/.test(slack.textOf(one))),
      'an answer',
    )
    first.child.kill('SIGTERM')
    expect((await first.ended)[0]).toBe(0)

    const second = start(folder)
    await slack.until(() => slack.socketCount() > 0 && /open on slack/.test(second.said()), 'the door again')
    for (const event of events) await slack.redeliver(event)
    await slack.quiet(700)
    expect(slack.ephemerals('ada').length).toBe(1)
    second.child.kill('SIGTERM')
    expect((await second.ended)[0]).toBe(0)
    expect(readFileSync(join(folder, 'parley.sqlite')).includes('wonderful')).toBe(false)
    expect(slack.refusals).toEqual([])
  })

  it('ends with one line when Slack refuses the token', async () => {
    const { said, ended } = start(mkdtempSync(join(tmpdir(), 'parley-slack-')), {
      SLACK_BOT_TOKEN: 'xoxb-wrong',
    })
    expect((await ended)[0]).toBe(2)
    expect(said()).toMatch(/^parley: .*SLACK_BOT_TOKEN.*\n$/)
    expect(said()).not.toContain('xoxb-wrong')
    expect(slack.messages(IDS.general)).toEqual([])
  })
})
