import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { openRealHttp } from './open-real-http.ts'

const guide = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')
/** Each command of the guide with the answer that stands behind it. */
const examples = [...guide.matchAll(/```sh\n(curl [\s\S]*?)\n```\n\n```(json|text)\n([\s\S]*?)\n```/g)].map(
  ([, command, kind, answer]) => ({ command: command!, kind: kind!, answer: answer! }),
)

const { http, close } = await openRealHttp()
const { token } = await http.keys.create({ name: 'guide', scopes: ['*'] })
afterAll(close)

/** The members of JSON and of what kind each is; of a list, its first. Words that name a state must be the same. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? [shape(value[0])] : []
  if (typeof value !== 'object' || value === null) return typeof value
  const members = Object.entries(value).map(([name, one]) => [name, SAME.has(name) ? one : shape(one)])
  return Object.fromEntries(members)
}

const SAME = new Set([
  'label',
  'code',
  'status',
  'type',
  'detail',
  'from',
  'to',
  'role',
  'sources',
  'used',
  'id',
])

describe('docs/api.md', () => {
  it('has an example of each kind', () => expect(examples.length).toBeGreaterThanOrEqual(7))

  it.each(examples.map((example) => [example.command.split('\n')[0]!, example] as const))(
    '%s',
    async (_line, example) => {
      const command = example.command.replaceAll('http://127.0.0.1:8420', http.address)
      const { stdout } = await promisify(execFile)('sh', ['-c', command], {
        env: { ...process.env, PARLEY_KEY: token },
      })
      const read = (text: string) =>
        JSON.parse(example.kind === 'json' ? text : /^event: result\ndata: (.*)$/m.exec(text)![1]!)
      const list = (value: unknown) => [value].flat().map(shape)
      expect(list(read(stdout))).toEqual(list(read(example.answer)))
    },
  )
})
