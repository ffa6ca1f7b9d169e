import { createMoodHours } from '../../src/mood-hours.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { createClock } from './clock.ts'
import { type Compared, compareAll } from './compare-all.ts'
import { type ComparedDigests, compareDigests } from './compare-digests.ts'
import { type ComparedHours, compareHours } from './compare-hours.ts'
import type { Diary } from './diary.ts'
import { expectedAlerts } from './expected-alerts.ts'
import type { Month } from './month.ts'
import { type Asked, createMonthHandle, type Judge, nothingAsked } from './month-handle.ts'
import { namedInSettings } from './named-in-settings.ts'
import { MOOD_DAYS } from './open-watcher.ts'
import { createPlatform } from './platform.ts'
import { playMonth } from './play-month.ts'
import type { Post } from './post.ts'
import { recordsNaming } from './records-naming.ts'
import { type Recount, recount } from './recount.ts'
import { writeScript } from './script.ts'
import { createSecrets } from './secrecy.ts'
import { jumpsOf } from './troubles.ts'
import { createWorld, everybodyOf, type MonthChannel } from './world.ts'

export interface MonthRun {
  month: Month
  /** What people say and what they are called. */
  said: { texts: readonly string[]; names: readonly string[] }
  /** Where the database is to be. */
  path: string
  /** The bot on a store: it scores. */
  judgeOn: Judge
  progress(share: number): void
}

/** What came of a month, beside what should have. */
export interface MonthResult {
  diary: Diary
  asked: Asked
  posts: readonly Post[]
  recount: Recount
  hours: ComparedHours
  alerts: Compared
  digests: ComparedDigests
  /** How much was sought, how often, and what of it stood in the database. */
  secrets: { texts: number; names: number; looks: number; found: string[] }
  /** How long the playing took. */
  seconds: number
}

/** Plays a month and counts it again from scratch. */
export async function runMonth({ month, said, path, judgeOn, progress }: MonthRun): Promise<MonthResult> {
  const clock = createClock(month.start, jumpsOf(month))
  const world = createWorld(month, said.names)
  const { posts, deliveries } = writeScript(month, { world, clock, texts: said.texts })
  const [platform, asked, secrets] = [createPlatform(clock, posts), nothingAsked(), secretsOf(world, posts)]
  const looks: string[][] = []
  const started = performance.now()
  const diary = await playMonth({
    ...{ month, world, clock, platform, deliveries, progress },
    openStore: () => openSqliteStore(path, clock.now),
    handleOn: (store) => createMonthHandle(judgeOn(store), asked),
    look: () => void looks.push(secrets.findIn(path)),
  })
  const seconds = (performance.now() - started) / 1000
  const parts = { month, world, diary, clock, posts, judged: asked.judged }
  const recounted = recount(parts)
  const { hours, naming } = await lookInto(path, world, month, recounted)
  const found = [...new Set([...looks.flat(), ...naming])]
  return {
    ...{ diary, asked, posts, recount: recounted, hours, seconds },
    alerts: compareAll(diary.alerts.map(alertLine), expectedAlerts(parts, recounted).map(alertLine)),
    digests: compareDigests(platform.said, parts),
    secrets: { texts: secrets.texts, names: secrets.names, looks: looks.length, found },
  }
}

const alertLine = ({ channel, alert }: Diary['alerts'][number]) => JSON.stringify([channel, alert])

/** Whoever may have set something stands among the settings; that they stand nowhere else is looked at by record. */
function secretsOf(world: readonly MonthChannel[], posts: readonly Post[]) {
  const texts = posts.flatMap((post) => post.texts.map(({ text }) => text))
  const [people, named] = [everybodyOf(world), namedInSettings(world)]
  const ids = people.map(({ id }) => id).filter((id) => !named.has(id))
  return createSecrets(texts, [...people.map(({ name }) => name), ...ids])
}

/** Reads what the database holds in the end. */
async function lookInto(path: string, world: readonly MonthChannel[], month: Month, recounted: Recount) {
  const store = openSqliteStore(path, () => month.end)
  try {
    const hours = await compareHours(createMoodHours(store, MOOD_DAYS), world, month, recounted)
    const people = new Set(everybodyOf(world).map(({ id }) => id))
    return { hours, naming: await recordsNaming(store, people) }
  } finally {
    store.close()
  }
}
