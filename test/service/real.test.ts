import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findHere } from '../../models/commands/find-here.ts'
import { goldenOf } from '../../models/golden/index.ts'
import { catalogue, modelsOf } from '../../models/index.ts'
import { checkModel } from '../../models/installed/check-model.ts'
import { folderOf } from '../../models/installed/folder-of.ts'
import { revisionsHere } from '../../models/installed/revisions-here.ts'
import { parleySentimentEn } from '../../models/parley-sentiment-en.ts'
import { parleySummaryEn } from '../../models/parley-summary-en.ts'
import { parleyTranslateEnXx } from '../../models/parley-translate-en-xx.ts'
import { createLocalRunner, type LocalRunner } from '../../models/runner/local.ts'
import { createBot } from '../../src/bot.ts'
import type { Model } from '../../src/contract/model.ts'
import { createServiceCommands } from '../../src/service/commands/index.ts'
import { examine } from '../../src/service/examine.ts'
import { referenceOf } from '../../src/service/reference.ts'
import { createModelService, type ModelService } from '../../src/service/service.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { tasks } from '../../src/tasks/index.ts'
import { botParts } from '../fakes/bot-parts.ts'
import { createFakeOutput } from '../fakes/output.ts'
import { silentLog } from '../fakes/runner.ts'
import { cut, emptied, harmless, secondRevision, swapped } from './second-revision.ts'
import { until } from './setting.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'parley-service-'))
const log = silentLog
let runner: LocalRunner
let service: ModelService

beforeAll(async () => {
  const device = 'cpu' as const
  runner = createLocalRunner({
    hosts: 2,
    device,
    folderOf: (model) => folderOf(model, dataDir),
    log,
    cacheSize: 0,
  })
  service = createModelService({
    ...{ store: createMemoryStore(), isKept: () => true, catalogue, tasks, runner, log, golden: goldenOf },
    revisions: (model) => revisionsHere(model, dataDir),
    defaults: modelsOf('starter'),
    problemOf: async (model) => (await checkModel(model, dataDir))[0]?.problem,
    pollMilliseconds: 50,
  })
  await service.follow()
  await until(async () => (await service.records.read()).servers.size > 0)
})
afterAll(async () => {
  await service.stop()
  await runner.stop()
  rmSync(dataDir, { recursive: true })
})

async function command(name: string, ...args: string[]) {
  const { output, out, error } = createFakeOutput()
  const parts = { service, findHere: (given: string) => findHere(catalogue, given, dataDir) }
  const found = createServiceCommands(parts).find((one) => one.name === `models ${name}`)!
  return { status: await found.run(args, output), out, error }
}

describe('the golden examples', () => {
  it.each(modelsOf('starter').map((model) => [model.name, model] as const))(
    '%s answers its own',
    async (_, model) => {
      const parts = { tasks, runner, golden: goldenOf, log }
      const refusal = await examine(model, modelsOf('starter'), parts, { progress() {} })
      expect(refusal).toBeUndefined()
      expect(goldenOf(model).length).toBeGreaterThanOrEqual(2)
    },
  )

  it('there are some for every model of the catalogue', () => {
    for (const model of catalogue)
      expect([model.name, goldenOf(model).length > 0]).toEqual([model.name, true])
  })

  it.each<[string, Model, (folder: string) => void, RegExp]>([
    ['labels in the wrong order', parleySentimentEn, swapped, /expected positive, but negative came/],
    [
      'weights that are half empty',
      parleySentimentEn,
      emptied('model_quantized.onnx'),
      /golden examples failed|could not be loaded/,
    ],
    ['weights that are cut', parleySentimentEn, cut('model_quantized.onnx'), /could not be loaded/],
    [
      'a translator with an empty decoder',
      parleyTranslateEnXx,
      emptied('decoder_model_merged_quantized.onnx'),
      /golden examples failed|could not be loaded/,
    ],
  ])('refuse %s, and everything goes on as it was', async (_, model, change, words) => {
    const row = await secondRevision(model, dataDir, change)
    const before = service.stable()
    const { status, error } = await command(
      'use',
      model.job === 'sentiment' ? 'sentiment' : 'translate',
      referenceOf(row),
    )
    expect([status, error]).toEqual([1, [expect.stringMatching(words)]])
    expect(service.stable()).toBe(before)
    expect(runner.look(row).state).toBe('cold')
  })
})

describe('an exchange under load', () => {
  const { pick, release } = {
    pick: () => service.pick(),
    release: (models: readonly Model[]) => service.release(models),
  }
  const ask = async (n: number) => {
    const handle = createBot({ ...botParts, tasks, models: pick, release, runner: service.runner })
    const input = { text: `Message ${n}: I love this, great work!` }
    const request = {
      kind: 'task',
      task: 'sentiment',
      input,
      options: {},
      origin: { platform: 'test' },
    } as const
    const { error, data } = await handle({ ...request, priority: 'interactive' })
    return error?.code ?? `${data.label} ${data.model}`
  }

  it('loses no request, changes over in one step, frees the old one and can go back', async () => {
    const row = await secondRevision(parleySentimentEn, dataDir, harmless)
    const answers: string[] = []
    const load = { going: true }
    const asking = Array.from({ length: 8 }, async (_, place) => {
      for (let n = 0; load.going; n++) answers.push(await ask(n * 8 + place))
    })
    expect(await command('use', 'sentiment', referenceOf(row))).toMatchObject({ status: 0, error: [] })
    await until(() => runner.look(parleySentimentEn).state === 'cold')
    expect(runner.look(row).state).toBe('ready')
    expect(await command('rollback', 'sentiment')).toMatchObject({ status: 0, error: [] })
    await until(() => runner.look(row).state === 'cold')
    load.going = false
    await Promise.all(asking)
    const models = [parleySentimentEn, row].map((model) => `positive ${referenceOf(model)}`)
    expect(new Set(answers)).toEqual(new Set(models))
    expect(runner.status().hosts.map(({ restarts }) => restarts)).toEqual([0, 0])
  })

  it('a summary model is exchanged with the head that was trained on it', async () => {
    const row = await secondRevision(parleySummaryEn, dataDir, harmless)
    expect(row.head).toEqual(parleySummaryEn.head)
    expect(await command('use', 'summarise', referenceOf(row))).toMatchObject({ status: 0, error: [] })
    expect(service.served().find(({ model }) => referenceOf(model) === referenceOf(row))).toMatchObject({
      ...{ state: 'ready', device: 'cpu', service: { role: 'stable' } },
    })
    expect(service.served().filter(({ state }) => state === 'absent').length).toBe(
      modelsOf('standard').length,
    )
  })
})
