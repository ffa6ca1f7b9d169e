import type { Priority } from '../../src/contract/request.ts'
import type { Job } from './job.ts'
import { type BatchLimits, likeLengths } from './like-lengths.ts'

type Queued = Pick<Job, 'sequence' | 'batchKey' | 'length' | 'priority'>

/** What the queue would run next of a priority. */
interface Picked<J> {
  jobs: J[]
  /** It reached a limit: waiting for more company would not make it better. */
  full: boolean
}

/** The line before the hosts: a bounded one for each priority, so that a flood of background never shuts people out. */
export interface Queue<J extends Queued> {
  /** False when the line of its priority is full. */
  add(job: J): boolean
  /** For what a lost host had: to the front, whatever the limit, and each by itself from now on. */
  putBack(job: J): void
  remove(job: J): boolean
  /** The first in line with the most alike of those behind it. Stays in the queue until `remove`. */
  peek(priority: Priority, limits: (first: J) => BatchLimits): Picked<J> | undefined
  size(priority: Priority): number
  all(): J[]
}

interface Group<J> {
  /** In order of arrival. */
  line: Set<J>
  /** By length, then by arrival. */
  sorted: J[]
}

interface Line<J> {
  /** Jobs that run by themselves, before all others. */
  again: Set<J>
  groups: Map<string, Group<J>>
  size: number
}

export function createQueue<J extends Queued>(limit: number): Queue<J> {
  const lines: Record<Priority, Line<J>> = { interactive: newLine(), background: newLine() }
  return {
    add: (job) => add(lines[job.priority], job, limit),
    putBack: (job) => putBack(lines[job.priority], job),
    remove: (job) => remove(lines[job.priority], job),
    peek: (priority, limits) => peek(lines[priority], limits),
    size: (priority) => lines[priority].size,
    all: () => [...membersOf(lines.interactive), ...membersOf(lines.background)],
  }
}

function newLine<J>(): Line<J> {
  return { again: new Set(), groups: new Map(), size: 0 }
}

function membersOf<J>(line: Line<J>): J[] {
  return [...line.again, ...[...line.groups.values()].flatMap((group) => [...group.line])]
}

function add<J extends Queued>(line: Line<J>, job: J, limit: number): boolean {
  if (line.size >= limit) return false
  const group = line.groups.get(job.batchKey) ?? { line: new Set(), sorted: [] }
  line.groups.set(job.batchKey, group)
  group.line.add(job)
  group.sorted.splice(placeOf(group.sorted, job), 0, job)
  line.size++
  return true
}

function putBack<J>(line: Line<J>, job: J): void {
  line.again.add(job)
  line.size++
}

function remove<J extends Queued>(line: Line<J>, job: J): boolean {
  const group = line.groups.get(job.batchKey)
  if (!line.again.delete(job)) {
    if (group === undefined || !group.line.delete(job)) return false
    group.sorted.splice(placeOf(group.sorted, job), 1)
    if (group.line.size === 0) line.groups.delete(job.batchKey)
  }
  line.size--
  return true
}

function peek<J extends Queued>(line: Line<J>, limits: (first: J) => BatchLimits): Picked<J> | undefined {
  const [again] = line.again
  if (again !== undefined) return { jobs: [again], full: false }
  let first: J | undefined
  for (const group of line.groups.values()) {
    const [head] = group.line
    if (first === undefined || head!.sequence < first.sequence) first = head
  }
  if (first === undefined) return undefined
  const { sorted } = line.groups.get(first.batchKey)!
  return likeLengths(sorted, placeOf(sorted, first), limits(first))
}

/** Where the job is in the sorted list, or belongs. */
function placeOf(sorted: readonly Queued[], job: Queued): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = sorted[middle]!
    if (other.length < job.length || (other.length === job.length && other.sequence < job.sequence))
      low = middle + 1
    else high = middle
  }
  return low
}
