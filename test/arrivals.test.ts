import { describe, expect, it } from 'vitest'
import { createArrivals } from '../src/arrivals.ts'
import { createClaims } from '../src/claims.ts'
import { codedError } from '../src/contract/errors.ts'
import { createMemoryStore } from '../src/store/memory.ts'
import { silentLog } from './fakes/runner.ts'

function setup(store = createMemoryStore()) {
  const logged: unknown[] = []
  const log = { ...silentLog, error: (...line: unknown[]) => void logged.push(line) }
  const open = createArrivals(createClaims(store), log, () => 3_600_000)
  return { logged, arrivals: open('chat', (error) => (error as Error).message.split(':')[0]), open }
}

describe('arrivals', () => {
  it('are worked on once, whatever identity they come again with', async () => {
    const { arrivals } = setup()
    const done: string[] = []
    const work = (name: string) => async () => void done.push(name)
    await arrivals.once('a', ['id-1', 'message-1'], work('first'))
    await arrivals.once('a', ['id-2', 'message-1'], work('again'))
    await arrivals.once('a', ['id-1'], work('again'))
    await arrivals.once('a', ['id-3'], work('other'))
    expect(done).toEqual(['first', 'other'])
  })

  it('of one door are not those of another', async () => {
    const { arrivals, open } = setup()
    let times = 0
    await arrivals.once('a', ['1'], async () => void times++)
    await open('other', () => undefined).once('a', ['1'], async () => void times++)
    expect(times).toBe(2)
  })

  it('that fail are logged with what the door explains, and never reject', async () => {
    const { arrivals, logged } = setup()
    await arrivals.once('mention', ['1'], async () => {
      throw new Error('no scope: a secret sentence')
    })
    expect(JSON.stringify(logged)).toContain('could not be answered: no scope')
    expect(JSON.stringify(logged)).not.toContain('secret')
  })

  it('never reject, whatever was thrown', async () => {
    const { open, logged } = setup()
    await open('chat', () => undefined).run('mention', () => Promise.reject(undefined))
    expect(logged.length).toBe(1)
  })

  it('that fail because the store is damaged say what to do about it', async () => {
    const { open, logged } = setup()
    const damaged = async () => {
      throw codedError('STORE_DAMAGED', 'data/parley.sqlite is damaged')
    }
    await open('chat', () => undefined).once('mention', ['1'], damaged)
    expect(JSON.stringify(logged)).toContain('data/parley.sqlite is damaged')
  })

  it('keep their order on one thing, also after a failure, and are waited for', async () => {
    const { arrivals } = setup()
    const done: number[] = []
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const first = arrivals.once('a', ['1'], () =>
      arrivals.inOrder('thing', async () => {
        await gate
        done.push(1)
        throw new Error('fails')
      }),
    )
    const second = arrivals.once('a', ['2'], () => arrivals.inOrder('thing', async () => void done.push(2)))
    await expect.poll(() => arrivals.isBusyWith('thing')).toBe(true)
    release()
    await arrivals.idle()
    await Promise.all([first, second])
    expect(done).toEqual([1, 2])
    expect(arrivals.isBusyWith('thing')).toBe(false)
  })

  it('from long before the start are old', () => {
    const { arrivals } = setup()
    expect(arrivals.isOld(3_600_000 - 11 * 60_000)).toBe(true)
    expect(arrivals.isOld(3_600_000 - 9 * 60_000)).toBe(false)
  })
})
