import { errorCode } from '../contract/errors.ts'
import { halve } from '../text/sentences.ts'

/** Longer pieces are halved before the model's tokeniser sees them: far above any model's limit. */
const CHARACTERS_AT_ONCE = 4000

/**
 * Runs a text through a model in as few pieces as it takes: the host counts tokens and refuses what is too long, and a
 * refused piece is halved at the best boundary. Nothing is ever cut.
 */
export async function fitted<Output>(
  text: string,
  run: (piece: string) => Promise<Output>,
): Promise<Output[]> {
  if (text.length <= CHARACTERS_AT_ONCE) {
    try {
      return [await run(text)]
    } catch (error) {
      if (errorCode(error) !== 'TOO_MANY_TOKENS' || text.length < 2) throw error
    }
  }
  const halves = halve(text)
  return (await Promise.all(halves.map((half) => fitted(half, run)))).flat()
}
