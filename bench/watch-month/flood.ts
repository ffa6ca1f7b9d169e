import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HeardMessage } from '../../src/contract/observation.ts'
import type { Store } from '../../src/contract/store.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { saysOf } from '../../src/watch/mood/says.ts'
import type { Parley } from '../parley.ts'
import { createClock, SETTLE_MILLISECONDS } from './clock.ts'
import { createMonthHandle, type Judge, nothingAsked } from './month-handle.ts'
import { openWatcher, type Watcher } from './open-watcher.ts'
import { createPlatform } from './platform.ts'
import { scoreBare } from './score-bare.ts'

const ROUNDS = 4
/** As many as are read at once, and no fewer: what is due after an hour in many busy channels. */
const MESSAGES = 5000
const CHANNELS = 30
const START = Date.UTC(2026, 2, 6)

/** How long the watcher and nothing but the runner took for the same texts, in turn; seconds. */
export interface Flood {
  messages: number
  watched: number
  bare: number
}

/** Lets messages that are all different settle at once. @param parley which remembers nothing. */
export async function measureFlood(parley: Parley, judgeOn: Judge, texts: readonly string[]): Promise<Flood> {
  const words = [...new Set(texts)].filter((text) => saysOf(text) === 'words')
  const folder = mkdtempSync(join(tmpdir(), 'parley-flood-'))
  const clock = createClock(START, [])
  const store = openSqliteStore(join(folder, 'parley.sqlite'), clock.now)
  const asked = nothingAsked()
  const handleOn = (on: Store) => createMonthHandle(judgeOn(on), asked)
  const failed = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  const platform = createPlatform(clock, [])
  const parts = { store, platform, handleOn, now: clock.now, alerted() {}, failed, mostAtOnce: MESSAGES }
  const watcher = await openWatcher(parts)
  const flood: Flood = { messages: 0, watched: 0, bare: 0 }
  try {
    for (const channel of channels) await watcher.channels.change(channel, { mood: true })
    for (let round = 0; round < ROUNDS; round++) {
      const some = words.slice(round * MESSAGES, (round + 1) * MESSAGES)
      asked.texts.length = 0
      flood.watched += await settle(watcher, clock, some)
      flood.bare += await scoreBare(parley, asked.texts)
      flood.messages += asked.texts.length
    }
  } finally {
    await watcher.stop()
    store.close()
    rmSync(folder, { recursive: true })
  }
  return flood
}

const channels = Array.from({ length: CHANNELS }, (_, index) => ({
  platform: 'slack',
  workspace: 'T0FLOOD',
  channel: `C0FLOOD${index}`,
}))

/** @returns the seconds from hearing the first message to the last one's being counted. */
async function settle(
  { observe, tick }: Watcher,
  clock: ReturnType<typeof createClock>,
  texts: readonly string[],
): Promise<number> {
  const started = performance.now()
  for (const [index, text] of texts.entries()) {
    clock.time += 100
    const [id, author] = [String(clock.time), `U${index % 200}`]
    const message: HeardMessage = { id, author, text, time: clock.time, bot: false }
    observe({ kind: 'message', channel: channels[index % CHANNELS]!, message })
  }
  clock.time += SETTLE_MILLISECONDS
  await tick()
  return (performance.now() - started) / 1000
}
