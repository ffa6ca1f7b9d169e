import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFakeDiscord } from './fakes/discord/index.ts'
import { createReceiver, type Receiver } from './fakes/receiver.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const children: ChildProcess[] = []
let receiver: Receiver
beforeEach(async () => {
  receiver = await createReceiver()
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await receiver.stop()
})

/** The real program in a process of its own. */
function parley(folder: string, args: string[], more: Record<string, string> = {}) {
  const webhooks = { PARLEY_WEBHOOK_HTTP: '1', PARLEY_WEBHOOK_ALLOW: '127.0.0.1' }
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, PARLEY_DATA_DIR: folder, PARLEY_HOSTS: '1', NO_COLOR: '1', ...webhooks, ...more }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], { cwd: root, env })
  children.push(child)
  let told = ''
  child.stderr.on('data', (piece) => {
    told += String(piece)
  })
  return {
    child,
    out: readAll(child.stdout),
    told: () => told,
    ended: once(child, 'exit') as Promise<[number | null]>,
  }
}

describe('parley with a webhook', () => {
  it('tells of what somebody asked for in a chat, without who and what, and ends when told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-webhooks-'))
    const add = parley(folder, [
      'webhooks',
      'add',
      `${receiver.address}/x`,
      '--on',
      'task-finished',
      '--name',
      'x',
    ])
    receiver.trust((await add.out).trim())
    const discord = await openFakeDiscord()
    try {
      const running = parley(folder, [], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl })
      await discord.until(
        () => /open on discord/.test(running.told()) && discord.socketCount() > 0,
        'an open door',
      )
      const text = `${discord.mention} how does this feel: "I love this hunter2"`
      discord.say({ user: 'ada', channel: 'general', text })
      await discord.until(() => receiver.calls.length === 1, 'a call')
      const [call] = receiver.calls
      expect(call!.verified).toMatchObject({
        type: 'task-finished',
        data: { task: 'sentiment', platform: 'discord', priority: 'interactive', messages: 1 },
      })
      expect(call!.body).not.toMatch(/hunter2|user/)
      running.child.kill('SIGTERM')
      expect((await running.ended)[0]).toBe(0)
      expect(running.told()).not.toMatch(/hunter2|whsec_/)
    } finally {
      await discord.close()
    }
  })
})
