import { createHash } from 'node:crypto'
import type { DigestWords, GivenDigest } from '../contract/digest.ts'
import type { SourcedPoint } from '../contract/reply.ts'
import type { Digest, DigestPoint } from '../contract/webhooks.ts'

/** A digest that was given, as webhooks tell of it; its id is the same when it comes again after a crash. */
export function digestEvent(given: GivenDigest, { points, questions }: DigestWords): Digest {
  const { channels, to, since, until, counts } = given
  const same = JSON.stringify([channels, to, until])
  return {
    id: createHash('sha256').update(same).digest('hex').slice(0, 32),
    ...{ channels, since, until, messages: counts.messages },
    points: points.map(pointOf),
    questions: questions.map(pointOf),
  }
}

function pointOf({ text, speaker, sources, links }: SourcedPoint): DigestPoint {
  const link = links?.[0]
  return { text, speaker, sources, ...(link !== undefined && { link }) }
}
