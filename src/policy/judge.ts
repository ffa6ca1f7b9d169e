import type { Deed } from '../contract/policy.ts'
import type { Origin } from '../contract/request.ts'
import type { Circle } from './deeds.ts'
import { EVERYTHING, type PolicyDocument, type PolicyRule } from './document.ts'

/** Whether somebody may do something, and what decided that: a rule with its number from 1, or the default. */
export type Verdict = { allowed: boolean } & ({ rule: PolicyRule; number: number } | { circle: Circle })

/** The first rule that fits decides; without one, the default of the deed. */
export function judge(
  { rules, groups, default: circles }: PolicyDocument,
  deed: Deed,
  origin: Origin,
): Verdict {
  const at = rules.findIndex(
    (rule) => isAbout(rule, deed) && isAt(rule, origin) && isBy(rule, origin, groups),
  )
  const rule = rules[at]
  if (rule) return { allowed: rule.allow !== undefined, rule, number: at + 1 }
  const circle = circles[deed.kind]
  return { allowed: circle === 'everybody' || (circle === 'admins' && isAdmin(origin)), circle }
}

const isAdmin = ({ roles = [] }: Origin) => roles.includes('admin')

function isAbout({ allow = [], refuse = [], tasks }: PolicyRule, deed: Deed): boolean {
  const named: readonly string[] = [...allow, ...refuse]
  if (!named.includes(deed.kind) && !named.includes(EVERYTHING)) return false
  return tasks === undefined || ('task' in deed && holds(tasks, deed.task))
}

/** Every kind of place that the rule names must fit. */
function isAt({ doors, workspaces, channels }: PolicyRule, origin: Origin): boolean {
  const { platform, workspace, server, channel, thread } = origin
  return (
    (doors === undefined || holds(doors, platform)) &&
    (workspaces === undefined || holds(workspaces, workspace, server)) &&
    (channels === undefined || holds(channels, channel, thread))
  )
}

/** One of all those whom the rule names; a rule that names nobody is for everybody. */
function isBy(
  { people, groups, roles, keys }: PolicyRule,
  origin: Origin,
  members: PolicyDocument['groups'],
): boolean {
  if ([people, groups, roles, keys].every((list) => list === undefined)) return true
  const named = [...(people ?? []), ...(groups ?? []).flatMap((name) => members[name] ?? [])]
  return holds(named, origin.user) || holds(roles, ...(origin.roles ?? [])) || holds(keys, origin.key)
}

const holds = (list: readonly string[] | undefined, ...values: (string | undefined)[]) =>
  values.some((value) => value !== undefined && list?.includes(value) === true)
