import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CommandValues } from '../../../src/contract/command.ts'
import { createCheckCommand } from '../../../src/policy/commands/check.ts'
import { createTryCommand } from '../../../src/policy/commands/try.ts'
import { createFakeOutput } from '../../fakes/output.ts'
import { NAMES } from '../policy-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-policy-'))
let files = 0

function place(text?: string) {
  const path = join(folder, `policy-${++files}.yaml`)
  if (text !== undefined) writeFileSync(path, text)
  return { path, required: false, names: NAMES }
}

const POLICY = `
contact: Ada
groups: { board: [U0BOARD01, U0BOARD02] }
rules:
  - { name: the board, allow: everything, groups: board }
  - { refuse: use, tasks: [sentiment, summarise], doors: slack, because: Not here. }
default: { answer-publicly: admins }
rates: { person: [30 a minute, 500 a day], channel: 100 an hour }
`

async function check(where: ReturnType<typeof place>, ...args: string[]) {
  const { output, out } = createFakeOutput()
  const status = await createCheckCommand(where).run(args, output)
  return { status, out }
}

async function attempt(text: string | undefined, values: CommandValues) {
  const { output, out } = createFakeOutput()
  const status = await createTryCommand(place(text)).run([], output, {
    deed: 'use',
    door: 'slack',
    ...values,
  })
  return { status, out }
}

describe('parley policy check', () => {
  it('says what is in it', async () => {
    const where = place(POLICY)
    expect(await check(where)).toEqual({
      status: 0,
      out: [
        `${where.path} is well`,
        'contact: Ada',
        'group board: 2',
        'rule 1: allow everything “the board”; groups board',
        'rule 2: refuse use; tasks sentiment, summarise; doors slack',
        'default: use: everybody',
        'default: answer-publicly: admins',
        'default: change-settings: admins',
        'rate: 30 in 60 seconds for each person',
        'rate: 500 in 86400 seconds for each person',
        'rate: 100 in 3600 seconds for each channel',
      ],
    })
  })

  it('looks at another file, which must be there', async () => {
    const other = place('contact: Ben')
    expect((await check(place(POLICY), other.path)).out).toContain('contact: Ben')
    await expect(check(place(POLICY), join(folder, 'none.yaml'))).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringMatching(/none\.yaml: there is no such file$/),
    })
  })

  it('says what holds where there is none', async () => {
    const where = place()
    const { status, out } = await check(where)
    expect(status).toBe(0)
    expect(out[0]).toBe(`There is no ${where.path}: what holds is the default.`)
    expect(out).toContain('default: change-settings: admins')
  })

  it('says what is wrong and where', async () => {
    const where = place('rules:\n  - refuse: everythin\n')
    await expect(check(where)).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringContaining(`${where.path}:2:13: rule 1, refuse: expected one of use,`),
    })
  })
})

describe('parley policy try', () => {
  const refused = 'refused by rule 2: refuse use; tasks sentiment, summarise; doors slack'

  it.each([
    [{ task: 'sentiment' }, 1, [refused, 'You may not use sentiment here: Not here. Ask Ada.']],
    [
      { task: 'sentiment', locale: 'de' },
      1,
      [refused, 'sentiment ist hier nicht erlaubt: Not here. Auskunft gibt Ada.'],
    ],
    [
      { task: 'sentiment', user: 'U0BOARD02' },
      0,
      ['allowed by rule 1: allow everything “the board”; groups board'],
    ],
    [{ task: 'sentiment', door: 'console' }, 0, ['allowed by default: use: everybody']],
    [
      { deed: 'answer-publicly', roles: 'S0PRESS01, admin' },
      0,
      ['allowed by default: answer-publicly: admins'],
    ],
    [
      { deed: 'change-settings', channel: 'C0LOBBY01' },
      1,
      ['refused by default: change-settings: admins', expect.stringContaining('only administrators may')],
    ],
  ] as [CommandValues, number, string[]][])('%o', async (values, status, out) => {
    expect(await attempt(POLICY, values)).toEqual({ status, out })
  })

  it.each([
    [{}, '--task: expected one of sentiment, translate, summarise, but nothing came.'],
    [{ task: 'dance' }, '--task: expected one of sentiment, translate, summarise, but "dance" came.'],
    [
      { task: 'sentiment', deed: 'share' },
      '--deed: expected one of use, answer-publicly, change-settings, but "share" came.',
    ],
    [
      { task: 'sentiment', door: 'teams' },
      '--door: expected one of slack, discord, http, mcp, console, but "teams" came.',
    ],
    [{ task: 'sentiment', deed: 'change-settings' }, '--task: change-settings is not about tasks.'],
  ] as [CommandValues, string][])('refuses %o', async (values, message) => {
    await expect(attempt(POLICY, values)).rejects.toMatchObject({ code: 'BAD_REQUEST', message })
  })

  it('tries where there is no file', async () => {
    expect(await attempt(undefined, { task: 'translate' })).toMatchObject({ status: 0 })
  })
})
