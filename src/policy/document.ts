import { z } from 'zod'
import { CIRCLES, DEED_NAMES, DEEDS, type DeedName } from './deeds.ts'
import { ID } from './ids.ts'
import { rate } from './rate.ts'
import { listed, map, oneOf, some, words } from './schemas.ts'

/** The names that a file may use. */
export interface KnownNames {
  tasks: readonly string[]
  doors: readonly string[]
}

/** In a rule, all deeds, also those that later versions bring. */
export const EVERYTHING = 'everything' as const
const deeds = some(oneOf([...DEED_NAMES, EVERYTHING] as const))
const isOfTask = (name: DeedName | typeof EVERYTHING) => name === EVERYTHING || DEEDS[name].ofTask

const ruleOf = ({ tasks, doors }: KnownNames) =>
  map(
    {
      name: words('expected the name of the rule').exactOptional(),
      allow: deeds.exactOptional(),
      refuse: deeds.exactOptional(),
      because: words('expected the reason, in your own words').exactOptional(),
      tasks: some(oneOf(tasks)).exactOptional(),
      doors: some(oneOf(doors)).exactOptional(),
      workspaces: some(ID.workspace).exactOptional(),
      channels: some(ID.channel).exactOptional(),
      people: some(ID.person).exactOptional(),
      groups: some(ID.group).exactOptional(),
      roles: some(ID.role).exactOptional(),
      keys: some(ID.key).exactOptional(),
    },
    'expected a rule: a map with allow or refuse',
  ).superRefine((rule, { addIssue }) => {
    const named = rule.allow ?? rule.refuse
    if (named === undefined) addIssue('it neither allows nor refuses anything')
    if (rule.allow && rule.refuse)
      addIssue({
        code: 'custom',
        path: ['refuse'],
        message: 'the rule allows already: it can do one of the two',
      })
    if (rule.tasks && named && !named.some(isOfTask))
      addIssue({ code: 'custom', path: ['tasks'], message: `${listed(named)} is not about tasks` })
  })

const circle = oneOf(CIRCLES)
const circles = Object.fromEntries(
  DEED_NAMES.map((name) => [name, circle.default(DEEDS[name].standard)]),
) as Record<DeedName, z.ZodDefault<typeof circle>>

const rates = some(rate).exactOptional()

/** The file, as the operator writes it. */
export const documentOf = (names: KnownNames) =>
  map(
    {
      contact: words('expected whom people can ask').exactOptional(),
      groups: z
        .record(ID.group, some(ID.person), { error: 'expected groups, each a name with its people' })
        .default({}),
      rules: z.array(ruleOf(names), { error: 'expected a list of rules' }).default([]),
      default: map(circles, `expected ${listed(DEED_NAMES)}, each with ${listed(CIRCLES)}`).prefault({}),
      rates: map({ person: rates, channel: rates }, 'expected person or channel, each with a rate').default(
        {},
      ),
    },
    'expected a map with contact, groups, rules, default or rates',
  ).superRefine(({ groups, rules }, { addIssue }) => {
    for (const [at, rule] of rules.entries()) {
      const unknown = (rule.groups ?? []).findIndex((name) => !Object.hasOwn(groups, name))
      const message = `there is no such group; there are ${listed(Object.keys(groups)) || 'none'}`
      if (unknown >= 0) addIssue({ code: 'custom', path: ['rules', at, 'groups', unknown], message })
    }
  })

export type PolicyDocument = z.output<ReturnType<typeof documentOf>>
export type PolicyRule = PolicyDocument['rules'][number]

/** What a file without a word says. */
export const emptyDocument: PolicyDocument = documentOf({ tasks: [], doors: [] }).parse({})
