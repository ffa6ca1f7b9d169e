import type { Row } from '../row.ts'
import type { KillResult } from './run-kills.ts'

const NONE = { at: 'most', value: 0 } as const

/** What is printed of the kills. */
export function killRows({ rounds, end }: KillResult): Omit<Row, 'command' | 'seconds'>[] {
  const sum = (count: (round: KillResult['rounds'][number]) => number) =>
    rounds.reduce((total, round) => total + count(round), 0)
  const row = (what: string, measured: number, more: Partial<Row> = {}) => ({
    ...{ what, measured, digits: 0 },
    ...more,
  })
  const none = (what: string, measured: number, detail?: string) =>
    row(what, measured, { goal: NONE, ...(detail !== undefined && { detail }) })
  const others = rounds.flatMap(({ asked }) => asked.others)
  const judged = rounds.filter(({ wrongQuotas }) => wrongQuotas !== undefined)
  return [
    row('kills under load', rounds.length),
    row(
      'requests sent',
      sum(({ asked }) => asked.sent.length),
    ),
    row(
      'answers received whole',
      sum(({ asked }) => asked.answered.length),
    ),
    row(
      'answers in the audit trail',
      sum(({ rows }) => rows.length),
      {
        detail: 'with those that were written and cut off by the kill before they arrived',
      },
    ),
    none(
      'answers received, but not in the trail after the kill',
      sum(({ lost }) => lost),
    ),
    none('… nor after all restarts', end.lost),
    none('rows of the trail that are there twice or nobody asked for', wrongRows({ rounds, end })),
    none('stores damaged', broken({ rounds, end }), 'PRAGMA integrity_check after each kill, and at the end'),
    none(
      'daily quotas that ran backwards, or counted wrong',
      sum(({ wrongQuotas = [] }) => wrongQuotas.length),
      `of ${judged.length} kills, each key's count against its answers and requests`,
    ),
    none('other answers', others.length, [...new Set(others)].join(', ') || undefined),
    none('model processes that outlived the program', rounds.filter(({ leftNobody }) => !leftNobody).length),
    row('longest from start to ready again', slowestSeconds({ rounds, end }), { digits: 1, unit: ' s' }),
  ]
}

const wrongRows = ({ rounds, end }: KillResult) =>
  [...rounds, end].reduce((total, { doubled, foreign }) => total + doubled + foreign, 0)

const broken = ({ rounds, end }: KillResult) =>
  [...rounds, end].filter(({ integrity }) => integrity !== 'ok').length

const slowestSeconds = ({ rounds, end }: KillResult) =>
  Math.max(...[...rounds, end].map(({ readyMilliseconds }) => readyMilliseconds)) / 1000
