import { policyPhrasesFor } from '../contract/phrases/policy/index.ts'
import type { Deed } from '../contract/policy.ts'
import type { Origin } from '../contract/request.ts'
import type { Verdict } from './judge.ts'

/** Why somebody may not do something and whom to ask, in their language; reasons and names stay the operator's own words. */
export function refusalWords(verdict: Verdict, deed: Deed, { locale }: Origin, contact?: string): string {
  const phrases = policyPhrasesFor(locale)
  const task = 'task' in deed ? deed.task : undefined
  const sentence = `${phrases.may[deed.kind](task)}${phrases.colon}${whyOf(verdict, phrases)}`
  const ask = contact === undefined ? phrases.askOperator : phrases.ask(contact)
  return `${ended(sentence)} ${ask}`
}

function whyOf(
  verdict: Verdict,
  { byRule, byNumber, onlyAdmins, nobody }: ReturnType<typeof policyPhrasesFor>,
) {
  if (!('rule' in verdict)) return verdict.circle === 'admins' ? onlyAdmins : nobody
  const { name, because } = verdict.rule
  return because ?? (name === undefined ? byNumber(verdict.number) : byRule(name))
}

const ended = (sentence: string) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`)
