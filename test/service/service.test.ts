import { afterEach, describe, expect, it } from 'vitest'
import { codedError } from '../../src/contract/errors.ts'
import type { Model } from '../../src/contract/model.ts'
import { createRecordStore } from '../../src/service/record-store.ts'
import { referenceOf } from '../../src/service/reference.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { bad, better, openServer, type ServerOptions, stable, until } from './setting.ts'

const R1 = 'fake-sentiment@r1'
const R2 = 'fake-sentiment@r2'
const BAD = 'fake-sentiment@bad'

const opened: ReturnType<typeof openServer>[] = []
/** A process that follows the store, as one that answers people does. */
async function start(store = createMemoryStore(), options: ServerOptions = {}) {
  const server = openServer(store, options)
  opened.push(server)
  await server.service.follow()
  // Known to run, as a server is a second after its start.
  const { records } = server.service
  const others = (await records.read()).servers.size
  await until(async () => (await records.read()).servers.size > others)
  return server
}
afterEach(async () => {
  for (const { service } of opened.splice(0)) await service.stop()
})
const modelOf = async (server: ReturnType<typeof openServer>) => (await server.ask()).data.model

describe('models use, with no server running', () => {
  it('tries the model itself and keeps the choice for the next start', async () => {
    const command = openServer()
    const { status, out } = await command.command('use', ['sentiment', R2])
    expect({ status, out }).toEqual({
      status: 0,
      out: [
        `✓ sentiment: ${R2} is in service (tried here, for no server is known to run; whatever starts takes it up)`,
      ],
    })
    expect(command.events).toEqual([`load ${R2}`])
    const server = await start(command.store)
    expect(await modelOf(server)).toBe(R2)
  })

  it('refuses a model that fails a golden example, says which, and frees it', async () => {
    const command = openServer()
    const { status, error, out } = await command.command('use', ['sentiment', BAD])
    expect(status).toBe(1)
    expect(out).toEqual([])
    expect(error).toEqual([
      '✗ sentiment: refused, nothing changes: 1 of 1 golden examples failed; the first, sentiment of "I love it": ' +
        'expected positive, but negative came',
    ])
    expect(command.events).toEqual([`load ${BAD}`, `free ${BAD}`])
    expect(await modelOf(await start(command.store))).toBe(R1)
  })

  it('refuses files that are not right before it loads them', async () => {
    const command = openServer(undefined, { problemOf: async () => 'config.json is missing' })
    const { error } = await command.command('use', ['sentiment', R2])
    expect(error[0]).toContain(`the files of ${R2} are not right: config.json is missing`)
    expect(command.events).toEqual([`free ${R2}`])
  })

  it.each([
    [
      'another job',
      ['translate', R2],
      /expected a model for translation, but fake-sentiment is for sentiment/,
    ],
    [
      'no such task',
      ['dance', R2],
      /expected a task with models \(sentiment, translate, summarise\), but "dance" came/,
    ],
    ['in service already', ['sentiment', R1], /fake-sentiment@r1 is in service already/],
  ])('says what is wrong: %s', async (_, args, message) => {
    await expect(openServer().command('use', args)).rejects.toThrow(message)
  })

  it.each(['0%', '101%', '10', 'much'])('a canary of %s is none', async (canary) => {
    const used = openServer().command('use', ['sentiment', R2], { canary })
    await expect(used).rejects.toThrow(/expected a share above 0% and up to 100%/)
  })
})

