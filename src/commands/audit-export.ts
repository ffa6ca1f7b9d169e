import { csvLine } from '../audit/csv-line.ts'
import { AUDIT_COLUMNS, type AuditRow, type AuditTrail } from '../contract/audit.ts'
import type { CommandValues, OperatorCommand } from '../contract/command.ts'
import { codedError } from '../contract/errors.ts'
import { pointInTime } from '../point-in-time.ts'
import { PERSON_FORM, parsePerson } from './person-address.ts'

/** How rows are written: what stands over them, and each. */
const FORMATS = {
  jsonl: { head: [], line: (row: AuditRow) => JSON.stringify({ ...row, time: timeOf(row) }) },
  csv: {
    head: [csvLine(AUDIT_COLUMNS)],
    line: (row: AuditRow) =>
      csvLine(AUDIT_COLUMNS.map((name) => (name === 'time' ? timeOf(row) : row[name]))),
  },
}

/** `now` in milliseconds since the epoch. */
export function createAuditExport(trail: AuditTrail, now: () => number = Date.now): OperatorCommand {
  return {
    name: 'audit export',
    summary: 'Write the audit trail to standard output: who asked for what and when, never the text',
    arguments: [],
    options: [
      { flag: '--since <time>', summary: 'from then on: a date, a time, or how long ago (7d)' },
      { flag: '--until <time>', summary: 'before then' },
      { flag: '--person <person>', summary: `only rows of ${PERSON_FORM}` },
      { flag: '--format <format>', summary: 'jsonl or csv', default: 'jsonl' },
    ],
    async run(_, output, values = {}) {
      const { head, line } = formatOf(values.format)
      const [since, until] = [
        timeOption('since', values, 0),
        timeOption('until', values, Number.MAX_SAFE_INTEGER),
      ]
      const names =
        typeof values.person === 'string' ? new Set(trail.names(parsePerson(values.person))) : undefined
      for (const one of head) output.out(one)
      for await (const row of trail.read(since, until)) {
        if (names === undefined || (row.person !== undefined && names.has(row.person))) output.out(line(row))
      }
      return 0
    },
  }

  function timeOption(name: string, values: CommandValues, standard: number): number {
    const words = values[name]
    return typeof words === 'string' ? pointInTime(`--${name}`, words, 'past', now()) : standard
  }
}

const timeOf = ({ time }: AuditRow) => new Date(time).toISOString()

function formatOf(format: string | boolean = 'jsonl') {
  if (format === 'jsonl' || format === 'csv') return FORMATS[format]
  throw codedError('BAD_REQUEST', `--format: expected jsonl or csv, but ${JSON.stringify(format)} came`)
}
