import { expect, test } from 'vitest'
import { folderOf } from '../../../models/installed/folder-of.ts'
import { parleySentimentEn } from '../../../models/parley-sentiment-en.ts'
import { createLocalRunner } from '../../../models/runner/local.ts'
import { interactive, memoryLog, until } from './setting.ts'

/** All hundred: `PARLEY_PROOFS=1 npx vitest run test/models/runner/kill-real.test.ts`. */
const KILLS = process.env.PARLEY_PROOFS === '1' ? 100 : 2

test(
  'a host with a real model, killed while it computes, loses no answer and changes none',
  async () => {
    const options = { hosts: 2, device: 'cpu', cacheSize: 0, batchItems: 4, log: memoryLog() } as const
    const runner = createLocalRunner({ ...options, folderOf: (model) => folderOf(model, '') })
    const texts = Array.from(
      { length: 40 },
      (_, n) => `Message number ${n} is quite good, ${'really '.repeat(n % 9)}I think.`,
    )
    const ask = (text: string) => runner.run(parleySentimentEn, { text }, interactive)
    await runner.warm([parleySentimentEn])
    const expected = await Promise.all(texts.map(ask))
    for (let kill = 0; kill < KILLS; kill++) {
      const answers = Promise.all(texts.map(ask))
      await until(() => runner.status().hosts.some(({ busy }) => busy))
      process.kill(runner.status().hosts.find(({ busy }) => busy)!.pid!, 'SIGKILL')
      const label = ({ scores }: { scores: Record<string, number> }) => scores.positive! > scores.negative!
      expect((await answers).map(label)).toEqual(expected.map(label))
    }
    expect(runner.status().hosts.reduce((sum, { restarts }) => sum + restarts, 0)).toBe(KILLS)
    await runner.stop()
  },
  KILLS * 30_000,
)