describe('models use, with two servers on one store', () => {
  it('both try it, then both change over, and the old one is freed', async () => {
    const first = await start()
    const second = await start(first.store)
    const { status, out } = await openServer(first.store).command('use', ['sentiment', R2])
    expect({ status, out }).toEqual({ status: 0, out: [`✓ sentiment: ${R2} is in service (2 of 2 running)`] })
    for (const server of [first, second]) {
      expect(await modelOf(server)).toBe(R2)
      expect(server.events).toEqual([`load ${R2}`, `free ${R1}`])
      expect(server.service.served().find(({ model }) => referenceOf(model) === R2)?.service).toEqual({
        role: 'stable',
      })
    }
  })

  it('neither does when one of them cannot', async () => {
    const first = await start()
    const second = await start(first.store, { problemOf: async () => 'config.json is missing' })
    const { status, error } = await openServer(first.store).command('use', ['sentiment', R2])
    expect(status).toBe(1)
    expect(error[0]).toContain('config.json is missing')
    await until(() => first.events.includes(`free ${R2}`))
    expect([await modelOf(first), await modelOf(second)]).toEqual([R1, R1])
    expect((await createRecordStore(first.store).read()).orders.size).toBe(0)
  })

  it('does not wait for one that has ended', async () => {
    const { store } = await start()
    const gone = await start(store)
    await gone.service.stop()
    const { out } = await openServer(store).command('use', ['sentiment', R2])
    expect(out).toEqual([`✓ sentiment: ${R2} is in service (1 of 1 running)`])
  })

  it('waits for one that is slow, and gives it up when it has said nothing for half a minute', async () => {
    let now = Date.now()
    const store = createMemoryStore(() => now)
    await createRecordStore(store).present('killed')
    const used = openServer(store).command('use', ['sentiment', R2])
    await until(async () => (await createRecordStore(store).read()).orders.size > 0)
    now += 31_000
    expect((await used).out).toEqual([expect.stringContaining('no server is known to run')])
  })

  it('one change at a time', async () => {
    const { store } = await start()
    const [one, other] = await Promise.allSettled([
      openServer(store).command('use', ['sentiment', R2]),
      openServer(store).command('use', ['sentiment', BAD]),
    ])
    const codes = [one, other].map((result) => (result.status === 'rejected' ? result.reason.code : 'done'))
    expect(codes.sort()).toEqual(['CONFLICT', 'done'])
  })

  it('a server that missed the order follows the record', async () => {
    const command = openServer()
    await command.command('use', ['sentiment', R2])
    const late = openServer(command.store, { isKept: () => kept })
    let kept = false
    opened.push(late)
    await late.service.follow()
    expect(await modelOf(late)).toBe(R1)
    kept = true
    await until(async () => (await modelOf(late)) === R2)
    expect(late.events).toEqual([`load ${R2}`, `free ${R1}`])
  })

  it('stays with the old one when the record names what it cannot load', async () => {
    const command = openServer()
    await command.command('use', ['sentiment', R2])
    const broken = openServer(command.store, { isKept: () => kept })
    let kept = false
    opened.push(broken)
    broken.service.trial.runner.warm = async () => {
      throw codedError('MODEL_DAMAGED')
    }
    await broken.service.follow()
    kept = true
    await until(() => broken.said('error', /do not load/) > 0)
    expect(await modelOf(broken)).toBe(R1)
  })

  it('an order whose command is gone lapses, and what was loaded for it is freed', async () => {
    let now = 0
    const store = createMemoryStore(() => now)
    const server = await start(store)
    const next = { order: 'o1', since: 0, chosen: [R2], before: [] }
    await createRecordStore(store).place('sentiment', { id: 'o1', next })
    await until(() => server.events.includes(`load ${R2}`))
    now += 60_000
    await until(() => server.events.includes(`free ${R2}`))
    expect(await modelOf(server)).toBe(R1)
  })
})

