import { describe, expect, it } from 'vitest'
import type { Deed } from '../../src/contract/policy.ts'
import type { Origin } from '../../src/contract/request.ts'
import { openPolicy } from '../../src/policy/open-policy.ts'
import { policyOf } from './policy-of.ts'

/** A policy that uses everything that there is; the table below reads it from the top. */
const POLICY = `
contact: Ada, ada@example.org
groups:
  board: [U0BOARD01, "110000000000000099"]
rules:
  - name: the board                                   # 1
    allow: everything
    groups: board
  - name: feelings are private                        # 2
    refuse: use
    tasks: sentiment
    workspaces: T0SALES01
    because: The works council asked for this.
  - refuse: [use, answer-publicly]                    # 3
    channels: [C0BOARD01, "110000000000000031"]
  - allow: use                                        # 4
    doors: http
    keys: nightly-job
    tasks: [translate]
  - name: programs                                    # 5
    refuse: use
    doors: http
  - allow: [answer-publicly]                          # 6
    roles: [admin, S0PRESS01, "110000000000000022"]
  - refuse: answer-publicly                           # 7
    tasks: summarise
  - allow: change-settings                            # 8
    people: U0CARLA01
    channels: C0CARLA01
default:
  change-settings: admins
`
const policy = policyOf(POLICY)

const sentiment: Deed = { kind: 'use', task: 'sentiment' }
const translate: Deed = { kind: 'use', task: 'translate' }
const summarise: Deed = { kind: 'use', task: 'summarise' }
const openly = (task?: string): Deed => ({ kind: 'answer-publicly', task })
const settings: Deed = { kind: 'change-settings' }
const slack = (more: Partial<Origin> = {}): Origin => ({
  ...{ platform: 'slack', workspace: 'T0HOME001', channel: 'C0LOBBY01', user: 'U0SOMEONE', ...more },
})
const discord = (more: Partial<Origin> = {}): Origin => ({
  ...{
    platform: 'discord',
    workspace: 'everywhere',
    server: '110000000000000001',
    user: '110000000000000011',
  },
  ...more,
})
const http = (key?: string): Origin => ({ platform: 'http', ...(key !== undefined && { key }) })
const terminal: Origin = { platform: 'console' }

const MAY = undefined
const RULE_2 =
  /^You may not use sentiment here: The works council asked for this\. Ask Ada, ada@example\.org\.$/
const RULE_3 = /^You may not use \w+ here: rule 3 of the access policy says so\. Ask Ada/
const RULE_3_OPENLY = /^Parley may not answer you here for all to see: rule 3 of the access policy says so\./
const RULE_5 = /^You may not use \w+ here: the rule “programs” says so\./
const RULE_7 = /^Parley may not answer you here for all to see: rule 7 /
const ADMINS = /^You may not change the settings of this channel: only administrators may\. Ask Ada/

