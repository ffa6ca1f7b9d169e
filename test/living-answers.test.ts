import { describe, expect, it } from 'vitest'
import { createLivingAnswers } from '../src/living-answers.ts'
import { createMemoryStore } from '../src/store/memory.ts'

const original = { platform: 'slack', workspace: 'T1', channel: 'C1', message: '1700.1' }
const answer = { posted: [1] }

describe('living answers', () => {
  it('belong to one message, one a slot', async () => {
    const living = createLivingAnswers(createMemoryStore())
    await living.remember(original, 'flag-fr', answer)
    await living.remember(original, 'share-2', { posted: [2] })
    expect(await living.find(original, 'flag-fr')).toEqual(answer)
    expect(await living.all(original)).toEqual([
      { slot: 'flag-fr', answer },
      { slot: 'share-2', answer: { posted: [2] } },
    ])
    expect(await living.all({ ...original, message: '1700.10' })).toEqual([])
    await living.forget(original, 'flag-fr')
    expect((await living.all(original)).map(({ slot }) => slot)).toEqual(['share-2'])
    await living.forget(original)
    expect(await living.all(original)).toEqual([])
  })

  it('are kept apart, whatever the ids', async () => {
    const living = createLivingAnswers(createMemoryStore())
    await living.remember({ ...original, channel: 'C1/1700.1', message: '2' }, 'flag-fr', answer)
    expect(await living.all(original)).toEqual([])
  })

  it('follow their original for 30 days', async () => {
    let time = 0
    const living = createLivingAnswers(createMemoryStore(() => time))
    await living.remember(original, 'flag-fr', answer)
    time = 30 * 86_400_000 - 1
    expect(await living.find(original, 'flag-fr')).toEqual(answer)
    time += 1
    expect(await living.find(original, 'flag-fr')).toBeUndefined()
  })
})
