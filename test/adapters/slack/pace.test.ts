import { createServer } from 'node:http'
import { ErrorCode, WebAPIHTTPError, WebAPIRateLimitedError, WebClient } from '@slack/web-api'
import Bottleneck from 'bottleneck'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLIENT_OPTIONS, createPace, type Pace } from '../../../adapters/slack/pace.ts'
import { PACING } from '../../../adapters/slack/rate-limits.ts'
import { listen } from '../../fakes/listen.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const post = (channel: string) => ({ team: 'T1', channel, method: 'chat.postMessage' }) as const
const rateLimited = (seconds: number) => new WebAPIRateLimitedError(seconds)
const fault = (status: number) => new WebAPIHTTPError(status, '', {})

describe('on the clock', () => {
  let pace: Pace
  let started: number
  /** What was sent, and the milliseconds since the start. */
  let sent: [what: string, at: number][]
  const send = (what: string) => async () => {
    sent.push([what, Date.now() - started])
    return what
  }
  const failing = (what: string, failures: Error[]) => async () => {
    sent.push([what, Date.now() - started])
    const failure = failures.shift()
    if (failure) throw failure
    return what
  }
  const at = (what: string) =>
    sent.filter(([one]) => one === what).map(([, when]) => Math.round(when / 100) * 100)

  beforeEach(() => {
    vi.useFakeTimers()
    started = Date.now()
    sent = []
    pace = createPace({ log: quiet })
  })
  afterEach(() => vi.useRealTimers())

  it('posts the first at once and then one a second in each channel', async () => {
    for (const what of ['a1', 'a2', 'a3']) void pace.write(post('A'), send(what))
    void pace.write(post('B'), send('b1'))
    await vi.advanceTimersByTimeAsync(5000)
    expect([at('a1'), at('a2'), at('a3'), at('b1')]).toEqual([[0], [1000], [2000], [0]])
  })

  it('does not make changes wait for the second between posts, but for their turn', async () => {
    void pace.write(post('A'), send('post'))
    void pace.write({ ...post('A'), method: 'chat.update' }, send('update'))
    void pace.write(post('A'), send('next post'))
    void pace.write({ ...post('A'), method: 'chat.delete' }, send('delete'))
    await vi.advanceTimersByTimeAsync(5000)
    expect(sent.map(([what]) => what)).toEqual(['post', 'update', 'next post', 'delete'])
    expect([at('update'), at('next post'), at('delete')]).toEqual([[0], [1000], [1000]])
  })

  it('lets writes that somebody waits for overtake the others, and each kind keep its order', async () => {
    const background = { ...post('A'), priority: 'background' } as const
    for (const what of ['first', 'slow 1', 'slow 2']) void pace.write(background, send(what))
    await vi.advanceTimersByTimeAsync(100)
    for (const what of ['fast 1', 'fast 2']) void pace.write(post('A'), send(what))
    await vi.advanceTimersByTimeAsync(9000)
    const order = sent.map(([what]) => what)
    expect(order.filter((what) => what.startsWith('fast'))).toEqual(['fast 1', 'fast 2'])
    expect(order.indexOf('fast 2')).toBeLessThan(order.indexOf('slow 2'))
    expect(order).toHaveLength(5)
  })

  it('lets calls that nobody waits for use up no more than half of a limit, evenly', async () => {
    const ask = { team: 'T1', method: 'conversations.history' } as const
    for (let call = 0; call < 40; call++) void pace.read({ ...ask, priority: 'background' }, send('slow'))
    await vi.advanceTimersByTimeAsync(59_000)
    expect(at('slow')).toHaveLength(25)
    expect(at('slow').slice(0, 3)).toEqual([0, 2400, 4800])
    void pace.read(ask, send('fast'))
    await vi.advanceTimersByTimeAsync(100)
    expect(at('fast')).toEqual([59_000])
  })

  it('waits as long as Slack says, with all that waits behind, and other channels go on', async () => {
    void pace.write(post('A'), failing('a1', [rateLimited(30), rateLimited(7)]))
    void pace.write(post('A'), send('a2'))
    for (const what of ['b1', 'b2']) void pace.write(post('B'), send(what))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(at('a1')).toEqual([0, 30_000, 37_000])
    expect(at('a2')[0]).toBeGreaterThanOrEqual(37_000)
    expect(at('b2')).toEqual([1000])
  })

  it('lets no call of a method through while Slack asks its workspace to wait', async () => {
    const ask = { team: 'T1', method: 'users.info' } as const
    void pace.read(ask, failing('first', [rateLimited(20)]))
    await vi.advanceTimersByTimeAsync(1000)
    void pace.read(ask, send('second'))
    void pace.read({ ...ask, team: 'T2' }, send('elsewhere'))
    void pace.read({ ...ask, method: 'conversations.info' }, send('otherwise'))
    await vi.advanceTimersByTimeAsync(30_000)
    expect(at('first')).toEqual([0, 20_000])
    expect(at('second')).toEqual([20_000])
    expect([at('elsewhere'), at('otherwise')]).toEqual([[1000], [1000]])
  })

  it("starts a minute's calls at once and the rest when the minute is over", async () => {
    const calls = Array.from({ length: 120 }, (_, index) =>
      pace.read({ team: 'T1', method: 'conversations.history' }, send(`page ${index}`)),
    )
    await vi.advanceTimersByTimeAsync(10_000)
    expect(sent).toHaveLength(50)
    await vi.advanceTimersByTimeAsync(61_000)
    expect(sent).toHaveLength(100)
    await vi.advanceTimersByTimeAsync(61_000)
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 120 }, (_, index) => `page ${index}`))
  })

  it('tries again after faults, three times, and then rejects with the last', async () => {
    const twice = pace.write(post('A'), failing('twice', [fault(500), fault(503)]))
    const failures = [500, 500, 500, 502].map(fault)
    const never = expect(pace.write(post('B'), failing('never', [...failures]))).rejects.toBe(failures[3])
    await vi.advanceTimersByTimeAsync(20_000)
    await expect(twice).resolves.toBe('twice')
    await never
    expect([at('twice').length, at('never').length]).toEqual([3, 4])
  })

  it('rejects what cannot pass at once, and goes on with the next', async () => {
    const refused = Object.assign(new Error('x'), {
      code: ErrorCode.PlatformError,
      data: { error: 'is_archived' },
    })
    const rejected = expect(pace.write(post('A'), failing('refused', [refused]))).rejects.toBe(refused)
    const wrong = expect(pace.write(post('A'), failing('wrong', [fault(404)]))).rejects.toThrow()
    void pace.write(post('A'), send('next'))
    await vi.advanceTimersByTimeAsync(5000)
    await Promise.all([rejected, wrong])
    expect([at('refused'), at('wrong'), at('next')].map((times) => times.length)).toEqual([1, 1, 1])
  })

  it('stops when all that has begun is done, and takes nothing new', async () => {
    for (const what of ['a1', 'a2', 'a3']) void pace.write(post('A'), failing(what, [rateLimited(2)]))
    let stopped = false
    const stop = pace.stop().then(() => {
      stopped = true
    })
    await expect(pace.write(post('A'), send('late'))).rejects.toMatchObject({ code: 'CANCELLED' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(stopped).toBe(false)
    await vi.advanceTimersByTimeAsync(20_000)
    await stop
    expect([at('a1').length, at('a2').length, at('a3').length, at('late').length]).toEqual([2, 2, 2, 0])
  })

  it('forgets channels that nobody writes to', async () => {
    const forget = vi.spyOn(Bottleneck.Group.prototype, 'deleteKey')
    pace = createPace({ log: quiet })
    for (let index = 0; index < 50; index++) void pace.write(post(`C${index}`), send('hello'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toHaveLength(50)
    expect(forget).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2 * PACING.idleMilliseconds)
    const forgotten = forget.mock.calls.map(([key]) => key)
    // One key for the order of writes, one for the second between posts.
    for (let index = 0; index < 50; index++) expect(forgotten).toContain(`T1/C${index}`)
    expect(forgotten).toHaveLength(100)
    forget.mockRestore()
  })
})

/** A Slack that refuses as it likes: what it took, in order, by channel. */
async function openStorm(refuse: (call: number) => { status: number; seconds?: number } | undefined) {
  const taken: string[] = []
  let calls = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const refusal = refuse(calls++)
      if (refusal) {
        const headers: Record<string, string> = {}
        if (refusal.seconds !== undefined) headers['retry-after'] = String(refusal.seconds)
        response.writeHead(refusal.status, headers).end()
        return
      }
      taken.push(new URLSearchParams(body).get('text')!)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ ok: true, ts: String(calls), channel: 'C1' }))
    })
  })
  const { address, close } = await listen(server)
  const client = new WebClient('xoxb-1', { ...CLIENT_OPTIONS, slackApiUrl: `${address}/api/` })
  return { client, taken, calls: () => calls, close }
}

