import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../src/contract/audit.ts'
import type { Digest, WebhookEvent, WebhookWishes } from '../../src/contract/webhooks.ts'
import { createTaskRecorder } from '../../src/webhooks/record-task.ts'
import { alertOf, CHANNEL } from './alert-of.ts'
import { createSetting, eventually } from './setting.ts'

const TIME = Date.UTC(2026, 10, 28, 9)
const OTHER = { ...CHANNEL, channel: 'C2' }
const point = { text: 'hunter2 was leaked', speaker: 'Ada', sources: ['m1'], link: 'https://example.org/m1' }
const digest: Digest = {
  ...{ id: 'daily/1', channels: [CHANNEL], since: TIME - 86_400_000, until: TIME, messages: 70 },
  ...{ points: [point], questions: [{ ...point, text: 'who did it?' }] },
}
const account: Account = {
  ...{ time: TIME, task: 'translate', priority: 'interactive', models: ['m@1'], from: 'en', to: 'fr' },
  ...{ messages: 1, charactersIn: 10, charactersOut: 12, milliseconds: 90 },
  origin: { ...CHANNEL, thread: 't9', user: 'U-ada', roles: ['admin'], locale: 'de-AT', language: 'de' },
}
const EVENTS: WebhookEvent[] = [
  alertOf(TIME),
  { kind: 'digest', digest },
  { kind: 'negative-message', channel: CHANNEL, message: '17.4' },
  { kind: 'task-finished', account },
]

let setting: Awaited<ReturnType<typeof createSetting>>
beforeEach(async () => {
  setting = await createSetting()
})
afterEach(() => setting.stop())

/** What arrives of the events at a webhook of these wishes, by the library of the receivers. */
async function told(wishes: Partial<WebhookWishes>, events = EVENTS) {
  const opened = setting.open()
  const { secret } = await opened.webhooks.add(setting.wishes(wishes))
  setting.receiver.trust(secret)
  setting.start(opened)
  for (const event of events) await opened.outbox.emit(event)
  await eventually(async () => expect((await opened.webhooks.list())[0]).toMatchObject({ waiting: 0 }))
  return setting.receiver.calls.map(({ verified }) => verified as { type: string; data: object })
}

describe('what is told', () => {
  it('is signed, and says in numbers why there is an alert', async () => {
    const { link } = alertOf(TIME) as WebhookEvent & { kind: 'alert' }
    expect(await told({ kinds: ['alert'] })).toEqual([
      {
        type: 'alert',
        timestamp: '2026-11-28T09:00:00.000Z',
        version: 1,
        data: {
          ...{ ...CHANNEL, since: '2026-11-28T08:00:00.000Z', until: '2026-11-28T09:00:00.000Z' },
          ...{ messages: 40, mood: -0.4, baseline: 0.2, drop: 0.3, negative: 0.5, usuallyNegative: 0.1 },
          link,
        },
      },
    ])
    const [{ headers, path }] = setting.receiver.calls as [(typeof setting.receiver.calls)[0]]
    expect(path).toBe('/hook')
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(/^msg_[\w-]{27}$/),
      'webhook-timestamp': expect.stringMatching(/^\d{10}$/),
      'webhook-signature': expect.stringMatching(/^v1,[\w+/]{43}=$/),
    })
  })

  it('holds no word of the chat, and names nobody', async () => {
    const kinds = ['alert', 'digest', 'negative-message', 'task-finished'] as const
    const all = await told({ kinds })
    expect(all.map(({ type }) => type).sort()).toEqual([...kinds].sort())
    expect(JSON.stringify(all)).not.toMatch(/hunter2|who did it|Ada|U-ada|admin|de-AT|t9/)
    const { points, questions } = all.find(({ type }) => type === 'digest')!.data as Digest
    expect(points).toEqual([{ sources: ['m1'], link: point.link }])
    expect(questions).toEqual([{ sources: ['m1'], link: point.link }])
    expect(all.find(({ type }) => type === 'task-finished')!.data).toEqual({
      ...{ ...CHANNEL, task: 'translate', priority: 'interactive', models: ['m@1'], from: 'en', to: 'fr' },
      ...{ messages: 1, charactersIn: 10, charactersOut: 12, milliseconds: 90 },
    })
  })

  it('holds the points of a digest where that was asked for', async () => {
    const [one] = await told({ kinds: ['digest'], withText: true })
    expect((one!.data as Digest).points).toEqual([point])
  })

  it('is what was asked for: kinds, and channels that are all among those named', async () => {
    const shared: WebhookEvent = {
      kind: 'digest',
      digest: { ...digest, id: '2', channels: [CHANNEL, OTHER] },
    }
    const events = [alertOf(TIME, OTHER), alertOf(TIME), shared, ...EVENTS.slice(1)]
    const kinds = ['alert', 'digest'] as const
    const all = await told({ kinds, channels: [CHANNEL] }, events)
    expect(all.map(({ type }) => type).sort()).toEqual(['alert', 'digest'])
    expect(all.map(({ data }) => (data as Partial<Digest>).id).sort()).toEqual(['daily/1', undefined])
  })

  it('has the same id when it is told again, another one for another webhook', async () => {
    const opened = setting.open()
    for (const name of ['one', 'two']) await opened.webhooks.add(setting.wishes({ name }))
    setting.start(opened)
    await opened.outbox.emit(alertOf(TIME))
    await eventually(() => expect(setting.receiver.calls.length).toBe(2))
    await eventually(async () =>
      expect((await opened.webhooks.list()).map((one) => one.waiting)).toEqual([0, 0]),
    )
    await opened.outbox.emit(alertOf(TIME))
    await eventually(() => expect(setting.receiver.calls.length).toBe(4))
    const ids = setting.receiver.ids()
    expect(new Set(ids).size).toBe(2)
    expect(ids.slice(2).sort()).toEqual(ids.slice(0, 2).sort())
  })
})

describe('finished tasks', () => {
  it('are told where somebody asked, and an answer does not wait for a store that fails', async () => {
    const { origin } = account
    const seen: WebhookEvent[] = []
    const record = createTaskRecorder(async (event) => void seen.push(event), setting.recorded.log)
    const { user: _, ...nobody } = origin
    const background = { ...account, priority: 'background' as const }
    await record(account)
    await record({ ...background, origin: nobody })
    await record({ ...background, origin: { ...nobody, key: 'k1' } })
    await record({ ...account, origin: { platform: 'console' } })
    expect(seen.length).toBe(2)
    const failing = createTaskRecorder(async () => {
      throw new Error('the disk is full of hunter2')
    }, setting.recorded.log)
    await failing(account)
    expect(setting.recorded.said('error', /could not be told/)).toBe(1)
    expect(setting.recorded.text()).not.toContain('hunter2')
  })
})
