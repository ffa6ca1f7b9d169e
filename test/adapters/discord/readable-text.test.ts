import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mentionedPeople, readableText } from '../../../adapters/discord/readable-text.ts'

const names = {
  person: (id: string) => ({ '1': 'Ada', '2': 'Ben <#9>' })[id],
  role: (id: string) => ({ '5': 'crew' })[id],
  channel: (id: string) => ({ '9': 'general' })[id],
}

describe('readableText', () => {
  it.each([
    ['<@1> and <@!1>', '@Ada and @Ada'],
    ['<@7>', '@somebody'],
    ['a name is no token: <@2>', 'a name is no token: @Ben <#9>'],
    ['<@&5> <@&6>', '@crew @role'],
    ['in <#9>', 'in #general'],
    ['in <#8>, a secret', 'in <#8>, a secret'],
    ['<:wave:12> <a:dance_2:13>', ':wave: :dance_2:'],
    ['<t:1769882400>', '2026-01-31 18:00 UTC'],
    ['<t:1769882400:R>', '2026-01-31 18:00 UTC'],
    ['<t:9999999999999:F>', '<t:9999999999999:F>'],
    ['</parley help:77>', '/parley help'],
    ['<id:customize>', '#customize'],
    ['1 < 2 > 0, <b>, <https://example.org>, @everyone', '1 < 2 > 0, <b>, <https://example.org>, @everyone'],
    ['<@x> <#> <@&> <t:> <::1>', '<@x> <#> <@&> <t:> <::1>'],
  ])('%s reads %s', (text, read) => expect(readableText(text, names)).toBe(read))

  it('never fails and leaves text without tokens as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readableText(text, names)
        if (!text.includes('<')) expect(read).toBe(text)
      }),
    )
  })
})

it('mentionedPeople finds people, not roles and channels', () => {
  expect(mentionedPeople('<@1> <@!2> <@&3> <#4> <@1>')).toEqual(['1', '2', '1'])
})
