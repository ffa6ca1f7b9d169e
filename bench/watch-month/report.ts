import { type DayRow, NONE, row } from '../day/report.ts'
import type { Flood } from './flood.ts'
import type { MonthResult } from './run-month.ts'

const WIDTH = 72

/** What is printed of a month. */
export function rowsOf(result: MonthResult, flood: Flood, source: string): DayRow[] {
  return [...happenedRows(result, source), ...comparedRows(result), ...speedRows(result, flood)]
}

function happenedRows({ diary, posts, recount }: MonthResult, source: string): DayRow[] {
  const { restarts, crashes, faults, deliveries, unheard } = diary.counts
  const count = (is: (post: MonthResult['posts'][number]) => boolean) => posts.filter(is).length
  const edits = posts.reduce((sum, { texts }) => sum + texts.length - 1, 0)
  const reactions = posts.reduce((sum, post) => sum + post.reactions.length, 0)
  return [
    row('messages written', posts.length, {
      detail: `${source}; ${edits} edits, ${count(({ deleted }) => deleted !== undefined)} deletions, ${reactions} reactions put and taken`,
    }),
    row('heard, with repeats', deliveries, { detail: `${unheard} more came while Parley was off` }),
    row('restarts', restarts + crashes, {
      detail: `${crashes} of them crashes amid writing; the store failed ${faults} times`,
    }),
    row('opt-outs and opt-ins', [...diary.wishes.values()].flat().length),
    row('messages that count', recount.counted),
    row('of them not read, but seen', recount.unread, {
      goal: { at: 'least', value: 1 },
      detail: 'more than were to be read at once: a sample was',
    }),
    row('of them written while the clock was 2 h ahead', recount.late, { goal: { at: 'least', value: 1 } }),
  ]
}

function comparedRows({ asked, hours, alerts, digests, secrets, diary }: MonthResult): DayRow[] {
  return [
    row('hours compared', hours.compared, { detail: 'of 30 channels, all nine numbers of each' }),
    row('hours other than recounted', hours.wrong.length, { goal: NONE }),
    row('alerts by the rule', alerts.expected, { goal: { at: 'least', value: 1 } }),
    row('alerts other than by the rule', alerts.wrong.length, { goal: NONE }),
    row('digests due', digests.expected, {
      detail: 'one for each target and time, summed up as first messages',
    }),
    row('digests other than due', digests.wrong.length, { goal: NONE }),
    row('texts and people sought in the database', secrets.texts + secrets.names, {
      detail: `${secrets.texts} texts, ${secrets.names} names and ids, in the file and its WAL, at ${secrets.looks} times`,
    }),
    row('of them found', secrets.found.length, { goal: NONE }),
    row('texts judged in two ways', asked.differing, { goal: NONE }),
    row('messages that the models could not judge', asked.failed.length, {
      detail: `they are seen, not scored${[...new Set(asked.failed)].map((code) => `; ${code}`).join('')}`,
    }),
    row('failures that nothing had caused', diary.surprises.length, { goal: NONE }),
  ]
}

function speedRows({ asked, seconds, diary }: MonthResult, flood: Flood): DayRow[] {
  const [watched, bare] = [flood.messages / flood.watched, flood.messages / flood.bare]
  const digits = { digits: 0, unit: '/s' }
  return [
    row('messages of the month', asked.texts.length / seconds, {
      ...digits,
      detail: `${asked.texts.length} scored in ${seconds.toFixed(0)} s, a few at each of ${diary.ticks.length} ticks, with the store, the digests and the simulation itself; ${asked.judged.size} different texts, remembered`,
    }),
    row('messages of a flood, watched', watched, {
      ...digits,
      detail: `${flood.messages} different texts, many due at once, nothing remembered; heard, scored and counted in ${flood.watched.toFixed(1)} s`,
    }),
    row('… bare runner', bare, {
      ...digits,
      detail: `the same texts in turn, in ${flood.bare.toFixed(1)} s`,
    }),
    row('… watched against bare', watched / bare, { digits: 2, unit: '×' }),
    row('peak memory', process.resourceUsage().maxRSS / 1024, {
      ...{ unit: ' MB', detail: 'of this process with all of the simulation, without the model processes' },
    }),
  ]
}

/** Digests by plan, due and given, as aligned text. */
export function formatDigests({ digests }: MonthResult): string {
  const lines = [...digests.byPlan].map(
    ([plan, { due, given }]) => `${plan.padEnd(WIDTH)}${String(due).padStart(6)}${String(given).padStart(7)}`,
  )
  return [`${'digests to'.padEnd(WIDTH)}   due  given`, ...lines].join('\n')
}
