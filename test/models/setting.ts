import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDownloader, type DownloaderOptions } from '../../models/download/downloader.ts'
import type { Model } from '../../src/contract/model.ts'
import { createFakeHub, type FakeHub } from '../fakes/hub.ts'

const STARTER = fileURLToPath(new URL('../../models/starter/parley-sentiment-en/', import.meta.url))
const NAMES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx']

/** The files of the sentiment model of the starter set; only the beginning of large ones unless all is wanted. */
export function starterContent({ allWeights = false } = {}): Record<string, Buffer> {
  const content = NAMES.map((name) => [name, read(name)] as const)
  return Object.fromEntries(
    content.map(([name, bytes]) => [name, allWeights ? bytes : bytes.subarray(0, 800_000)]),
  )
}

function read(name: string): Buffer {
  return existsSync(STARTER + name) ? readFileSync(STARTER + name) : Buffer.alloc(800_000, `${name} `)
}

/** A row for what `starterContent` gives. */
export function testModel(name = 'test-model'): Model<'text-classification'> {
  return {
    name,
    kind: 'text-classification',
    job: 'sentiment',
    set: 'standard',
    repository: `owner/${name}`,
    revision: 'main',
    files: NAMES.map((path) => ({ path, bytes: 1 })),
    precision: 'q8',
    languages: { from: ['en'], to: [] },
    maximumTokens: 128,
    licence: 'Apache-2.0',
    measured: [],
  }
}

export interface Setting {
  hub: FakeHub
  dataDir: string
  /** What the downloader would have waited for, in milliseconds. */
  waits: number[]
  downloader(options?: Partial<DownloaderOptions>): ReturnType<typeof createDownloader>
  stop(): Promise<void>
}

/** A hub with one commit of `owner/test-model`, and an empty data folder. */
export async function createSetting(options: Parameters<typeof createFakeHub>[0] = {}): Promise<Setting> {
  const hub = await createFakeHub(options)
  hub.commit('owner/test-model', starterContent())
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-models-'))
  const waits: number[] = []
  const wait = async (milliseconds: number) => void waits.push(milliseconds)
  return {
    hub,
    dataDir,
    waits,
    downloader: (more = {}) =>
      createDownloader({ endpoint: hub.endpoint, offline: false, dataDir, wait, ...more }),
    async stop() {
      await hub.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
