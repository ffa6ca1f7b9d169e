import { beforeEach, describe, expect, it } from 'vitest'
import type { HeardReaction, Observation } from '../../src/contract/observation.ts'
import { createRoom } from '../../src/watch/room.ts'
import { createWindow, type Window } from '../../src/watch/window.ts'

const channel = { platform: 'discord', workspace: 'everywhere', channel: '1' }
const message = { id: 'a', author: 'U1', text: 'done', time: 1000, bot: false }
const by = (person: string, emoji: string): HeardReaction => ({ person, emoji })
const react = (person: string, emoji: string, added = true): Observation => ({
  ...{ channel, kind: 'reaction', id: 'a', reaction: by(person, emoji), added },
})
const clear = (emoji?: string): Observation => ({
  ...{ channel, kind: 'reaction', id: 'a', added: false, reaction: emoji === undefined ? {} : { emoji } },
})

let window: Window
beforeEach(() => {
  window = createWindow(600, createRoom())
})
function settled(observations: Observation[], recalled?: HeardReaction[]) {
  window.take({ channel, kind: 'message', message }, 1000, 0)
  for (const one of observations) window.take(one, 1000, 0)
  if (recalled) window.recall({ ...message, reactions: recalled })
  return window.settle(1600, 1000)[0]!.reactions
}

describe('reactions that were all taken away', () => {
  it('are gone, and those that come later count', () => {
    const heard = [react('U1', '🎉'), react('U2', '👍'), clear(), react('U2', '🎉')]
    expect(settled(heard)).toEqual([by('U2', '🎉')])
  })

  it('with one emoji leave the others', () => {
    expect(settled([react('U1', '🎉'), react('U2', '🎉'), react('U2', '👍'), clear('🎉')])).toEqual([
      by('U2', '👍'),
    ])
  })

  it('are gone also when only the history of the platform had them', () => {
    const before = [by('U1', '🎉'), by('U3', '👍')]
    expect(settled([clear('🎉')], before)).toEqual([by('U3', '👍')])
  })

  it('are gone with the history of the platform, but for those that were put on again', () => {
    const before = [by('U1', '🎉'), by('U3', '👍')]
    expect(settled([clear(), react('U3', '👍')], before)).toEqual([by('U3', '👍')])
  })
})
