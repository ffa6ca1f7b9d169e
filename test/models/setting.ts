import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDownloader, type DownloaderOptions } from '../../models/download/downloader.ts'
import type { Model } from '../../src/contract/model.ts'
import { createFakeHub, type FakeHub } from '../fakes/hub.ts'

const STARTER = fileURLToPath(new URL('../../models/starter/parley-sentiment-en/', import.meta.url))
const NAMES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx']
/** Bytes. */
const BEGINNING = 800_000

/** The files of the sentiment model of the starter set; only the beginning of large ones unless all is wanted. */
export function starterContent({ allWeights = false } = {}): Record<string, Buffer> {
  const read = (name: string) => {
    if (!existsSync(STARTER + name)) return Buffer.alloc(BEGINNING, `${name} `)
    return allWeights ? readFileSync(STARTER + name) : beginningOf(STARTER + name)
  }
  return Object.fromEntries(NAMES.map((name) => [name, read(name)]))
}

/** Not the whole file for its beginning: this is read many times. */
function beginningOf(file: string): Buffer {
  const bytes = Buffer.alloc(BEGINNING)
  const opened = openSync(file, 'r')
  const length = readSync(opened, bytes)
  closeSync(opened)
  return bytes.subarray(0, length)
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
