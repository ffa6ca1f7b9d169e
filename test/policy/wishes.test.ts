import { describe, expect, it } from 'vitest'
import type { Origin, TaskInput } from '../../src/contract/request.ts'
import { createPeople } from '../../src/people.ts'
import { DEED_NAMES } from '../../src/policy/deeds.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { openEchoBot } from '../fakes/echo-bot.ts'
import { policyOf } from './policy-of.ts'

/** What people chose for themselves goes before what the operator allows. */
const person = (user: string) => ({ platform: 'slack', workspace: 'T0HOME001', user })

function setup(text: string) {
  const people = createPeople(createMemoryStore())
  const { handle, origins } = openEchoBot({ people, policy: policyOf(text) })
  const ask = (input: TaskInput, origin: Origin, task = 'sentiment') =>
    handle({ kind: 'task', task, input, options: {}, origin, priority: 'interactive' })
  return { people, ask, origins }
}

const EVERYTHING = `
rules:
  - { allow: everything, people: [U0SILENT1, U0ADA0001] }
  - { allow: everything }
default: { use: everybody }
`

describe('people who asked not to be analysed', () => {
  it('are not analysed whatever a rule allows', async () => {
    const { people, ask, origins } = setup(EVERYTHING)
    await people.change(person('U0SILENT1'), { neverAnalyse: true })
    const { error } = await ask({ text: 'my words', author: 'U0SILENT1' }, person('U0ADA0001'))
    expect(error?.code).toBe('OPTED_OUT')
    expect(origins).toEqual([])
    const said = (author: string) => ({ id: author, user: author, text: `words of ${author}`, author })
    const messages = [said('U0SILENT1'), said('U0BEN0001')]
    const reply = await ask({ messages }, person('U0ADA0001'), 'summarise')
    expect(reply.text).toBe('words of U0BEN0001')
    expect(reply.notes).toEqual(['left out 1 message of people who asked not to be analysed'])
  })

  it('are still refused what is refused to them', async () => {
    const { people, ask } = setup('rules: [{ refuse: use, people: U0SILENT1 }]')
    await people.change(person('U0SILENT1'), { neverAnalyse: true })
    const { error } = await ask({ text: 'mine', author: 'U0SILENT1' }, person('U0SILENT1'))
    expect(error?.code).toBe('NOT_ALLOWED')
  })
})

describe('a policy that refuses everything', () => {
  const nothing = 'rules: [{ refuse: everything }]\nrates: { person: 1 a day }'

  it('has no say in what people set, or in forgetting them', async () => {
    const { people, ask } = setup(nothing)
    expect((await ask({ text: 'hello' }, person('U0ADA0001'))).error?.code).toBe('NOT_ALLOWED')
    await people.change(person('U0ADA0001'), { neverAnalyse: true, language: 'fr' })
    expect(await people.settings(person('U0ADA0001'))).toEqual({ neverAnalyse: true, language: 'fr' })
    expect(await people.forget(person('U0ADA0001'))).toMatchObject({ settings: 2 })
  })

  it('can name no deed that is a person’s own', () => {
    expect(DEED_NAMES).toEqual(['use', 'answer-publicly', 'change-settings'])
  })

  it('leaves a person the language that they chose', async () => {
    const { people, ask, origins } = setup('contact: Ada')
    await people.change(person('U0ADA0001'), { language: 'de' })
    await ask({ text: 'hello' }, person('U0ADA0001'))
    expect(origins).toMatchObject([{ language: 'de' }])
  })
})
