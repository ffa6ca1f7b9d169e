import { cpSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderOf } from '../../../models/installed/folder-of.ts'
import { parleySentimentEn } from '../../../models/parley-sentiment-en.ts'
import { parleySummaryEn } from '../../../models/parley-summary-en.ts'
import { parleyTranslateEnXx } from '../../../models/parley-translate-en-xx.ts'
import { createLocalRunner, type LocalRunner } from '../../../models/runner/local.ts'
import { codeOf, interactive, memoryLog } from './setting.ts'

/** Fixed activation ranges make batches equal; what is left is the order of float additions. */
const SCORE_TOLERANCE = 1e-3

const TEXTS = [
  'I love this, thank you so much!',
  'This is terrible and I am really angry.',
  'The meeting is at three in the second room.',
  'ok',
  'What a wonderful surprise, the new build is twice as fast and nothing broke on the way!',
  'Worst release ever.',
  'the file is on the server',
  'I am so happy for you',
  '',
  'שלום 你好 🎉',
]
const SENTENCES = [
  'Good morning.',
  'Where is the new file?',
  'I will write the report tomorrow and send it to you.',
  'Thank you very much for your help with the server last night.',
  'No.',
  'The meeting begins at three in the second room, and everybody who worked on the release should come.',
]

const options = {
  hosts: 1,
  folderOf: (model: { name: string; revision: string }) => folderOf(model, ''),
  cacheSize: 0,
}
const noSharing = { shareInFlight: false, batchTokens: 4096 }
let runner: LocalRunner

beforeAll(async () => {
  runner = createLocalRunner({ ...options, ...noSharing, device: 'cpu', log: memoryLog() })
  await runner.warm([parleySentimentEn])
})
afterAll(() => runner.stop())

const moodOf = (text: string, by = runner) => by.run(parleySentimentEn, { text }, interactive)
const french = (text: string) => runner.run(parleyTranslateEnXx, { text, from: 'en', to: 'fr' }, interactive)
const vectorOf = (text: string) => runner.run(parleySummaryEn, { text }, interactive)
const winner = (scores: Record<string, number>) => Object.entries(scores).sort((a, b) => b[1] - a[1])[0]![0]

async function oneByOne<T>(texts: string[], ask: (text: string) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  for (const text of texts) answers.push(await ask(text))
  return answers
}

test('sentiment: our labels, scores that add up to 1, and the right moods', async () => {
  const answers = await oneByOne(TEXTS.slice(0, 3), moodOf)
  expect(answers.map(({ scores }) => winner(scores))).toEqual(['positive', 'negative', 'neutral'])
  for (const { scores } of answers) {
    expect(Object.keys(scores).sort()).toEqual(['negative', 'neutral', 'positive'])
    expect(Object.values(scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 5)
  }
})

test('sentiment: a batch gives the same answers as single requests', async () => {
  const singles = await oneByOne(TEXTS, (text) => moodOf(text))
  const batch = await Promise.all(TEXTS.map((text) => moodOf(text)))
  expect(runner.status().batches.largest).toBeGreaterThan(1)
  batch.forEach(({ scores }, place) => {
    for (const [label, score] of Object.entries(scores)) {
      expect(Math.abs(score - singles[place]!.scores[label]!)).toBeLessThan(SCORE_TOLERANCE)
    }
  })
})

test('translation: a batch gives the same texts as single requests, and each ends by itself', async () => {
  const singles = await oneByOne(SENTENCES, french)
  const batch = await Promise.all(SENTENCES.map(french))
  expect(batch).toEqual(singles)
  expect(singles.every(({ text, tokens }) => text.length > 0 && tokens > 0)).toBe(true)
})

test('vectors: length 1, a batch gives the same as single requests, and like texts are near', async () => {
  const singles = await oneByOne(TEXTS, vectorOf)
  const batch = await Promise.all(TEXTS.map(vectorOf))
  const likeness = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, place) => sum + value * b[place]!, 0)
  batch.forEach(({ vector }, place) => {
    expect(likeness(vector, vector)).toBeCloseTo(1, 4)
    expect(likeness(vector, singles[place]!.vector)).toBeGreaterThan(1 - SCORE_TOLERANCE)
  })
})

test('nothing is cut: a long text is refused with its code, and its batch-mates are answered', async () => {
  const answers = await Promise.all([
    codeOf(moodOf('word '.repeat(parleySentimentEn.maximumTokens))),
    codeOf(moodOf('a'.repeat(1_000_000))),
    codeOf(moodOf('fine')),
    codeOf(french('word '.repeat(200))),
  ])
  expect(answers).toEqual(['TOO_MANY_TOKENS', 'TOO_MANY_TOKENS', 'fulfilled', 'TOO_MANY_TOKENS'])
})

test('a language that the model does not have is refused with its code', async () => {
  const swedish = { text: 'Hello.', from: 'en', to: 'sv' }
  expect(await codeOf(runner.run(parleyTranslateEnXx, swedish, interactive))).toBe('UNSUPPORTED_LANGUAGE')
})

test('wasm gives the same labels as cpu', async () => {
  const wasm = createLocalRunner({ ...options, ...noSharing, device: 'wasm', log: memoryLog() })
  try {
    const there = await Promise.all(TEXTS.map((text) => moodOf(text, wasm)))
    const here = await Promise.all(TEXTS.map((text) => moodOf(text)))
    expect(there.map(({ scores }) => winner(scores))).toEqual(here.map(({ scores }) => winner(scores)))
  } finally {
    await wasm.stop()
  }
})

test('a device that does not work falls back to the CPU and says why', async () => {
  const log = memoryLog()
  // No platform has both, so one of them cannot work here.
  const device = process.platform === 'darwin' ? 'dml' : 'coreml'
  const fallen = createLocalRunner({ ...options, device, log })
  try {
    expect(winner((await moodOf('I love it', fallen)).scores)).toBe('positive')
    expect(fallen.status().device).toMatchObject({ asked: device, chosen: 'cpu' })
    expect(log.lines.filter(({ level }) => level === 'warn').map(({ message }) => message)).toEqual([
      'the configured device does not work',
    ])
  } finally {
    await fallen.stop()
  }
})

test('damaged and missing files are refused with their codes, whether or not their length is known', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-'))
  cpSync(folderOf(parleySentimentEn, ''), join(folder, 'short'), { recursive: true })
  truncateSync(join(folder, 'short', 'onnx', 'model_quantized.onnx'), 1_000_000)
  const files = [{ path: 'onnx/model_quantized.onnx', bytes: 23_000_000, sha256: 'x' }]
  const rows = {
    short: { ...parleySentimentEn, name: 'short', files: [] },
    'short and known': { ...parleySentimentEn, name: 'short', revision: 'known', files },
    absent: { ...parleySentimentEn, name: 'absent', files: [] },
    'absent and known': { ...parleySentimentEn, name: 'absent', revision: 'known', files },
  }
  const broken = createLocalRunner({
    ...options,
    device: 'cpu',
    log: memoryLog(),
    folderOf: ({ name }) => join(folder, name),
  })
  const codes = await Promise.all(
    Object.values(rows).map((row) => codeOf(broken.run(row, { text: 'a' }, interactive))),
  )
  await broken.stop()
  rmSync(folder, { recursive: true })
  expect(codes).toEqual(['MODEL_DAMAGED', 'MODEL_DAMAGED', 'MODEL_MISSING', 'MODEL_MISSING'])
})
