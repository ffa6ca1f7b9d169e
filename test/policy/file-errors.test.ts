import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../src/policy/read-policy.ts'
import { NAMES } from './policy-of.ts'

/** The one line that an operator reads about a file. */
function errorOf(text: string): string {
  try {
    readPolicy(text, 'policy.yaml', NAMES)
  } catch (error) {
    expect((error as { code: string }).code).toBe('CONFIGURATION')
    return (error as Error).message
  }
  return 'it is well'
}

const ruleWith = (line: string) => `rules:\n  - refuse: use\n    ${line}\n`

const WRONG: [what: string, text: string, error: string | RegExp][] = [
  ['a tab', 'rules:\n\t- refuse: use\n', /^policy\.yaml:2:1: Tabs are not allowed/],
  ['an open bracket', 'groups:\n  board: [U0AAAAAA1\nrules: []\n', /^policy\.yaml:\d:\d+: /],
  ['a key twice', 'contact: Ada\ncontact: Ben\n', 'policy.yaml:2:1: Map keys must be unique'],
  [
    'two documents',
    'contact: Ada\n---\ncontact: Ben\n',
    /^policy\.yaml:2:1: Source contains multiple documents/,
  ],
  ['an alias of nothing', 'contact: *ada\n', 'policy.yaml:1:10: this alias has no anchor before it'],
  ['a tag of another language', 'contact: !ruby Ada\n', 'policy.yaml:1:10: Unresolved tag: !ruby'],
  [
    'a word alone',
    'everything',
    'policy.yaml:1:1: expected a map with contact, groups, rules, default or rates, but "everything" came',
  ],
  [
    'an unknown key',
    'contact: Ada\nrule: []\n',
    'policy.yaml:2:1: expected one of contact, groups, rules, default, rates, but "rule" came',
  ],
  [
    'an unknown key in a rule',
    ruleWith('task: translate'),
    /^policy\.yaml:3:5: rule 1: expected one of name, allow, refuse, .*, but "task" came$/,
  ],
  [
    'an unknown deed',
    'rules:\n  - allow: share\n',
    'policy.yaml:2:12: rule 1, allow: expected one of use, answer-publicly, change-settings, everything, but "share" came',
  ],
  [
    'an unknown deed in the default',
    'default:\n  share: nobody\n',
    'policy.yaml:2:3: default: expected one of use, answer-publicly, change-settings, but "share" came',
  ],
  [
    'an unknown circle',
    'default:\n  use: staff\n',
    'policy.yaml:2:8: default, use: expected one of everybody, admins, nobody, but "staff" came',
  ],
  [
    'an unknown task',
    ruleWith('tasks: [translate, dance]'),
    'policy.yaml:3:24: rule 1, tasks: expected one of sentiment, translate, summarise, but "dance" came',
  ],
  [
    'an unknown door',
    ruleWith('doors: teams'),
    'policy.yaml:3:12: rule 1, doors: expected one of slack, discord, http, mcp, console, but "teams" came',
  ],
  [
    'an unknown group',
    `groups:\n  board: U0AAAAAA1\n${ruleWith('groups: [board, bord]')}`,
    'policy.yaml:5:21: rule 1, groups: there is no such group; there are board',
  ],
  [
    'a channel by its name',
    ruleWith('channels: "#general"'),
    /^policy\.yaml:3:15: rule 1, channels: expected the id of a channel, such as C024BE91L in Slack or 17 to 20 digits in Discord, but "#general" came$/,
  ],
  [
    'a channel as a person',
    ruleWith('people:\n      - U0AAAAAA1\n      - C0AAAAAA1'),
    /^policy\.yaml:5:9: rule 1, people: expected the id of a person, .* but "C0AAAAAA1" came$/,
  ],
  [
    'a Discord id that is too short',
    ruleWith('workspaces: 1234567'),
    /^policy\.yaml:3:17: rule 1, workspaces: expected the id of a workspace or server/,
  ],
  [
    'a role by its name',
    ruleWith('roles: moderators'),
    /^policy\.yaml:3:12: rule 1, roles: expected the id of a user group or role \(or the word admin\)/,
  ],
  [
    'an impossible key',
    ruleWith('keys: ["a b"]'),
    /^policy\.yaml:3:12: rule 1, keys: expected the id of an API key/,
  ],
  [
    'a group with a number for a name',
    'groups:\n  1st: U0AAAAAA1\n',
    /^policy\.yaml:2:3: groups, 1st: expected a name that begins with a letter, such as board, but "1st" came$/,
  ],
  [
    'a person by name in a group',
    'groups:\n  board: [ada]\n',
    /^policy\.yaml:2:11: groups, board: expected the id of a person/,
  ],
  [
    'an empty group',
    'groups:\n  board: []\n',
    'policy.yaml:2:10: groups, board: expected at least one, but an empty list came',
  ],
  [
    'nothing behind a key',
    'rules:\n  - refuse:\n',
    /^policy\.yaml:2:\d+: rule 1, refuse: expected one or a list of them, but nothing came$/,
  ],
  [
    'no rules behind rules',
    'rules:\ncontact: Ada\n',
    /^policy\.yaml:1:\d+: rules: expected a list of rules, but nothing came$/,
  ],
  [
    'rules as a map',
    'rules:\n  refuse: use\n',
    'policy.yaml:2:3: rules: expected a list of rules, but a map came',
  ],
  [
    'a rule that is a word',
    'rules:\n  - refuse\n',
    'policy.yaml:2:5: rule 1: expected a rule: a map with allow or refuse, but "refuse" came',
  ],
  [
    'a rule that decides nothing',
    'rules:\n  - allow: use\n  - name: second\n',
    'policy.yaml:3:5: rule 2: it neither allows nor refuses anything',
  ],
  [
    'a rule that does both',
    ruleWith('allow: use'),
    'policy.yaml:2:13: rule 1, refuse: the rule allows already: it can do one of the two',
  ],
  [
    'tasks of a deed without any',
    'rules:\n  - allow: change-settings\n    tasks: translate\n',
    'policy.yaml:3:12: rule 1, tasks: change-settings is not about tasks',
  ],
  [
    'a rate without its time',
    'rates:\n  person: 30\n',
    /^policy\.yaml:2:11: rates, person: expected a rate such as "30 a minute", .* but "30" came$/,
  ],
  [
    'a rate of nothing',
    'rates:\n  channel: [5 a minute, 0 a day]\n',
    /^policy\.yaml:2:25: rates, channel: expected a rate/,
  ],
  [
    'a rate of somebody else',
    'rates:\n  server: 5 a minute\n',
    'policy.yaml:2:3: rates: expected one of person, channel, but "server" came',
  ],
  [
    'no contact',
    'contact: ""\n',
    'policy.yaml:1:10: contact: expected whom people can ask, but nothing came',
  ],
]

describe('a policy that is wrong', () => {
  it.each(WRONG)('has %s', (_, text, error) => {
    const message = errorOf(text)
    expect(message).not.toContain('\n')
    if (typeof error === 'string') expect(message).toBe(error)
    else expect(message).toMatch(error)
  })

  it('is shown with at most so much of what came', () => {
    expect(errorOf(`contact: Ada\nrules:\n  - refuse: ${'x'.repeat(500)}\n`).length).toBeLessThan(250)
  })
})

describe('a policy that is well', () => {
  it.each([
    ['nothing', ''],
    ['remarks alone', '# who may do what\n'],
    ['a long id without quotes', 'groups: { board: 110000000000000099 }'],
    ['anchors', 'groups: { board: &b [U0AAAAAA1], staff: *b }'],
  ])('has %s', (_, text) => {
    expect(errorOf(text)).toBe('it is well')
  })

  it('keeps every digit of a long id', () => {
    const { groups } = readPolicy('groups: { board: [1234567890123456789] }', 'policy.yaml', NAMES)
    expect(groups).toEqual({ board: ['1234567890123456789'] })
  })
})
