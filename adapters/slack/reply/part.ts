import type { KnownBlock } from '@slack/types'
import { split } from '../../../src/text/split.ts'
import { LIMITS } from '../limits.ts'

/** A block, and what a screen reader says for it (mrkdwn; empty for what is only seen). */
export interface Part {
  block: KnownBlock
  spoken: string
}

/** A section of mrkdwn that is short enough for one. */
export function section(text: string, spoken = text): Part {
  return { block: { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }, spoken }
}

/** As many sections as the mrkdwn needs, none for white space; the first says `spoken` for all when that is given. */
export function sections(text: string, spoken?: string): Part[] {
  return split(text, LIMITS.sectionCharacters)
    .map((piece) => piece.replace(/^\n+/, '').trimEnd())
    .filter((piece) => piece !== '')
    .map((piece, index) => section(piece, index === 0 ? spoken : spoken && ''))
}
