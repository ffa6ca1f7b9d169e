import { randomBytes } from 'node:crypto'
import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Ask } from './ask.ts'
import { pack } from './pack.ts'
import { PRESS } from './press.ts'
import type { Control } from './slack-message.ts'

/** The buttons under an answer. */
export function answerControls(
  reply: Reply,
  ask: Ask,
  phrases: InterfacePhrases,
  shareable: boolean,
): Control[] {
  const again = (reply.actions ?? []).map(({ label, task, options, choose }, index) => ({
    id: `${choose ? PRESS.choose : PRESS.ask}:${index}`,
    label: choose ? phrases.otherLanguage : label,
    value: pack({ task, options, source: ask.source, ...(choose && { choose }) }),
  }))
  if (reply.error !== undefined) return again
  const share = { id: PRESS.share, label: phrases.share, value: pack(ask) }
  return [...again, ...(shareable ? [share] : []), ...ratings(reply, ask.task, phrases)]
}

/** Of what models answered. */
function ratings(reply: Reply, task: string, phrases: InterfacePhrases): Control[] {
  if (reply.models.length === 0) return []
  const answer = randomBytes(9).toString('base64url')
  return [true, false].map((good) => ({
    id: `${PRESS.rate}:${good ? 'good' : 'bad'}`,
    label: good ? phrases.good : phrases.bad,
    value: pack({ answer, task, models: reply.models, good }),
  }))
}
