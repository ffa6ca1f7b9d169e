import { describe, expect, it } from 'vitest'
import { createPeople } from '../src/people.ts'
import { createMemoryStore } from '../src/store/memory.ts'

const ada = { platform: 'slack', workspace: 'T1', user: 'U1' }
const bob = { ...ada, user: 'U10' }
const feedback = { task: 'sentiment', models: ['m@1'], good: true }

describe('what is kept about people', () => {
  it('is nothing until they ask for something', async () => {
    const people = createPeople(createMemoryStore())
    expect(await people.settings(ada)).toEqual({})
    expect(await people.held(ada)).toEqual({ settings: 0, feedback: 0 })
    expect(await people.forget(ada)).toBe(0)
  })

  it('changes by what is named, also at once, and is taken back by undefined', async () => {
    const people = createPeople(createMemoryStore())
    await Promise.all([people.change(ada, { language: 'fr' }), people.change(ada, { neverAnalyse: true })])
    expect(await people.settings(ada)).toEqual({ language: 'fr', neverAnalyse: true })
    expect(await people.change(ada, { language: undefined })).toEqual({ neverAnalyse: true })
    expect(await people.change(ada, { language: 'de', neverAnalyse: false })).toEqual({
      language: 'de',
      neverAnalyse: false,
    })
    expect(await people.settings(bob)).toEqual({})
  })

  it('keeps people of different workspaces and platforms apart, whatever their ids', async () => {
    const people = createPeople(createMemoryStore())
    await people.change({ platform: 'a', workspace: 'b/c', user: 'd' }, { language: 'fr' })
    await people.change({ platform: 'a', workspace: '', user: 'd' }, { language: 'de' })
    expect(await people.settings({ platform: 'a', workspace: 'b', user: 'c/d' })).toEqual({})
    expect(await people.settings({ platform: 'a', workspace: 'b/c', user: 'd' })).toEqual({ language: 'fr' })
    expect(await people.settings({ platform: 'a', workspace: '', user: 'd' })).toEqual({ language: 'de' })
  })

  it('holds the last verdict on an answer', async () => {
    const store = createMemoryStore()
    const people = createPeople(store)
    await people.rate(ada, { answer: 'C1/1700.1', ...feedback })
    await people.rate(ada, { answer: 'C1/1700.1', ...feedback, good: false })
    await people.rate(ada, { answer: 'C1/1700.2', ...feedback })
    expect(await people.held(ada)).toEqual({ settings: 0, feedback: 2 })
    const records = (await store.list('feedback', '')).map(({ record }) => record)
    expect(records).toEqual([{ ...feedback, good: false }, feedback])
  })

  it('is all gone when they say so, and nobody else’s is', async () => {
    const store = createMemoryStore()
    const people = createPeople(store)
    for (const person of [ada, bob]) {
      await people.change(person, { language: 'fr', neverAnalyse: true })
      await people.rate(person, { answer: 'x', ...feedback })
    }
    expect(await people.held(ada)).toEqual({ settings: 2, feedback: 1 })
    expect(await people.forget(ada)).toBe(3)
    expect(await people.held(ada)).toEqual({ settings: 0, feedback: 0 })
    expect(await people.settings(bob)).toEqual({ language: 'fr', neverAnalyse: true })
    const left = [...(await store.list('people', '')), ...(await store.list('feedback', ''))]
    expect(left.every(({ key }) => key.startsWith('slack/T1/U10/'))).toBe(true)
  })
})
