import { expect, test } from 'vitest'
import { fakeModel, fakeRunner, interactive, until } from './setting.ts'

/** `PARLEY_PROOFS=1 npx vitest run test/models/runner/kill.test.ts` kills a hundred times, with real weights as well. */
const PROOFS = process.env.PARLEY_PROOFS === '1'

test(
  'a host killed in the middle of a request loses no answer',
  async () => {
    const kills = PROOFS ? 100 : 10
    const runner = fakeRunner({ hosts: 2, cacheSize: 0 })
    const model = fakeModel()
    let asked = 0
    const ask = () => runner.run(model, { text: `slow ${30 + (asked++ % 7)}` }, interactive)
    await runner.warm([model])
    for (let kill = 0; kill < kills; kill++) {
      const answers = Promise.all(Array.from({ length: 12 }, ask))
      await until(() => runner.status().hosts.some(({ busy, pid }) => busy && pid !== undefined))
      process.kill(runner.status().hosts.find(({ busy }) => busy)!.pid!, 'SIGKILL')
      expect(await answers).toHaveLength(12)
    }
    expect(runner.status().hosts.reduce((sum, { restarts }) => sum + restarts, 0)).toBe(kills)
    await runner.stop()
  },
  PROOFS ? 600_000 : 60_000,
)
