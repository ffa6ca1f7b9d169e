import { setTimeout as sleep } from 'node:timers/promises'
import { textOfLength } from './text-of-length.ts'

const TASKS = ['sentiment', 'detect-language'] as const
/** Of a client's first text in a round; every further one is a character longer, so that each has its row in the trail. */
const FIRST_CHARACTERS = 60
const PAUSE_MILLISECONDS = 20

/** One request, as the audit trail names it. */
export interface Sent {
  /** Id of the API key. */
  key: string
  task: string
  charactersIn: number
}

/** What became of a client's requests. */
export interface Asked {
  /** All that may have reached the program. */
  sent: Sent[]
  /** Of these: the answer came, whole. */
  answered: Sent[]
  /** What else was answered, for example `503 CLOSING`. */
  others: string[]
}

export interface Client {
  asked: Asked
  /** Resolves when its last request has ended. */
  stop(): Promise<void>
}

/** Asks one thing after the other, as soon as and as long as somebody answers. */
export function startClient(place: {
  address: string
  key: string
  token: string
  nextText: () => string
}): Client {
  const { address, key, token, nextText } = place
  const asked: Asked = { sent: [], answered: [], others: [] }
  let going = true
  const work = async () => {
    for (let index = 0; going; index++) {
      const sent: Sent = { key, task: TASKS[index % TASKS.length]!, charactersIn: FIRST_CHARACTERS + index }
      const text = textOfLength(nextText(), sent.charactersIn)
      const outcome = await ask(`${address}/v1/${sent.task}`, token, { id: index, text })
      if (outcome !== 'nobody there') asked.sent.push(sent)
      if (outcome === 'answered') asked.answered.push(sent)
      else if (outcome === 'nobody there' || outcome === 'cut off') await sleep(PAUSE_MILLISECONDS)
      else asked.others.push(outcome)
    }
  }
  const working = work()
  return {
    asked,
    async stop() {
      going = false
      await working
    },
  }
}

/** `answered` when the whole answer came, `cut off` when it did not, `nobody there` when nobody listens; or what else came. */
async function ask(url: string, token: string, item: { id: number; text: string }): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(item),
    })
    const body = (await response.json()) as { id?: number; code?: string }
    if (response.status === 200 && body.id === item.id) return 'answered'
    return `${response.status} ${body.code ?? 'for another request'}`
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string }
    return code === 'ECONNREFUSED' ? 'nobody there' : 'cut off'
  }
}
