import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeDiscord, openFakeDiscord } from '../../fakes/discord/index.ts'
import { openFakeSlack } from '../../fakes/slack/index.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let discord: FakeDiscord

beforeEach(async () => {
  discord = await openFakeDiscord()
})
afterEach(() => discord.close())

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
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, ...more },
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

const answers = () => discord.messages('general').filter((one) => /Feels positive/.test(discord.textOf(one)))

describe('npm start with Discord', () => {
  it('opens beside Slack, answers with a picture, and stops when told to', async () => {
    const slack = await openFakeSlack()
    const folder = mkdtempSync(join(tmpdir(), 'parley-discord-'))
    const keys = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    }
    const { child, said, ended } = start(folder, keys)
    const open = () =>
      discord.socketCount() > 0 && /open on slack/.test(said()) && /open on discord/.test(said())
    await discord.until(open, 'both doors')
    const text = `${discord.mention} how does this feel: What a wonderful day, everything works!`
    discord.say({ user: 'ada', channel: 'general', text })
    await discord.until(() => answers().length > 0, 'an answer')
    // Bolt and discord.js bring different undici versions; uploads are what breaks when they meet.
    expect(discord.files.length).toBe(1)
    const words = `${slack.mention} how does this feel: What a wonderful day!`
    slack.say({ user: 'ada', channel: 'general', text: words })
    await slack.until(() => slack.ephemerals('ada').length > 0, 'an answer in Slack')
    child.kill('SIGTERM')
    expect((await ended)[0]).toBe(0)
    expect(answers().length).toBe(1)
    expect(readFileSync(join(folder, 'parley.sqlite')).includes('wonderful')).toBe(false)
    expect([...discord.refusals, ...slack.refusals]).toEqual([])
    await slack.close()
  })

  it('ends with one line when Discord refuses the token', async () => {
    const wrong = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.wrong-token-that-nobody-has'
    const { said, ended } = start(mkdtempSync(join(tmpdir(), 'parley-discord-')), { DISCORD_TOKEN: wrong })
    expect((await ended)[0]).toBe(2)
    expect(said()).toMatch(/^parley: .*DISCORD_TOKEN.*\n$/)
    expect(said()).not.toContain(wrong)
  })
})