describe('while it changes over', () => {
  it('a request ends with the models it began with, and only then the old one is freed', async () => {
    const gates: (() => void)[] = []
    const answer = async ({ text }: { text: string }) => {
      if (text === 'wait') await new Promise<void>((resolve) => gates.push(resolve))
      return { scores: { positive: 1 } }
    }
    const server = await start(undefined, { answer })
    const slow = server.ask('wait')
    await until(() => gates.length === 1)
    await openServer(server.store).command('use', ['sentiment', R2])
    expect((await server.ask()).data.model).toBe(R2)
    expect(server.events).toEqual([`load ${R2}`])
    gates[0]!()
    expect((await slow).data.model).toBe(R1)
    expect(server.events).toEqual([`load ${R2}`, `free ${R1}`])
  })

  it('no request fails', async () => {
    const server = await start()
    let going = true
    const replies: unknown[] = []
    const asking = (async () => {
      while (going) {
        const reply = await server.ask()
        replies.push(reply.error?.code ?? reply.data.model)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    await openServer(server.store).command('use', ['sentiment', R2])
    await openServer(server.store).command('rollback', ['sentiment'])
    going = false
    await asking
    expect(new Set(replies)).toEqual(new Set([R1, R2]))
  })
})

describe('models rollback', () => {
  it('brings back step by step what served before, without golden examples', async () => {
    const server = await start()
    const command = openServer(server.store)
    await command.command('use', ['sentiment', R2])
    const { out } = await openServer(server.store).command('rollback', ['sentiment'])
    expect(out).toEqual([`✓ sentiment: back to ${R1} (1 of 1 running)`])
    expect(await modelOf(server)).toBe(R1)
    await expect(openServer(server.store).command('rollback', ['sentiment'])).rejects.toThrow(
      /nothing to go back to/,
    )
  })

  it('goes back to what a server really had, though a newer revision is the default by now', async () => {
    const server = await start()
    const updated = openServer(server.store, { defaults: [bad as Model] })
    await updated.command('use', ['sentiment', R2])
    await openServer(server.store).command('rollback', ['sentiment'])
    expect(await modelOf(server)).toBe(R1)
  })

  it('refuses what is not here any more', async () => {
    const command = openServer()
    await command.command('use', ['sentiment', R2])
    const { status, error } = await openServer(command.store, { revisions: () => [better] }).command(
      'rollback',
      ['sentiment'],
    )
    expect([status, error]).toEqual([
      1,
      [`✗ sentiment: refused, nothing changes: ${R1} is not here; run: parley models pull ${R1}`],
    ])
  })
})

describe('a canary', () => {
  /** Every second request goes to it. */
  const alternating = () => {
    let turn = 0
    return { random: () => (turn++ % 2 === 0 ? 0.05 : 0.5) }
  }
  const line = async (store: ReturnType<typeof createMemoryStore>) =>
    (await openServer(store).command('service')).out.find((row) => row.includes('canary'))

  it('takes its share, is compared behind the back of the answer, and counted without text', async () => {
    const server = await start(undefined, alternating())
    const { out } = await openServer(server.store).command('use', ['sentiment', R2], { canary: '10%' })
    expect(out).toEqual([`✓ sentiment: 10 % of the requests go to ${R2} (1 of 1 running)`])
    const replies = []
    for (let n = 0; n < 6; n++) replies.push(await server.ask(`Secret ${n}`))
    expect(replies.map(({ data }) => data.model)).toEqual([R2, R1, R2, R1, R2, R1])
    await until(async () => (await line(server.store))?.includes('of 3 answers') === true)
    expect(await line(server.store)).toMatch(
      /^ {2}canary: fake-sentiment@r2, 10 % since 20\S+ \S+ UTC: 3 requests, 0 failures, agreement 100\.0 % of 3 answers, \d+ ms a text \(stable: \d+ ms\)$/,
    )
    const behind = server.calls.slice(1).filter(({ context }) => context.priority === 'background')
    expect(behind.length).toBe(3)
    expect(JSON.stringify(await server.store.list('models-in-service', ''))).not.toContain('Secret')
  })

  it('is seen to disagree', async () => {
    const answer = (_: unknown, { revision }: Model) => ({
      scores: revision === 'r2' ? { neutral: 1 } : { positive: 1 },
    })
    const server = await start(undefined, { ...alternating(), answer, golden: () => [] })
    await openServer(server.store, { golden: () => [] }).command('use', ['sentiment', R2], { canary: '10%' })
    await server.ask()
    await until(async () => (await line(server.store))?.includes('agreement 0.0 % of 1 answers') === true)
  })

  it('is promoted by `use`, and ended by `rollback`', async () => {
    const server = await start()
    const use = (values = {}) => openServer(server.store).command('use', ['sentiment', R2], values)
    await use({ canary: '50%' })
    const role = () => server.service.served().find(({ model }) => referenceOf(model) === R2)?.service
    expect(role()).toEqual({ role: 'canary', share: 0.5 })
    const ended = await openServer(server.store).command('rollback', ['sentiment'])
    expect(ended.out).toEqual([`✓ sentiment: the canary ${R2} is ended (1 of 1 running)`])
    expect(role()).toEqual({ role: 'none' })
    expect(server.events.at(-1)).toBe(`free ${R2}`)
    await use({ canary: '50%' })
    await use()
    expect(role()).toEqual({ role: 'stable' })
    expect(server.events.at(-1)).toBe(`free ${R1}`)
    expect((await createRecordStore(server.store).read()).tallies.size).toBe(0)
  })

  it('must answer the golden examples too', async () => {
    const { status } = await openServer().command('use', ['sentiment', BAD], { canary: '1%' })
    expect(status).toBe(1)
  })

  it('ends by itself when it fails three times in a row, on every server, and says why', async () => {
    let broken = false
    const answer = (_: unknown, { revision }: Model) => {
      if (broken && revision === 'r2') throw codedError('MODEL_FAILED')
      return { scores: { positive: 1 } }
    }
    const all = { random: () => 0, answer }
    const server = await start(undefined, all)
    const other = await start(server.store, all)
    await openServer(server.store).command('use', ['sentiment', R2], { canary: '5%' })
    broken = true
    const outcome = async () => {
      const { error, models } = await server.ask()
      return error?.code ?? models[0]
    }
    expect([await outcome(), await outcome(), await outcome(), await outcome()]).toEqual([
      ...['MODEL_FAILED', 'MODEL_FAILED', 'MODEL_FAILED'],
      R1,
    ])
    await until(async () => (await other.ask()).data.model === R1)
    const { out } = await openServer(server.store).command('service')
    expect(out.join('\n')).toMatch(
      /ended by itself: canary fake-sentiment@r2, .* it failed 3 times in a row \(MODEL_FAILED\)/,
    )
    expect(server.said('error', /canary was ended/)).toBe(1)
  })
})

describe('translators', () => {
  it('one is put first, and those for other languages stay behind it', async () => {
    const server = await start(undefined, { golden: () => [] })
    await openServer(server.store).command('use', ['translate', 'fake-xx-en@r2'])
    expect(server.service.stable().map(referenceOf)).toEqual(['fake-xx-en@r2', R1, 'fake-en-xx@r1'])
    const { out } = await openServer(server.store).command('service')
    expect(out).toEqual([
      `sentiment: ${R1} (by default)`,
      expect.stringMatching(/^translate: fake-xx-en@r2, fake-en-xx@r1, since /),
      '  before: fake-en-xx@r1, fake-xx-en@r1',
      'summarise: none (by default)',
    ])
  }, 10_000)
})

describe('a store that cannot be read', () => {
  it('leaves what serves by default, and requests are answered', async () => {
    const store = createMemoryStore()
    store.list = async () => {
      throw codedError('STORE_DAMAGED')
    }
    const server = openServer(store)
    opened.push(server)
    await server.service.follow()
    expect(await modelOf(server)).toBe(referenceOf(stable))
    expect(server.said('error', /what was chosen is not known/)).toBe(1)
  })
})
