import { describe, expect, it, test } from 'vitest'
import { isNoise } from '../../src/text/noise.ts'

const noise = (text: string) => isNoise({ user: 'U1', text })

describe('isNoise', () => {
  test.each([
    '',
    ' \n',
    '<@U1> has joined the channel',
    'joined the channel',
    'Bob Smith left the channel.',
    'bob joined #general',
    'bob was added to #ops by <@U2>',
    '<@U1> set the channel topic: releases',
    'bob pinned a message to this channel.',
    '*** bob has quit (Ping timeout)',
    'alice_ is now known as alice',
    "Glad you're here, Bob.",
    'has renamed the channel from "a" to "b"',
    '🎉🎉',
    ':tada:',
    'ok',
    'thanks!',
    'lol',
    '+1',
    'why?',
    'Deployed',
    'merci beaucoup',
    'Vielen Dank!',
    'sounds good',
    'no problem <@U1> :)',
    '<https://x.com|a long label>',
    'https://x.com/a/b',
    '<@U1> <@U2>',
    '好的',
  ])('%j', (text) => expect(noise(text)).toBe(true))

  test.each([
    'we need to talk',
    'Deployed v2',
    '`npm ci`',
    'I left the channel',
    'Lee left the team',
    'Our lead developer quit',
    'The server is offline',
    'the flag was removed from the build by mistake',
    'Anna updated the server configuration',
    'who joined the channel?',
    '我们明天开会',
    'see https://x.com for it',
  ])('not %j', (text) => expect(noise(text)).toBe(false))

  it('takes every word of a bot for noise', () => {
    expect(isNoise({ user: 'B1', text: 'The build of main failed', bot: true })).toBe(true)
  })
})
