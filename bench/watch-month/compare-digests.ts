import { type Compared, compareAll } from './compare-all.ts'
import { type DigestParts, type DigestSeen, expectedDigests, messagesIn } from './expected-digests.ts'
import type { Said } from './platform.ts'

export interface ComparedDigests extends Compared {
  /** How many were due and given, by platform, target and channels. */
  byPlan: Map<string, { due: number; given: number }>
}

type Line = readonly [
  platform: string,
  to: string,
  channels: string,
  since: number,
  until: number,
  messages: number,
]

/** Compares the digests that were given with those that were due: where, about what, from when to when, of how many messages. */
export function compareDigests(said: readonly Said[], parts: DigestParts): ComparedDigests {
  const given = said.filter(({ reply }) => reply.sections !== undefined)
  const lines = given.map(lineOf)
  const due = expectedDigests(parts).map((one) => dueLine(one, given, parts))
  const byPlan = new Map<string, { due: number; given: number }>()
  for (const [kind, all] of [
    ['due', due],
    ['given', lines],
  ] as const) {
    for (const [platform, to, channels] of all) {
      const plan = `${platform} ${to} of ${channels}`
      const counts = byPlan.get(plan) ?? { due: 0, given: 0 }
      byPlan.set(plan, { ...counts, [kind]: counts[kind] + 1 })
    }
  }
  return { ...compareAll(lines.map(String), due.map(String)), byPlan }
}

const targetOf = ({ place }: Said) => ('person' in place ? place.person : place.channel)
const named = (channels: readonly string[]) => channels.toSorted().join(' ')

interface DigestData {
  channels: string[]
  since: number
  until: number
  messages: number
}

function lineOf(said: Said): Line {
  const { channels, since, until, messages } = said.reply.data as unknown as DigestData
  return [said.platform, targetOf(said), named(channels), since, until, messages]
}

/** How much there was to read is asked for when the digest was given. */
function dueLine(digest: DigestSeen, given: readonly Said[], parts: DigestParts): Line {
  const { platform, to, channels, since, until } = digest
  const seen = given.find((said) => {
    const [on, target, about, , due] = lineOf(said)
    return on === platform && target === to && about === named(channels) && due === until
  })
  const messages = seen === undefined ? 0 : messagesIn(digest, seen.at, parts)
  return [platform, to, named(channels), since, until, messages]
}
