import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../src/store/memory.ts'
import { sealStore } from '../../src/store/sealed.ts'
import { describeStore } from '../suites/store.ts'

const secret = randomBytes(32)

describeStore('a sealed store', (now) => sealStore(createMemoryStore(now), secret))

describe('a seal', () => {
  const token = { token: 'xoxb-hunter2' }

  it('lets nothing of a record through, and hides equal ones from each other', async () => {
    const bare = createMemoryStore()
    const sealed = sealStore(bare, secret)
    await sealed.put('installations', 'T1', token)
    await sealed.add('installations', 'T2', token)
    const kept = await bare.list<{ sealed: string }>('installations', '')
    expect(kept.map(({ key }) => key)).toEqual(['T1', 'T2'])
    expect(JSON.stringify(kept)).not.toMatch(/hunter2|token/)
    expect(kept[0]?.record.sealed).not.toBe(kept[1]?.record.sealed)
  })

  it('does not open with another key, in another place or after a change', async () => {
    const bare = createMemoryStore()
    const sealed = sealStore(bare, secret)
    await sealed.put('installations', 'T1', token)
    const { sealed: text } = (await bare.get<{ sealed: string }>('installations', 'T1'))!
    const wrong = { code: 'CONFIGURATION', message: expect.stringContaining('PARLEY_SECRET_KEY') }
    await expect(sealStore(bare, randomBytes(32)).get('installations', 'T1')).rejects.toMatchObject(wrong)
    await expect(sealStore(bare, randomBytes(32)).list('installations', '')).rejects.toMatchObject(wrong)
    const bytes = Buffer.from(text, 'base64')
    bytes[bytes.length - 1] = bytes.at(-1)! ^ 1
    await bare.put('installations', 'T2', { sealed: text })
    await bare.put('other', 'T1', { sealed: text })
    await bare.put('installations', 'T3', { sealed: bytes.toString('base64') })
    await bare.put('installations', 'T4', { sealed: 'short' })
    for (const key of ['T2', 'T3', 'T4']) {
      await expect(sealed.get('installations', key)).rejects.toMatchObject(wrong)
    }
    await expect(sealed.get('other', 'T1')).rejects.toMatchObject(wrong)
    expect(await sealed.get('installations', 'T1')).toEqual(token)
  })
})
