import { emojiMood } from '../../text/emoji.ts'
import { plainWords } from '../../text/plain-words.ts'
import { isServiceLine } from '../../text/service-line.ts'

/**
 * What a message has to say for the mood: `words` to score, `glad` or `sad` when there are only emoji that are clearly so,
 * else nothing: links, code, mentions, lines of the platform.
 */
export function saysOf(text: string): 'words' | 'glad' | 'sad' | undefined {
  const line = text.trim()
  if (line === '' || isServiceLine(line)) return undefined
  if (plainWords(line) !== '') return 'words'
  const { positive, negative } = emojiMood(line)
  if (positive === negative) return undefined
  return positive > negative ? 'glad' : 'sad'
}