/** Who wants what, and what they are told. */
const CASES: [who: string, origin: Origin, deed: Deed, told: RegExp | undefined][] = [
  ['anybody, of what no rule is about', slack(), sentiment, MAY],
  ['anybody at the terminal', terminal, summarise, MAY],
  ['sales, of feelings', slack({ workspace: 'T0SALES01' }), sentiment, RULE_2],
  ['sales, of another task', slack({ workspace: 'T0SALES01' }), translate, MAY],
  ['sales, of feelings for all', slack({ workspace: 'T0SALES01' }), openly('sentiment'), MAY],
  ['the board, of feelings in sales', slack({ workspace: 'T0SALES01', user: 'U0BOARD01' }), sentiment, MAY],
  ['the board, of the settings', slack({ user: 'U0BOARD01' }), settings, MAY],
  ['the board, on the other platform', discord({ user: '110000000000000099' }), settings, MAY],
  ['anybody, in a closed channel', slack({ channel: 'C0BOARD01' }), translate, RULE_3],
  [
    'anybody, openly in a closed channel',
    slack({ channel: 'C0BOARD01' }),
    openly('translate'),
    RULE_3_OPENLY,
  ],
  ['anybody, help openly in a closed channel', slack({ channel: 'C0BOARD01' }), openly(), RULE_3_OPENLY],
  [
    'anybody, in a thread of a closed channel',
    discord({ channel: '110000000000000031', thread: '110000000000000038' }),
    translate,
    RULE_3,
  ],
  [
    'anybody, in a closed thread',
    discord({ channel: '110000000000000038', thread: '110000000000000031' }),
    translate,
    RULE_3,
  ],
  ['an admin, in a closed channel', slack({ channel: 'C0BOARD01', roles: ['admin'] }), translate, RULE_3],
  [
    'an admin, openly in a closed channel',
    slack({ channel: 'C0BOARD01', roles: ['admin'] }),
    openly('translate'),
    RULE_3_OPENLY,
  ],
  ['the key of the nightly job', http('nightly-job'), translate, MAY],
  ['the key of the nightly job, of another task', http('nightly-job'), sentiment, RULE_5],
  ['another key', http('other'), translate, RULE_5],
  ['no key', http(), translate, RULE_5],
  ['anybody, a summary openly', slack(), openly('summarise'), RULE_7],
  ['anybody, a translation openly', slack(), openly('translate'), MAY],
  ['anybody, help openly', slack(), openly(), MAY],
  ['an admin, a summary openly', slack({ roles: ['admin'] }), openly('summarise'), MAY],
  ['the press, a summary openly', slack({ roles: ['S0PRESS01'] }), openly('summarise'), MAY],
  [
    'a role on Discord, a summary openly',
    discord({ roles: ['110000000000000022'] }),
    openly('summarise'),
    MAY,
  ],
  ['another role on Discord', discord({ roles: ['110000000000000023'] }), openly('summarise'), RULE_7],
  ['anybody, of the settings', slack(), settings, ADMINS],
  ['an admin, of the settings', slack({ roles: ['admin'] }), settings, MAY],
  ['the press, of the settings', slack({ roles: ['S0PRESS01'] }), settings, ADMINS],
  ['Carla, of her channel', slack({ user: 'U0CARLA01', channel: 'C0CARLA01' }), settings, MAY],
  ['Carla, of another channel', slack({ user: 'U0CARLA01' }), settings, ADMINS],
  ['somebody else, of Carla’s channel', slack({ channel: 'C0CARLA01' }), settings, ADMINS],
]

describe('the policy of the table', () => {
  it.each(CASES)('%s', (_, origin, deed, told) => {
    if (told === undefined) expect(policy.refusal(deed, origin)).toBeUndefined()
    else expect(policy.refusal(deed, origin)).toMatch(told)
  })

  it('names the roles that a door must look up', () => {
    expect(policy.roles()).toEqual(['admin', 'S0PRESS01', '110000000000000022'])
    expect(openPolicy.roles()).toEqual([])
  })
})

describe('the default', () => {
  const nobody = policyOf('default: { use: nobody, answer-publicly: admins, change-settings: everybody }')

  it.each([
    [
      translate,
      slack({ roles: ['admin'] }),
      /You may not use translate here: the access policy allows it to nobody who is not named\. Ask whoever runs Parley here\.$/,
    ],
    [openly('translate'), slack(), /only administrators may/],
    [openly('translate'), slack({ roles: ['admin'] }), undefined],
    [settings, slack(), undefined],
  ] as [Deed, Origin, RegExp | undefined][])('decides about %o of %o', (deed, origin, told) => {
    expect(nobody.refusal(deed, origin) ?? '').toMatch(told ?? /^$/)
  })

  it.each([
    [translate, slack(), true],
    [openly(), slack(), true],
    [settings, slack(), false],
    [settings, slack({ roles: ['admin'] }), true],
  ] as [Deed, Origin, boolean][])('without a file lets do %o of %o: %s', (deed, origin, may) => {
    expect(openPolicy.refusal(deed, origin) === undefined).toBe(may)
  })
})

describe('a refusal', () => {
  it.each([
    [
      'fr-FR',
      'Vous ne pouvez pas utiliser summarise ici\u00a0: c’est la règle 3 de la politique d’accès. Adressez-vous à Ada, ada@example.org.',
    ],
    [
      'es',
      'Aquí no puede usar summarise: lo dice la regla 3 de la política de acceso. Pregunte a Ada, ada@example.org.',
    ],
    [
      'de-AT',
      'summarise ist hier nicht erlaubt: so will es Regel 3 der Zugriffsregeln. Auskunft gibt Ada, ada@example.org.',
    ],
    ['ja', 'You may not use summarise here: rule 3 of the access policy says so. Ask Ada, ada@example.org.'],
  ])('speaks %s', (locale, words) => {
    expect(policy.refusal(summarise, slack({ channel: 'C0BOARD01', locale }))).toBe(words)
  })
})