describe('with a real client', () => {
  const quick = { ...PACING, postGapMilliseconds: 1, backoffMilliseconds: [5, 5, 5] }

  it('keeps order and loses nothing in a storm of 429 and 500', async () => {
    const storm = await openStorm((call) => {
      if (call % 5 === 1) return { status: 500 }
      return call % 3 === 0 ? { status: 429, seconds: 0 } : undefined
    })
    const pace = createPace({ log: quiet, pacing: quick })
    const texts = Array.from({ length: 60 }, (_, index) => `${index % 3}/${index}`)
    await Promise.all(
      texts.map((text) => {
        const channel = `C${text[0]}`
        return pace.write(post(channel), () => storm.client.chat.postMessage({ channel, text }))
      }),
    )
    await storm.close()
    for (const channel of ['0/', '1/', '2/']) {
      const ours = (text: string) => text.startsWith(channel)
      expect(storm.taken.filter(ours)).toEqual(texts.filter(ours))
    }
    expect(storm.calls()).toBeGreaterThan(80)
  })

  it('waits out a second of Retry-After once, not with waits of its own on top', async () => {
    const storm = await openStorm((call) => (call === 0 ? { status: 429, seconds: 1 } : undefined))
    const pace = createPace({ log: quiet, pacing: quick })
    await pace.write(post('C1'), () => storm.client.chat.postMessage({ channel: 'C1', text: 'hello' }))
    await storm.close()
    expect(storm.calls()).toBe(2)
    expect(storm.taken).toEqual(['hello'])
  })

  it('calls again when nobody answers at first', async () => {
    const storm = await openStorm(() => undefined)
    await storm.close()
    const pace = createPace({ log: quiet, pacing: quick })
    const call = pace.write(post('C1'), () => storm.client.chat.postMessage({ channel: 'C1', text: 'hello' }))
    await expect(call).rejects.toMatchObject({ code: ErrorCode.RequestError })
  })
})
