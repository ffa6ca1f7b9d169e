import { describe, expect, test } from 'vitest'
import { isLooping } from '../../src/text/repetition.ts'

describe('isLooping', () => {
  test.each([
    ["I'm sorry I'm sorry I'm sorry", 'Es tut mir leid'],
    ['the ones who are the ones who', 'die, die'],
    ['the ones who are the ones who are the ones who', 'ceux qui'],
    ['yes yes yes yes yes', 'oui'],
    ['aaaaaaaaaaaaaaaaaaaa', 'short'],
    ['ああああああああああああ', 'Ah'],
    ['word '.repeat(200), 'Wort'],
    ['no no no no no no no no no no no no', 'no no no'],
  ])('flags %s', (output, input) => expect(isLooping(output, input)).toBe(true))

  test.each([
    ['no no no', 'no no no'],
    ['nein nein nein nein', 'no no no'],
    ['ha ha ha ha', 'ha ha ha ha'],
    ['hahahahahahahaha', 'hahahahahahahaha'],
    ['The more you know, the more you grow', 'Je mehr du weißt, desto mehr wächst du'],
    ['very very good', 'très bien'],
    ['It is what it is, and that is that.', "C'est comme ça."],
    ['One step at a time, one day at a time.', 'Schritt für Schritt, Tag für Tag.'],
    ['', 'x'],
    ['Good morning', 'おはよう'],
  ])('passes %s', (output, input) => expect(isLooping(output, input)).toBe(false))
})
