import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BotRequest } from '../../src/contract/request.ts'
import { WEBHOOK_KINDS, type WebhookEvent } from '../../src/contract/webhooks.ts'
import { createWebhookCommands } from '../../src/webhooks/commands/index.ts'
import { digestEvent } from '../../src/webhooks/digest-event.ts'
import { payloadOf } from '../../src/webhooks/payload.ts'
import { openHttp } from '../adapters/http/open-http.ts'
import { plainHandle } from '../adapters/http/plain-handle.ts'
import type { Call } from '../fakes/receiver.ts'
import { freePort } from '../free-port.ts'
import { alertOf, CHANNEL } from './alert-of.ts'
import { createSetting, eventually } from './setting.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const guide = readFileSync(new URL('../../docs/workflows.md', import.meta.url), 'utf8')
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code = '']) => code)

let setting: Awaited<ReturnType<typeof createSetting>>
beforeEach(async () => {
  setting = await createSetting()
})
afterEach(() => setting.stop())

const TIME = Date.UTC(2026, 10, 28, 9)

describe('the guide', () => {
  const link = 'https://example.slack.com/archives/C1/p1764320400000100'
  const point = {
    text: 'I will roll back the deploy now.',
    speaker: 'Bob',
    sources: ['1764320400.000100'],
    links: [link],
  }
  const given = {
    ...{ channels: [CHANNEL], to: { channel: 'C1' }, since: TIME - 86_400_000, until: TIME },
    counts: { messages: 70, used: 70, optedOut: 0, incomplete: false, share: 1, points: 1, questions: 0 },
  }
  const alert = {
    ...alertOf(TIME),
    link: 'https://example.slack.com/archives/C1/p1764316800000000',
  } as WebhookEvent
  const events: WebhookEvent[] = [
    alert,
    { kind: 'digest', digest: digestEvent(given, { points: [point], questions: [] }) },
    { kind: 'negative-message', channel: CHANNEL, message: '1764320400.000100', link },
    {
      kind: 'task-finished',
      account: {
        ...{
          time: TIME - 90,
          origin: { ...CHANNEL, user: 'U1' },
          task: 'translate',
          priority: 'interactive',
        },
        ...{ models: ['parley-translate-en-xx@1'], from: 'en', to: 'fr', messages: 1 },
        ...{ charactersIn: 10, charactersOut: 12, milliseconds: 90 },
      },
    },
  ]

  it('shows the payload of every event as it is', () => {
    const shown = blocks('json').map((code) => JSON.parse(code))
    const real = events.map((event) => JSON.parse(JSON.stringify(payloadOf(event, true, TIME))))
    expect(shown).toEqual(real)
    const headings = [...guide.matchAll(/^### ([a-z-]+)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(Object.keys(WEBHOOK_KINDS))
  })

  it('names every command and option', () => {
    const opened = setting.open()
    for (const { name, options = [] } of createWebhookCommands(opened.webhooks, opened.dead)) {
      expect(guide).toContain(`\`${name}`)
      for (const { flag } of options) expect(guide).toContain(flag.split(' ')[0])
    }
  })
})

const hasPython = spawnSync('python3', ['--version']).status === 0

describe('the receivers of the guide', () => {
  it.each([
    ['js', process.execPath, ['--input-type=module', '-e'], true],
    ['python', 'python3', ['-c'], hasPython],
  ])(
    'in %s takes what is signed with its secret, and nothing else',
    async (language, program, args, isThere) => {
      if (!isThere) return
      const port = String(await freePort())
      const opened = setting.open({ callMilliseconds: 10_000 })
      const url = `http://127.0.0.1:${port}/`
      const { secret } = await opened.webhooks.add(setting.wishes({ url, name: 'right' }))
      await opened.webhooks.add(setting.wishes({ url, name: 'foreign' }))
      const [code = ''] = blocks(language)
      const env = { PATH: process.env.PATH, PARLEY_WEBHOOK_SECRET: secret, PORT: port }
      const child = spawn(program, [...args, code], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] })
      let said = ''
      child.stdout.on('data', (chunk) => {
        said += String(chunk)
      })
      const ended = once(child, 'exit')
      try {
        await eventually(async () =>
          expect(await opened.webhooks.test('right')).toMatchObject({ status: 204 }),
        )
        expect(await opened.webhooks.test('foreign')).toMatchObject({ status: 400 })
        await eventually(() => expect(said).toContain('test'))
        const late = setting.open({ now: () => Date.now() - 600_000 })
        expect(await late.webhooks.test('right')).toMatchObject({ status: 400 })
      } finally {
        child.kill()
        await ended
      }
    },
  )
})

