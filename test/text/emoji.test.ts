import { expect, test } from 'vitest'
import { emojiMood } from '../../src/text/emoji.ts'

test.each([
  ['great 🎉 :tada: :) <3', 4, 0, 4],
  ['😭😭 :( </3 👎 💔', 0, 6, 6],
  ['👀 ok 🤔', 0, 0, 2],
  ['👍🏽 ❤️ ☹️ 🤦‍♀️', 2, 2, 4],
  ['^^ :D ;) xD :-/', 4, 1, 5],
  [':+1: :-1: :thumbsup::skin-tone-3: :unknown_thing:', 2, 1, 4],
  ['at 10:30:00, http://x.com note: this: that', 0, 0, 0],
  ['', 0, 0, 0],
])('%s', (text, positive, negative, total) => {
  expect(emojiMood(text)).toEqual({ positive, negative, total })
})
