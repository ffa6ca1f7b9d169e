import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeSlack, openFakeSlack } from '../fakes/slack/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const hasScript = spawnSync('script', ['--version']).status === 0
const program = ['--import', 'tsx', 'src/main.ts']

let slack: FakeSlack
let folder: string
const children: ChildProcess[] = []
/** Grandchildren, should a test leave one behind. */
const strays: number[] = []

beforeEach(async () => {
  slack = await openFakeSlack()
  folder = mkdtempSync(join(tmpdir(), 'parley-hangup-'))
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const pid of strays.splice(0)) if (isRunning(pid)) process.kill(pid, 'SIGKILL')
  await slack.close()
})

/** The real program with the door to the fake Slack. */
function start(command: string, args: string[], more: Record<string, string> = {}) {
  const env = {
    ...{ PATH: process.env.PATH, HOME: process.env.HOME, PARLEY_DATA_DIR: folder, PARLEY_HOSTS: '1' },
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    ...more,
  }
  const child = spawn(command, args, { cwd: root, env })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      said += piece
    })
  }
  return { child, said: () => said, ended: once(child, 'exit') as Promise<[number | null]> }
}

const writePolicy = (text: string) => writeFileSync(join(folder, 'policy.yaml'), text)
const because = (reason: string) => writePolicy(`rules: [{ refuse: use, because: ${reason}. }]`)

/** How often somebody was told this. */
const told = (reason: RegExp) =>
  slack.ephemerals('ada').filter((one) => reason.test(slack.textOf(one))).length

async function ask(reason: RegExp) {
  const before = told(reason)
  await slack.command({ user: 'ada', channel: 'general', command: '/sentiment', text: 'hello' })
  await slack.until(() => told(reason) > before, `Ada to be told ${reason}`)
}

describe('SIGHUP', () => {
  it('reads the policy anew while the doors stay open, but not one that is wrong', async () => {
    because('First')
    const { child, said, ended } = start(process.execPath, program)
    await slack.until(() => /open on slack/.test(said()), 'the door')
    await ask(/First\./)
    writePolicy('rules:\n  - refuse: us\n')
    child.kill('SIGHUP')
    await slack.until(() => /the old one stays/.test(said()), 'the log')
    expect(said()).toContain('policy.yaml:2:13: rule 1, refuse: expected one of use,')
    await ask(/First\./)
    because('Second')
    child.kill('SIGHUP')
    await slack.until(() => /has read the access policy anew/.test(said()), 'the news')
    await ask(/Second\./)
    expect(slack.socketCount()).toBeGreaterThan(0)
    child.kill('SIGTERM')
    expect((await ended)[0]).toBe(0)
  })

  it.skipIf(!hasScript)('ends the program when its terminal is closed', async () => {
    const log = join(folder, 'log')
    const inner = `echo "pid $$;"; exec ${process.execPath} ${program.join(' ')} 2>${log}`
    const { child, said } = start('script', ['-qec', inner, '/dev/null'], { SHELL: '/bin/sh', TERM: 'dumb' })
    const logged = () => (existsSync(log) ? readFileSync(log, 'utf8') : '')
    await slack.until(() => /open on slack/.test(logged()), 'the door')
    const pid = Number(/pid (\d+);/.exec(said())?.[1])
    strays.push(pid)
    expect(isRunning(pid)).toBe(true)
    child.kill('SIGKILL')
    await slack.until(() => !isRunning(pid), 'the end')
  })
})

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a policy that is wrong at the start', () => {
  it('opens no door and answers no command, in one line', async () => {
    writePolicy('rules:\n  - refuse: us\n')
    const error = /^parley: .*policy\.yaml:2:13: rule 1, refuse: expected one of use, .*, but "us" came\n$/
    for (const args of [[], ['sentiment', '--json', 'hello']]) {
      const { said, ended } = start(process.execPath, [...program, ...args])
      expect((await ended)[0]).toBe(2)
      expect(said()).toMatch(error)
    }
  })
})
