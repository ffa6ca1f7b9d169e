import type { Tone } from '../../src/contract/reply.ts'

/** How a tone looks: the colour of its embed and its part of the picture, and the emoji that comes nearest. */
export const TONES: Record<Tone, { color: number; square: string }> = {
  positive: { color: 0x78b159, square: '🟩' },
  neutral: { color: 0xccd0d4, square: '⬜' },
  negative: { color: 0xdd2e44, square: '🟥' },
}

/** The colour of what has no tone: Discord's own. */
export const BLURPLE = 0x5865f2
