import { type Failure, failure } from './failure.ts'

interface Answer {
  status: number
  headers: Record<string, string | undefined>
}

/** What was asked for, for the message: `subject` is the repository, `page` where a person can read about it. */
interface Asked {
  subject: string
  page: string
  hasToken: boolean
}

/** Turns an answer that is not a success into an error that says what to do. */
export function statusFailure(answer: Answer, asked: Asked): Failure {
  const { status } = answer
  if (status === 429 || status === 503) return busy(answer, asked)
  if (status >= 500 || status === 408) {
    return failure(`The hub failed to answer (HTTP ${status}) for ${asked.subject}; try again later`, {
      again: true,
      waitMilliseconds: retryAfter(answer),
    })
  }
  return failure(refusal(answer, asked))
}

function busy(answer: Answer, { subject }: Asked): Failure {
  const waitMilliseconds = retryAfter(answer)
  const when = waitMilliseconds === undefined ? 'later' : `in ${Math.ceil(waitMilliseconds / 1000)} seconds`
  const words = `The hub is taking no more requests now (HTTP ${answer.status}) for ${subject}; try again ${when}`
  return failure(words, { again: true, waitMilliseconds })
}

function refusal({ status, headers }: Answer, { subject, page, hasToken }: Asked): string {
  const reason = headers['x-error-code']
  if (reason === 'GatedRepo' || (status === 403 && reason === undefined)) {
    const token = hasToken ? 'with the account of HF_TOKEN' : 'and set HF_TOKEN'
    return `${subject} is gated (HTTP ${status}): accept its terms at ${page} ${token}`
  }
  if (status === 404 || reason === 'RepoNotFound') {
    // The hub answers 401 for a name that does not exist when nobody is signed in.
    const maybe = status === 401 ? ' (or it is private: set HF_TOKEN)' : ''
    return `The hub has no ${subject} (HTTP ${status})${maybe}; look at ${page}`
  }
  if (status === 401) {
    return hasToken
      ? `The hub does not accept HF_TOKEN for ${subject} (HTTP 401); it may be wrong or expired`
      : `The hub gives ${subject} only to people who are signed in (HTTP 401); set HF_TOKEN`
  }
  return `The hub refused ${subject} (HTTP ${status}); look at ${page}`
}

/** Milliseconds; the header is a number of seconds or a date (RFC 9110, 10.2.3). */
function retryAfter({ headers }: Answer): number | undefined {
  const value = headers['retry-after']
  if (value === undefined) return undefined
  const seconds = Number(value)
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined
}
