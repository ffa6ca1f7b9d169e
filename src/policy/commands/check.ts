import type { OperatorCommand } from '../../contract/command.ts'
import { DEED_NAMES } from '../deeds.ts'
import { emptyDocument, type PolicyDocument, type PolicyRule } from '../document.ts'
import { type PolicyPlace, readPolicyFile } from '../policy-file.ts'

/** `parley policy check`: what is in the policy, or what is wrong with it and where. */
export function createCheckCommand(place: PolicyPlace): OperatorCommand {
  return {
    name: 'policy check',
    summary: 'what the access policy says, or what is wrong with it and where',
    arguments: ['[file]'],
    async run([file], output) {
      const asked = file === undefined ? place : { ...place, path: file, required: true }
      const document = await readPolicyFile(asked)
      output.out(document ? `${asked.path} is well` : `There is no ${asked.path}: what holds is the default.`)
      for (const line of describe(document ?? emptyDocument)) output.out(line)
      return 0
    },
  }
}

function describe({ contact, groups, rules, rates, default: circles }: PolicyDocument): string[] {
  const members = Object.entries(groups).map(([name, people]) => `group ${name}: ${people.length}`)
  const often = (['person', 'channel'] as const).flatMap((whose) =>
    (rates[whose] ?? []).map(
      ({ requests, seconds }) => `rate: ${requests} in ${seconds} seconds for each ${whose}`,
    ),
  )
  return [
    `contact: ${contact ?? 'none'}`,
    ...members,
    ...rules.map((rule, index) => `rule ${index + 1}: ${ruleWords(rule)}`),
    ...DEED_NAMES.map((name) => `default: ${name}: ${circles[name]}`),
    ...often,
  ]
}

const CONDITIONS = ['tasks', 'doors', 'workspaces', 'channels', 'people', 'groups', 'roles', 'keys'] as const

/** A rule on one line. */
export function ruleWords(rule: PolicyRule): string {
  const verb = rule.allow ? 'allow' : 'refuse'
  const conditions = CONDITIONS.flatMap((name) => (rule[name] ? `${name} ${rule[name].join(', ')}` : []))
  const named = rule.name === undefined ? '' : ` “${rule.name}”`
  return [`${verb} ${(rule.allow ?? rule.refuse ?? []).join(', ')}${named}`, ...conditions].join('; ')
}
