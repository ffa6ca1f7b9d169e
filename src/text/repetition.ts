/** Phrases of up to this many words are watched. */
const LONGEST_PHRASE = 30
/** In a text of this many words so small a share of different words is a loop with variations. */
const MANY_WORDS = 40
const FEW_DIFFERENT = 0.25
/** Languages differ in length, but not by more than this and a few words to start from. */
const LENGTH_RATIO = 4
const LENGTH_FREE = 60
/** Text that repeats itself may come out a little longer: "no no no" as "nein nein nein nein". */
const TOLERANCE = 1.5

/** Whether a model fell into a loop: it repeats itself as its input does not, or writes far more than it was given. */
export function isLooping(output: string, input: string): boolean {
  if (output.length > LENGTH_FREE + LENGTH_RATIO * input.length) return true
  const [said, given] = [tokens(output), tokens(input)]
  const allowed = Math.max(
    repeats(given, () => 2),
    characterRepeats(input),
  )
  const times = Math.max(repeats(said, loopFrom), characterRepeats(output))
  if (times > Math.max(1, allowed) * TOLERANCE) return true
  return said.length >= MANY_WORDS && variety(said) < Math.min(FEW_DIFFERENT, variety(given) * 0.6)
}

/** How often in a row a phrase of so many words makes a loop: a long one nearly twice, a word ("so so so") four times. */
function loopFrom(words: number): number {
  if (words === 1) return 4
  return words <= 3 ? 3 : 2 - 1 / words
}

/** Words in lower case; punctuation counts, so that "the more you know, the more you grow" is no loop. */
function tokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}'’]+|[^\p{L}\p{N}\p{M}\s]/gu) ?? []
}

/** How often the most repeated phrase stands in a row, of those that reach `enough`; 0 when none does. */
function repeats(words: readonly string[], enough: (words: number) => number): number {
  let most = 0
  for (let length = 1; length <= Math.min(LONGEST_PHRASE, words.length / 2 + 1); length++) {
    let same = 0
    for (let at = length; at < words.length; at++) {
      same = words[at] === words[at - length] ? same + 1 : 0
      const times = (same + length) / length
      if (times >= enough(length) && times > most) most = times
    }
  }
  return most
}

/** The same for pieces of words, as in "ああああ…" and "hahaha…", which have no spaces; 0 below eight. */
function characterRepeats(text: string): number {
  const runs = Array.from(text.matchAll(/(\S{1,10}?)\1{7,}/gu), ([run, unit]) => run.length / unit!.length)
  return runs.reduce((most, times) => Math.max(most, times), 0)
}

const variety = (words: readonly string[]) => new Set(words).size / Math.max(1, words.length)
