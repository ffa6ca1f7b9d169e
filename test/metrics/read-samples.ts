/** One line of an exposition. */
export interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

const LINE = /^([a-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/i
const LABEL = /([a-z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/gy

/**
 * Reads Prometheus's text format, version 0.0.4.
 * @throws when a line is neither a sample nor a comment.
 */
export function readSamples(text: string): Sample[] {
  const lines = text.split('\n').filter((line) => line !== '' && !/^# (HELP|TYPE) /.test(line))
  return lines.map((line) => {
    const [, name, labels = '', value] = LINE.exec(line) ?? []
    if (name === undefined) throw new Error(`no sample: ${line}`)
    const pairs = [...labels.matchAll(LABEL)]
    if (pairs.map(([pair]) => pair).join('') !== labels) throw new Error(`no labels: ${line}`)
    const number = value === '+Inf' ? Number.POSITIVE_INFINITY : value === 'Nan' ? Number.NaN : Number(value)
    return { name, labels: Object.fromEntries(pairs.map(([, key, of]) => [key!, of!])), value: number }
  })
}
