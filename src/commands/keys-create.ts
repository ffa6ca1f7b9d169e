import type { CommandValues, OperatorCommand } from '../contract/command.ts'
import { codedError } from '../contract/errors.ts'
import type { Keys, KeyWishes } from '../contract/keys.ts'
import { pointInTime } from '../point-in-time.ts'

const MOST_REQUESTS = 1_000_000_000
const MOST_CHARACTERS = 60

/** `tasks`: their names. `now` in milliseconds since the epoch. */
export function createKeysCreate(
  keys: Keys,
  tasks: readonly string[],
  now: () => number = Date.now,
): OperatorCommand {
  const scopes = [...tasks, '*', 'metrics']
  return {
    name: 'keys create',
    summary: 'Make an API key; it is shown this once, on standard output',
    arguments: ['NAME'],
    options: [
      {
        flag: '--scope <scopes>',
        summary: `what it may do, with commas between: ${scopes.join(', ')}`,
        default: '*',
      },
      { flag: '--per-minute <requests>', summary: 'requests a minute; without, as many as there are' },
      { flag: '--per-day <requests>', summary: 'requests a day (UTC)' },
      { flag: '--expires <time>', summary: 'a date, a time, or how long from now (90d); without, never' },
    ],
    async run([name = ''], output, values = {}) {
      const wishes = {
        name: checkName(name),
        scopes: readScopes(values.scope ?? '*', scopes),
        ...readQuota('perMinute', '--per-minute', values),
        ...readQuota('perDay', '--per-day', values),
        ...readExpiry(values, now()),
      }
      const { key, token } = await keys.create(wishes)
      output.out(token)
      output.error(`This is key ${key.id} (${key.name}). Keep it now: it cannot be shown again.`)
      return 0
    },
  }
}

function checkName(name: string): string {
  const trimmed = name.trim()
  if (trimmed !== '' && trimmed.length <= MOST_CHARACTERS && !/\p{C}/u.test(trimmed)) return trimmed
  throw wrong('NAME', `1 to ${MOST_CHARACTERS} characters that can be printed`, name)
}

function readScopes(words: string | boolean, known: readonly string[]): string[] {
  const scopes = [
    ...new Set(
      String(words)
        .split(',')
        .map((word) => word.trim()),
    ),
  ]
  const unknown = scopes.find((scope) => !known.includes(scope))
  if (unknown === undefined) return scopes
  throw wrong('--scope', `some of ${known.join(', ')}`, unknown)
}

function readQuota<K extends 'perMinute' | 'perDay'>(name: K, flag: string, values: CommandValues) {
  const words = values[name]
  if (words === undefined) return {}
  const quota = Number(words)
  if (/^\d+$/.test(String(words)) && quota >= 1 && quota <= MOST_REQUESTS)
    return { [name]: quota } as Record<K, number>
  throw wrong(flag, `a whole number from 1 to ${MOST_REQUESTS}`, words)
}

function readExpiry({ expires }: CommandValues, now: number): Pick<KeyWishes, 'expires'> {
  if (typeof expires !== 'string') return {}
  const time = pointInTime('--expires', expires, 'future', now)
  if (time > now) return { expires: time }
  throw wrong('--expires', 'a time that is still to come', expires)
}

const wrong = (what: string, expected: string, came: string | boolean) =>
  codedError('BAD_REQUEST', `${what}: expected ${expected}, but ${JSON.stringify(came)} came`)
