import { afterEach, expect, test } from 'vitest'
import { folderOf } from '../../../models/installed/folder-of.ts'
import { parleySentimentEn } from '../../../models/parley-sentiment-en.ts'
import { createLocalRunner, type LocalRunner } from '../../../models/runner/local.ts'
import { codeOf, fakeModel, fakeRunner, interactive, memoryLog, until } from './setting.ts'

const [one, other] = [fakeModel('one'), fakeModel('other')]
let runner: LocalRunner | undefined
afterEach(() => runner?.stop())

const ask = (text: string, model = one) => runner!.run(model, { text }, interactive)
const loaded = () => runner!.status().hosts.map(({ models }) => models)

test('a model is freed in every host, and its neighbour stays', async () => {
  runner = fakeRunner()
  await runner.warm([one, other])
  expect(runner.look(one)).toEqual({ state: 'ready', device: 'cpu' })
  await runner.unload(one)
  expect(loaded()).toEqual([['other@1:q8'], ['other@1:q8']])
  expect([runner.look(one).state, runner.look(other).state]).toEqual(['cold', 'ready'])
  expect(runner.status().hosts.map(({ restarts }) => restarts)).toEqual([0, 0])
})

test('what was asked of it before is answered first, and what is asked later loads it again', async () => {
  runner = fakeRunner({ hosts: 1, cacheSize: 0, batchItems: 1 })
  await runner.warm([one])
  const answered: string[] = []
  const asked = ['slow 50', 'slow 40', 'a', 'b'].map(async (text) => {
    await ask(text)
    answered.push(text)
  })
  await until(() => runner!.status().queue.running > 0)
  await runner.unload(one).then(() => answered.push('unloaded'))
  expect(answered.length).toBe(5)
  await Promise.all(asked)
  expect(runner.look(one).state).toBe('cold')
  expect(await codeOf(ask('again'))).toBe('fulfilled')
  expect(runner.look(one).state).toBe('ready')
})

test('loaded gently, a model comes into one host after the other', async () => {
  runner = fakeRunner()
  await runner.warm([one])
  const heavy = fakeModel('heavy')
  const warmed = runner.warm([heavy], true)
  const holders = () => loaded().filter((models) => models.includes('heavy@1:q8')).length
  await until(() => runner!.look(heavy).state === 'loading')
  await until(() => holders() === 1)
  await warmed
  expect(holders()).toBe(2)
  expect(await codeOf(runner.warm([fakeModel('absent')], true))).toBe('MODEL_MISSING')
})

test('a stopped runner has nothing left to free', async () => {
  runner = fakeRunner()
  await runner.warm([one])
  await runner.stop()
  await runner.unload(one)
})

test('a real model is freed and loaded again in the same process', async () => {
  const options = { hosts: 1, device: 'cpu', cacheSize: 0, log: memoryLog() } as const
  runner = createLocalRunner({ ...options, folderOf: (model) => folderOf(model, '') })
  const mood = () => runner!.run(parleySentimentEn, { text: 'I love it.' }, interactive)
  const before = await mood()
  await runner.unload(parleySentimentEn)
  expect(runner.look(parleySentimentEn).state).toBe('cold')
  expect(await mood()).toEqual(before)
  expect(runner.status().hosts[0]!.restarts).toBe(0)
})
