import { createChannels } from '../../../src/channels.ts'
import { createClaims } from '../../../src/claims.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import type { PersonSettings } from '../../../src/contract/people.ts'
import type { TaskRequest } from '../../../src/contract/request.ts'
import type { Store } from '../../../src/contract/store.ts'
import { createLines } from '../../../src/lines.ts'
import { createLivingAnswers } from '../../../src/living-answers.ts'
import { createOwnTranslations } from '../../../src/own-translations.ts'
import { createAutoTranslation } from '../../../src/watch/translation/auto-translation.ts'
import { createTranslator } from '../../../src/watch/translation/translator.ts'
import { createWatch } from '../../../src/watch/watch.ts'
import type { Chat } from '../chat.ts'

export const ENGLISH = 'The meeting starts at ten in the big room'
export const FRENCH = 'La réunion commence à dix heures dans la grande salle'

/** Translates a text to itself behind the language, and is asked with these requests. */
export function echo(): { handle: Handle; asked: TaskRequest[] } {
  const asked: TaskRequest[] = []
  const handle: Handle = async (request) => {
    asked.push(request)
    const text = `(${request.options.to}) ${'text' in request.input ? request.input.text : ''}`
    return { title: 'x → y', text, notes: [], models: ['echo@1'], data: {}, visibility: 'private' }
  }
  return { handle, asked }
}

interface Given {
  store: Store
  now(): number
  chat: Chat
  /** May change while the watch is open. */
  wishes?: Record<string, PersonSettings>
  handle?: Handle
  mostAtOnce?: number
}

/** A watch that translates in a chat as main/watch.ts joins it. */
export async function openTranslation({ store, now, chat, wishes = {}, ...given }: Given) {
  const channels = createChannels(store, now)
  const failures: string[] = []
  const failed = (what: string, error: unknown) => void failures.push(`${what}: ${String(error)}`)
  const own = createOwnTranslations(store)
  const translation = createAutoTranslation({
    translate: createTranslator({ handle: given.handle ?? echo().handle, clock: now, failed }),
    people: { settings: async ({ user }) => wishes[user] ?? {} },
    claims: createClaims(store, () => true),
    living: createLivingAnswers(store),
    inOrder: createLines().inOrder,
    ...{ own, now, failed },
    ...(given.mostAtOnce !== undefined && { mostAtOnce: given.mostAtOnce }),
  })
  const mood = () => {
    throw new Error('nobody asks for moods here')
  }
  const watch = createWatch({ channels, failed, parts: [translation], mood })
  const leave = await watch.join(chat.voice)
  const forgo = chat.hear((observation) => watch.observe(observation))
  return {
    ...{ watch, channels, own, failures },
    /** The door closes: nothing is heard any more. */
    async close() {
      forgo()
      await leave()
    },
  }
}

/** Until everything that was heard has been dealt with: in the tests nothing waits for anything outside. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
}
