import { beforeEach, describe, expect, it } from 'vitest'
import type { AuditStore } from '../../src/contract/audit.ts'
import { auditRow } from '../fakes/audit-row.ts'

const full = auditRow({
  workspace: 'T1',
  channel: 'C1',
  person: 'ü\n"\'/😀',
  key: 'k1',
  from: 'en',
  to: 'fr',
  outcome: 'failed',
  code: 'REPETITION',
})

/** What every AuditStore must do. `open` makes an empty one. */
export function describeAuditStore(name: string, open: () => AuditStore) {
  describe(name, () => {
    let store: AuditStore
    const read = async (since = 0, until = Number.MAX_SAFE_INTEGER) => {
      const rows = []
      for await (const row of store.read(since, until)) rows.push(row)
      return rows
    }
    const removeAllBefore = async (time: number) => {
      let all = 0
      for (let some = await store.removeBefore(time); some > 0; some = await store.removeBefore(time))
        all += some
      return all
    }

    beforeEach(() => {
      store = open()
    })

    it('gives back whole rows and sparse ones as they were', async () => {
      expect(await read()).toEqual([])
      await store.append([full, auditRow()])
      expect(await read()).toEqual([full, auditRow()])
      await store.append([])
      expect((await read()).length).toBe(2)
    })

    it('keeps what was appended as it was then', async () => {
      const row = auditRow()
      await store.append([row])
      row.task = 'translate'
      const [first] = await read()
      first!.task = 'summarise'
      expect(await read()).toEqual([auditRow()])
    })

    it('reads in the order of their times, and of their coming where those are equal', async () => {
      await store.append([auditRow({ time: 3, task: 'c' }), auditRow({ time: 1, task: 'a' })])
      await store.append([auditRow({ time: 3, task: 'd' }), auditRow({ time: 2, task: 'b' })])
      expect((await read()).map(({ task }) => task)).toEqual(['a', 'b', 'c', 'd'])
    })

    it('reads from the first time on, and not the last', async () => {
      await store.append([10, 20, 30, 40].map((time) => auditRow({ time })))
      expect((await read(20, 40)).map(({ time }) => time)).toEqual([20, 30])
      expect((await read(21, 30)).map(({ time }) => time)).toEqual([])
      expect((await read(30)).map(({ time }) => time)).toEqual([30, 40])
    })

    it('reads thousands, many of them at one time, each once', async () => {
      const rows = Array.from({ length: 2600 }, (_, index) =>
        auditRow({ time: index < 1300 ? 5 : index, charactersIn: index }),
      )
      await store.append(rows)
      expect((await read()).map(({ charactersIn }) => charactersIn)).toEqual(rows.map((_, index) => index))
    })

    it('goes on reading while rows come', async () => {
      await store.append(Array.from({ length: 1200 }, (_, time) => auditRow({ time })))
      let seen = 0
      for await (const _ of store.read(0, 1200)) {
        seen++
        if (seen === 1) await store.append([auditRow({ time: 5000 })])
      }
      expect(seen).toBe(1200)
    })

    it('takes one person out of their rows, with the channel, and nobody else', async () => {
      const rows = ['ada', 'bob', 'ada', undefined].map((person, index) =>
        auditRow({ time: index, workspace: 'T1', channel: `D${index}`, ...(person && { person }) }),
      )
      await store.append(rows)
      expect(await store.count('ada')).toBe(2)
      expect(await store.unname('ada')).toBe(2)
      expect(await store.unname('ada')).toBe(0)
      expect(await store.count('ada')).toBe(0)
      const left = await read()
      expect(left.map(({ person }) => person)).toEqual([undefined, 'bob', undefined, undefined])
      expect(left.map(({ channel }) => channel)).toEqual([undefined, 'D1', undefined, 'D3'])
      expect(left.every(({ workspace }) => workspace === 'T1')).toBe(true)
      expect(left[0]).not.toHaveProperty('person')
    })

    it('removes what is older, and says when nothing is left', async () => {
      await store.append(Array.from({ length: 1203 }, (_, time) => auditRow({ time })))
      expect(await removeAllBefore(1200)).toBe(1200)
      expect((await read()).map(({ time }) => time)).toEqual([1200, 1201, 1202])
      expect(await store.removeBefore(1200)).toBe(0)
    })
  })
}
