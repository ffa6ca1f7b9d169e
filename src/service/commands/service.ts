import type { OperatorCommand } from '../../contract/command.ts'
import { shortTime } from '../../contract/short-time.ts'
import { reached } from '../reached.ts'
import type { Snapshot } from '../record-store.ts'
import { emptyTally, type ServiceRecord, type Tally } from '../records.ts'
import { referenceOf } from '../reference.ts'
import { TASK_JOBS } from '../task-jobs.ts'
import type { ServiceCommandParts } from './parts.ts'
import { shortReference } from './short-reference.ts'

export function createServiceCommand({ service }: Pick<ServiceCommandParts, 'service'>): OperatorCommand {
  return {
    name: 'models service',
    summary: 'Show which models serve each task, how a canary does, and what served before',
    arguments: [],
    async run(_, output) {
      await service.load()
      const snapshot = await service.records.read()
      for (const task of Object.keys(TASK_JOBS)) {
        const models = reached(task, service.stable()).map(referenceOf)
        for (const line of linesOf(task, models, snapshot)) output.out(line)
      }
      return 0
    },
  }
}

function linesOf(task: string, models: readonly string[], { records, tallies }: Snapshot): string[] {
  const record = records.get(task)
  const since = record && record.chosen.length > 0 ? `, since ${timeOf(record.since)}` : ' (by default)'
  const counted = record
    ? [...(tallies.get(record.order)?.values() ?? [])].reduce(add, emptyTally())
    : emptyTally()
  return [
    `${task}: ${namesOf(models)}${since}`,
    ...(record?.canary ? [`  canary: ${canaryLine(record.canary, counted)}`] : []),
    ...endedLine(record),
    ...(record?.before[0] ? [`  before: ${namesOf(record.before[0])}`] : []),
  ]
}

const namesOf = (models: readonly string[]) => models.map(shortReference).join(', ') || 'none'
const timeOf = (milliseconds: number) => `${shortTime(milliseconds)} UTC`

function canaryLine({ model, share, since }: NonNullable<ServiceRecord['canary']>, tally: Tally): string {
  const { requests, failures, compared, likeness, canary, stable } = tally
  const agreement =
    compared === 0
      ? 'not compared yet'
      : `agreement ${((100 * likeness) / compared).toFixed(1)} % of ${compared} answers`
  const speed = `${pace(canary)} a text (stable: ${pace(stable)})`
  const parts = [`${requests} requests`, `${failures} failures`, agreement, speed]
  return `${shortReference(model)}, ${Number((share * 100).toFixed(2))} % since ${timeOf(since)}: ${parts.join(', ')}`
}

function pace({ texts, milliseconds }: Tally['canary']): string {
  return texts === 0 ? '–' : `${Math.round(milliseconds / texts)} ms`
}

function endedLine(record: ServiceRecord | undefined): string[] {
  const ended = record?.ended
  return ended
    ? [`  ended by itself: canary ${shortReference(ended.model)}, ${timeOf(ended.time)}: ${ended.why}`]
    : []
}

function add(one: Tally, other: Tally): Tally {
  const paces = (a: Tally['canary'], b: Tally['canary']) => ({
    texts: a.texts + b.texts,
    milliseconds: a.milliseconds + b.milliseconds,
  })
  return {
    requests: one.requests + other.requests,
    failures: one.failures + other.failures,
    compared: one.compared + other.compared,
    likeness: one.likeness + other.likeness,
    canary: paces(one.canary, other.canary),
    stable: paces(one.stable, other.stable),
  }
}
