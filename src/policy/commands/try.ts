import type { CommandValues, OperatorCommand } from '../../contract/command.ts'
import { codedError } from '../../contract/errors.ts'
import type { Deed } from '../../contract/policy.ts'
import type { Origin } from '../../contract/request.ts'
import { DEED_NAMES, DEEDS, type DeedName } from '../deeds.ts'
import { emptyDocument, type KnownNames } from '../document.ts'
import { judge, type Verdict } from '../judge.ts'
import { type PolicyPlace, readPolicyFile } from '../policy-file.ts'
import { refusalWords } from '../refusal-words.ts'
import { ruleWords } from './check.ts'

/** `parley policy try`: whether somebody may do something, by which rule, and what they would read. */
export function createTryCommand(place: PolicyPlace): OperatorCommand {
  const { tasks, doors } = place.names
  return {
    name: 'policy try',
    summary: 'whether somebody may do something, and by which rule; exit status 1 when they may not',
    arguments: [],
    options: [
      { flag: '--deed <deed>', summary: `one of ${DEED_NAMES.join(', ')}`, default: 'use' },
      { flag: '--task <task>', summary: `one of ${tasks.join(', ')}` },
      { flag: '--door <door>', summary: `one of ${doors.join(', ')}`, default: doors[0]! },
      { flag: '--workspace <id>', summary: 'of a Slack workspace or a Discord server' },
      { flag: '--channel <id>', summary: 'where it is asked' },
      { flag: '--user <id>', summary: 'who asks' },
      {
        flag: '--roles <ids>',
        summary: 'their roles and user groups, with commas between; admin for an administrator',
      },
      { flag: '--key <id>', summary: 'of the API key that it is asked with' },
      { flag: '--locale <locale>', summary: 'their language, for what they would read' },
    ],
    async run(_, output, values = {}) {
      const document = (await readPolicyFile(place)) ?? emptyDocument
      const [deed, origin] = [deedOf(values, place.names), originOf(values, place.names)]
      const verdict = judge(document, deed, origin)
      output.out(`${verdict.allowed ? 'allowed' : 'refused'} by ${decider(verdict, deed)}`)
      if (!verdict.allowed) output.out(refusalWords(verdict, deed, origin, document.contact))
      return verdict.allowed ? 0 : 1
    },
  }
}

function decider(verdict: Verdict, { kind }: Deed): string {
  if ('rule' in verdict) return `rule ${verdict.number}: ${ruleWords(verdict.rule)}`
  return `default: ${kind}: ${verdict.circle}`
}

function deedOf(values: CommandValues, { tasks }: KnownNames): Deed {
  const kind = oneOf('deed', values.deed, DEED_NAMES) as DeedName
  const task = values.task === undefined ? undefined : oneOf('task', values.task, tasks)
  if (kind === 'use') return { kind, task: task ?? oneOf('task', undefined, tasks) }
  if (task !== undefined && !DEEDS[kind].ofTask)
    throw codedError('BAD_REQUEST', `--task: ${kind} is not about tasks.`)
  return { kind, ...(task !== undefined && { task }) }
}

function originOf(values: CommandValues, { doors }: KnownNames): Origin {
  const platform = oneOf('door', values.door, doors)
  const given = (['workspace', 'channel', 'user', 'key', 'locale'] as const).filter((name) => values[name])
  const roles = typeof values.roles === 'string' ? values.roles.split(',').map((role) => role.trim()) : []
  return { platform, roles, ...Object.fromEntries(given.map((name) => [name, String(values[name])])) }
}

/** @throws BAD_REQUEST */
function oneOf(name: string, value: CommandValues[string], names: readonly string[]): string {
  if (typeof value === 'string' && names.includes(value)) return value
  const came = value === undefined ? 'nothing' : JSON.stringify(value)
  throw codedError('BAD_REQUEST', `--${name}: expected one of ${names.join(', ')}, but ${came} came.`)
}
