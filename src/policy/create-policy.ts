import { type CodedError, codedError } from '../contract/errors.ts'
import { policyPhrasesFor } from '../contract/phrases/policy/index.ts'
import type { Policy } from '../contract/policy.ts'
import type { Origin } from '../contract/request.ts'
import type { Counters } from './counters.ts'
import type { PolicyDocument } from './document.ts'
import { judge } from './judge.ts'
import { refusalWords } from './refusal-words.ts'

/** Makes a policy of what the operator wrote. */
export function createPolicy(document: PolicyDocument, counters: Counters): Policy {
  const roles = [...new Set(document.rules.flatMap((rule) => rule.roles ?? []))]
  return {
    refusal(deed, origin) {
      const verdict = judge(document, deed, origin)
      return verdict.allowed ? undefined : refusalWords(verdict, deed, origin, document.contact)
    },
    async spend(origin) {
      const spent = await counters.spend(countedOf(document, origin))
      if (spent) throw tooMuch(spent.full.whose, spent.seconds, origin)
    },
    roles: () => roles,
  }
}

/** Whose requests one counts as. Programs have the quotas of their keys, and the terminal has nobody to count. */
function countedOf({ rates }: PolicyDocument, { platform, workspace = '', user, channel }: Origin) {
  const whose = { person: user, channel }
  return (['person', 'channel'] as const).flatMap((name) => {
    if (whose[name] === undefined) return []
    const key = JSON.stringify([name, platform, workspace, whose[name]])
    return (rates[name] ?? []).map((rate) => ({ whose: name, key, rate }))
  })
}

function tooMuch(whose: 'person' | 'channel', seconds: number, { locale }: Origin): CodedError {
  const { language, often } = policyPhrasesFor(locale)
  const error = codedError('RATE_LIMITED', often[whose](waitWords(seconds, language)))
  return Object.assign(error, { retryAfterSeconds: seconds })
}

/** `in 42 seconds`, `in 3 hours`, in a language (ISO 639-1). */
function waitWords(seconds: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language)
  if (seconds < 120) return words.format(seconds, 'second')
  if (seconds < 7200) return words.format(Math.ceil(seconds / 60), 'minute')
  return words.format(Math.ceil(seconds / 3600), 'hour')
}
