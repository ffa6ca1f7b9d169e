import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFakeDiscord } from './fakes/discord/index.ts'
import { createReceiver, type Receiver } from './fakes/receiver.ts'
import { freePort } from './free-port.ts'

const hasScript = spawnSync('script', ['--version']).status === 0
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

/** The real program in a process of its own; with `terminal` it has one, and `out` also holds what it is told. */
function parley(folder: string, args: string[], more: Record<string, string> = {}, terminal = false) {
  const webhooks = { PARLEY_WEBHOOK_HTTP: '1', PARLEY_WEBHOOK_ALLOW: '127.0.0.1' }
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, PARLEY_DATA_DIR: folder, PARLEY_HOSTS: '1', NO_COLOR: '1', ...webhooks, ...more }
  const program = [process.execPath, '--import', 'tsx', 'src/main.ts', ...args]
  const [file, words] = terminal ? ['script', ['-qec', program.join(' '), '/dev/null']] : ['env', program]
  const child = spawn(file, words, { cwd: root, env })
  children.push(child)
  let told = ''
  for (const stream of terminal ? [child.stdout, child.stderr] : [child.stderr]) {
    stream.on('data', (piece) => {
      told += String(piece)
    })
  }
  return {
    child,
    out: readAll(child.stdout),
    told: () => told,
    ended: once(child, 'exit') as Promise<[number | null]>,
  }
}

/** A data folder with a webhook for finished tasks. */
async function folderWithWebhook(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-webhooks-'))
  const wishes = [`${receiver.address}/x`, '--on', 'task-finished', '--name', 'x']
  receiver.trust((await parley(folder, ['webhooks', 'add', ...wishes]).out).trim())
  return folder
}

describe('parley with a webhook', () => {
  it('tells of what somebody asked for in a chat, without who and what, and ends when told to', async () => {
    const folder = await folderWithWebhook()
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

  it.skipIf(!hasScript)(
    'tells of what was asked for over HTTP beside a terminal, and not of what was typed there',
    async () => {
      const port = await freePort()
      const folder = await folderWithWebhook()
      const running = parley(folder, [], { PARLEY_HTTP_PORT: String(port), TERM: 'dumb' }, true)
      const says = (words: RegExp) => expect.poll(running.told, { timeout: 20_000 }).toMatch(words)
      await says(/›/)
      running.child.stdin.write('I love this, great work, thank you!\n')
      await says(/positive/i)
      const asked = await fetch(`http://127.0.0.1:${port}/v1/sentiment`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'I love this, great work, thank you!' }),
      })
      expect(asked.status).toBe(200)
      await expect.poll(() => receiver.calls.length, { timeout: 20_000 }).toBeGreaterThan(0)
      running.child.stdin.write('/quit\n')
      expect((await running.ended)[0]).toBe(0)
      expect(receiver.calls.map(({ verified }) => verified)).toEqual([
        expect.objectContaining({ data: expect.objectContaining({ task: 'sentiment', platform: 'http' }) }),
      ])
    },
  )
})
