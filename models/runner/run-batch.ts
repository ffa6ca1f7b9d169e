import { type CodedError, codedError, errorCode } from '../../src/contract/errors.ts'
import { evenGroups } from './even-groups.ts'
import type { Inbox, RunMessage } from './inbox.ts'
import type { HostItem, HostModel, ItemResult } from './messages.ts'
import type { EncodedItem, Network } from './network.ts'

interface Parts {
  model: HostModel
  network: Network
  inbox: Inbox
  pause: () => Promise<void>
}

export interface BatchAnswer {
  results: ItemResult[]
  tokens: number
}

/** A word of one token has few letters; a text with more than this for each token is refused unread. */
const MOST_LETTERS_PER_TOKEN = 100

/** Answers each item of a batch: too long, expired and cancelled ones with their code, the others by as few runs as pays. */
export async function runBatch(message: RunMessage, parts: Parts): Promise<BatchAnswer> {
  const results: (ItemResult | undefined)[] = []
  const fitting: (EncodedItem & { place: number })[] = []
  message.items.forEach((item, place) => {
    const isUnwanted = () => isExpired(item) || parts.inbox.isCancelled(message.batch, place)
    const encoded = isUnwanted() ? codedError(isExpired(item) ? 'EXPIRED' : 'CANCELLED') : encode(item, parts)
    if (encoded instanceof Error) results[place] = refusal(encoded)
    else fitting.push({ place, item, ids: encoded, isUnwanted })
  })
  const groups = evenGroups(fitting, parts.network.priceOfRun)
  for (const [turn, group] of groups.entries()) {
    if (turn > 0) await parts.pause()
    const outputs = await parts.network.run(group, parts.pause)
    group.forEach(({ place }, row) => {
      results[place] = { output: outputs[row]! }
    })
  }
  return {
    results: results as ItemResult[],
    tokens: groups.reduce((sum, group) => sum + paddedTokens(group), 0),
  }
}

function paddedTokens(group: EncodedItem[]): number {
  return group.length * Math.max(...group.map(({ ids }) => ids.length))
}

function encode(item: HostItem, { model, network }: Parts): number[] | CodedError {
  const most = model.maximumTokens
  if (item.text.length > most * MOST_LETTERS_PER_TOKEN) return tooLong(`${item.text.length} letters`, most)
  try {
    const ids = network.encode(item)
    return ids.length > most ? tooLong(`${ids.length} tokens`, most) : ids
  } catch (error) {
    // A text must not take its batch-mates down.
    return codedError(
      errorCode(error) === 'INTERNAL' ? 'MODEL_FAILED' : errorCode(error),
      (error as Error).message,
    )
  }
}

function tooLong(found: string, most: number): CodedError {
  return codedError('TOO_MANY_TOKENS', `The text has ${found}; the model takes ${most} tokens at once.`)
}

function refusal(error: CodedError): ItemResult {
  return { code: error.code, message: error.message }
}

function isExpired({ deadline }: HostItem): boolean {
  return deadline !== undefined && deadline <= Date.now()
}
