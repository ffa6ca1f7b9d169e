import type { Sent } from './client.ts'

/** What a trail lacks, and has too much of. */
export interface Verdict {
  /** Answers that somebody has and the trail does not. */
  lost: number
  /** Rows of requests that have one already. */
  doubled: number
  /** Rows of what nobody asked. */
  foreign: number
}

const nameOf = ({ key, task, charactersIn }: Sent) => `${key} ${task} ${charactersIn}`

/** Holds the rows of one round against what was asked in it; in a round no two requests are alike. */
export function judgeTrail(
  { sent, answered }: { sent: readonly Sent[]; answered: readonly Sent[] },
  rows: readonly Sent[],
): Verdict {
  const asked = new Set(sent.map(nameOf))
  const seen = new Set(rows.map(nameOf))
  return {
    lost: answered.filter((one) => !seen.has(nameOf(one))).length,
    doubled: rows.length - seen.size,
    foreign: [...seen].filter((name) => !asked.has(name)).length,
  }
}

/**
 * The keys whose count of today is not what it must be: at least one more for each row, since a request is counted
 * before it is worked on, and at most one more for each request.
 */
export function judgeQuotas(
  round: { sent: readonly Sent[]; rows: readonly Sent[] },
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): string[] {
  const count = (some: readonly Sent[], key: string) => some.filter((one) => one.key === key).length
  const keys = new Set([...before.keys(), ...after.keys(), ...round.sent.map(({ key }) => key)])
  return [...keys].filter((key) => {
    const more = (after.get(key) ?? 0) - (before.get(key) ?? 0)
    return more < count(round.rows, key) || more > count(round.sent, key)
  })
}
