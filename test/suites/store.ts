import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/contract/store.ts'

/** What every Store must do. `open` makes an empty one that reads the clock it is given. */
export function describeStore(name: string, open: (now: () => number) => Store) {
  describe(name, () => {
    let time = 0
    let store: Store
    const keys = async (key = '', collection = 'c') =>
      (await store.list(collection, key)).map((one) => one.key)
    const fill = (...names: string[]) =>
      Promise.all(names.map((key) => store.put('c', key, { key }, undefined)))

    beforeEach(() => {
      time = Date.UTC(2026, 10, 1)
      store = open(() => time)
    })

    it('gives back what was put, and nothing where nothing was', async () => {
      const record = { text: 'ü😀\u0000\n"', list: [1, null, { deep: true }], none: null }
      await store.put('c', 'slack/T1/U1', record)
      expect(await store.get('c', 'slack/T1/U1')).toEqual(record)
      expect(await store.get('c', 'slack/T1')).toBeUndefined()
      expect(await store.get('other', 'slack/T1/U1')).toBeUndefined()
      await store.put('c', 'slack/T1/U1', { changed: true })
      expect(await store.get('c', 'slack/T1/U1')).toEqual({ changed: true })
    })

    it('keeps what was put as it was then', async () => {
      const record = { list: [1] }
      await store.put('c', 'k', record)
      record.list.push(2)
      const first = await store.get<{ list: number[] }>('c', 'k')
      first?.list.push(3)
      expect(await store.get('c', 'k')).toEqual({ list: [1] })
    })

    it('adds once', async () => {
      const results = await Promise.all([1, 2, 3].map((value) => store.add('c', 'k', { value })))
      expect(results.filter(Boolean).length).toBe(1)
      const winner = results.indexOf(true) + 1
      expect(await store.get('c', 'k')).toEqual({ value: winner })
      expect(await store.add('c', 'k/under', {})).toBe(true)
      await store.remove('c', 'k')
      expect(await store.add('c', 'k', {})).toBe(true)
    })

    it('forgets what has outlived its time', async () => {
      await store.put('c', 'a', { n: 1 }, 1000)
      await store.add('c', 'b', { n: 2 }, 2000)
      await fill('forever')
      time += 999
      expect(await keys()).toEqual(['a', 'b', 'forever'])
      expect(await store.add('c', 'a', {})).toBe(false)
      time += 1
      expect(await store.get('c', 'a')).toBeUndefined()
      expect(await keys()).toEqual(['b', 'forever'])
      expect(await store.remove('c', 'a')).toBe(0)
      expect(await store.add('c', 'a', { n: 3 }, 10)).toBe(true)
      expect(await store.get('c', 'a')).toEqual({ n: 3 })
      time += 365 * 86_400_000
      expect(await keys()).toEqual(['forever'])
    })

    it('lets a later put change how long a record lives', async () => {
      await store.put('c', 'a', {}, 1000)
      await store.put('c', 'a', {})
      await store.put('c', 'b', {})
      await store.put('c', 'b', {}, 1000)
      time += 1000
      expect(await keys()).toEqual(['a'])
    })

    it('works on a whole branch and on no other', async () => {
      const near = [
        'slack/T1/U',
        'slack/T1/U10',
        'slack/T1/U1-x',
        'slack/T1/U1.x',
        'slack/T1/U10/f',
        'slack/T1/u1',
      ]
      await fill('slack/T1/U1', 'slack/T1/U1/b', 'slack/T1/U1/a/c', ...near)
      await store.put('other', 'slack/T1/U1', {})
      expect(await keys('slack/T1/U1')).toEqual(['slack/T1/U1', 'slack/T1/U1/a/c', 'slack/T1/U1/b'])
      expect(await store.remove('c', 'slack/T1/U1')).toBe(3)
      expect(await keys()).toEqual([...near].sort())
      expect(await keys('', 'other')).toEqual(['slack/T1/U1'])
    })

    it.each(['%', '_', '*', '?', '[a]', "'", '\\'])('takes %s for itself', async (sign) => {
      await fill('Ub/x', 'Ua/x', `U${sign}/x`)
      expect(await keys(`U${sign}`)).toEqual([`U${sign}/x`])
      expect(await store.remove('c', `U${sign}`)).toBe(1)
      expect(await keys()).toEqual(['Ua/x', 'Ub/x'])
    })

    it('empties a collection', async () => {
      await fill('a', 'b/c')
      expect(await store.remove('c', '')).toBe(2)
      expect(await keys()).toEqual([])
    })

    it('agrees with a plain list of keys, whatever they are', async () => {
      const part = fc.string({
        unit: fc.constantFrom('a', 'b', '0', '.', '-', '~', 'é', '😀', '\ufffd'),
        minLength: 1,
        maxLength: 2,
      })
      const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'))
      const property = fc.asyncProperty(fc.uniqueArray(path, { maxLength: 12 }), path, async (all, root) => {
        await store.remove('c', '')
        await fill(...all)
        const bytes = (key: string) => Buffer.from(key).toString('hex')
        const wanted = all.filter((key) => `${key}/`.startsWith(`${root}/`))
        expect(await keys(root)).toEqual(wanted.sort((a, b) => (bytes(a) < bytes(b) ? -1 : 1)))
        expect(await store.remove('c', root)).toBe(wanted.length)
        expect((await keys()).length).toBe(all.length - wanted.length)
      })
      await fc.assert(property, { numRuns: 60 })
    })
  })
}