describe('the workflow for n8n', () => {
  interface Node {
    id: string
    name: string
    type: string
    typeVersion: number
    position: number[]
    parameters: Record<string, unknown>
    webhookId?: string
  }
  interface Workflow {
    name: string
    nodes: Node[]
    connections: Record<string, { main: { node: string; type: string; index: number }[][] }>
    settings: object
  }
  const text = readFileSync(new URL('../../docs/workflows/n8n-alert.json', import.meta.url), 'utf8')
  const workflow = JSON.parse(text) as Workflow
  const node = (name: string) => workflow.nodes.find((one) => one.name === name)!

  /** Runs the code of a node as n8n's Code node does, once for all items. */
  async function runNode(code: string, json: object, body = Buffer.alloc(0)): Promise<{ json: unknown }[]> {
    const AsyncFunction = (async () => {}).constructor as new (
      ...words: string[]
    ) => (this: object, ...values: unknown[]) => Promise<{ json: unknown }[]>
    const run = new AsyncFunction('$input', 'require', code)
    const self = { helpers: { getBinaryDataBuffer: async () => body } }
    return await run.call(self, { first: () => ({ json }) }, createRequire(import.meta.url))
  }
  const codeOf = (name: string) => String(node(name).parameters.jsCode)

  // Versions and parameters are those of packages/nodes-base/nodes in n8n-io/n8n.
  it('has what n8n imports', () => {
    expect(workflow).toMatchObject({ name: expect.any(String), settings: { executionOrder: 'v1' } })
    const kinds = workflow.nodes.map(
      ({ type, typeVersion }) => `${type.replace('n8n-nodes-base.', '')}@${typeVersion}`,
    )
    expect(kinds).toEqual(['webhook@2', 'code@2', 'if@2.2', 'httpRequest@4.2', 'code@2', 'httpRequest@4.2'])
    for (const { id, name, position, parameters } of workflow.nodes) {
      expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
      expect([name.length > 0, position.length, typeof parameters]).toEqual([true, 2, 'object'])
    }
    expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(6)
    const ways = Object.entries(workflow.connections).flatMap(([from, { main }]) =>
      main.flat().map((to) => [from, to.node, to.type, to.index]),
    )
    const names = workflow.nodes.map(({ name }) => name)
    expect(ways).toEqual(names.slice(1).map((name, index) => [names[index], name, 'main', 0]))
    expect(node('Webhook')).toMatchObject({
      webhookId: expect.any(String),
      parameters: { httpMethod: 'POST', responseMode: 'onReceived', options: { rawBody: true } },
    })
    const operator = { type: 'string', operation: 'equals' }
    expect(node('Is it an alert?').parameters.conditions).toMatchObject({
      combinator: 'and',
      conditions: [
        { leftValue: '={{ $json.type }}', rightValue: 'alert', operator },
        { leftValue: '={{ $json.data.platform }}', rightValue: 'slack', operator },
      ],
    })
    expect(node('Summarise').parameters).toMatchObject({
      ...{
        method: 'POST',
        url: expect.stringMatching(/\/v1\/summarise$/),
        sendBody: true,
        specifyBody: 'json',
      },
    })
  })

  it('accepts a real call, and no changed, old or foreign one', async () => {
    const opened = setting.open()
    const { secret } = await opened.webhooks.add(setting.wishes({ name: 'n8n' }))
    await opened.webhooks.test('n8n')
    await setting.open({ now: () => Date.now() - 600_000 }).webhooks.test('n8n')
    const [call, old] = setting.receiver.calls as [Call, Call]
    const code = codeOf('Verify').replace('whsec_PASTE_IT_HERE', secret)
    const verify = ({ headers, body }: Pick<Call, 'headers' | 'body'>) =>
      runNode(code, { headers }, Buffer.from(body))
    expect(await verify(call)).toEqual([{ json: JSON.parse(call.body) }])
    const notFromParley = 'The call is not from Parley.'
    await expect(verify({ ...call, body: call.body.replace('n8n', 'n9n') })).rejects.toThrow(notFromParley)
    await expect(runNode(codeOf('Verify'), call, Buffer.from(call.body))).rejects.toThrow(notFromParley)
    await expect(verify(old)).rejects.toThrow('The call is too old.')
    const { 'webhook-timestamp': _, ...headers } = call.headers
    await expect(verify({ ...call, headers })).rejects.toThrow('The call is too old.')
  })

  it('goes on with alerts from Slack, and asks Slack for the channel and the time of the alert', () => {
    const read = ($json: object, value: unknown) =>
      new Function('$json', `return ${/^=\{\{ (.*) \}\}$/.exec(String(value))?.[1]}`)($json) as unknown
    const { conditions } = node('Is it an alert?').parameters.conditions as {
      conditions: { leftValue: string; rightValue: string }[]
    }
    const goesOn = (event: WebhookEvent) => {
      const payload = payloadOf(event, false, TIME)
      return conditions.every(({ leftValue, rightValue }) => read(payload, leftValue) === rightValue)
    }
    const alert = alertOf(TIME)
    const elsewhere = alertOf(TIME, { ...CHANNEL, platform: 'discord' })
    const negative: WebhookEvent = { kind: 'negative-message', channel: CHANNEL, message: '1' }
    expect([alert, elsewhere, negative].map(goesOn)).toEqual([true, false, false])
    const { parameters } = node('Read the messages').parameters.queryParameters as {
      parameters: { name: string; value: string }[]
    }
    const asked = parameters.filter(({ value }) => value.startsWith('='))
    const payload = payloadOf(alert, false, 0)
    expect(Object.fromEntries(asked.map(({ name, value }) => [name, read(payload, value)]))).toEqual({
      channel: CHANNEL.channel,
      oldest: TIME / 1000 - 3600,
      latest: TIME / 1000,
    })
  })

  it("makes of Slack's history what summarise reads", async () => {
    const messages = [
      { type: 'message', bot_id: 'B1', username: 'deploys', text: 'deployed', ts: '1764320500.000200' },
      { type: 'message', user: 'U1', text: 'The login page fails.', ts: '1764320400.000100' },
    ]
    const [{ json }] = (await runNode(codeOf('For Parley'), { ok: true, messages })) as [{ json: object }]
    expect(json).toEqual({
      messages: [
        {
          id: '1764320400.000100',
          user: 'U1',
          text: 'The login page fails.',
          time: '2025-11-28T09:00:00.000Z',
          bot: false,
        },
        {
          id: '1764320500.000200',
          user: 'deploys',
          text: 'deployed',
          time: '2025-11-28T09:01:40.000Z',
          bot: true,
        },
      ],
      options: { length: 'short' },
    })
    const asked: BotRequest[] = []
    const { door, post } = await openHttp({
      house: {
        handle: async (request, options) => {
          asked.push(request)
          return await plainHandle(request, options)
        },
      },
    })
    const path = new URL(String(node('Summarise').parameters.url)).pathname
    const answer = await post(path, json)
    await door.stop()
    expect(answer.status).toBe(200)
    expect(asked).toEqual([
      expect.objectContaining({ task: 'summarise', options: { length: 'short' }, input: expect.anything() }),
    ])
  })
})
