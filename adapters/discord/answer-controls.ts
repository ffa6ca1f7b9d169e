import type { InterfacePhrases } from '../../src/contract/phrases/interface/index.ts'
import type { Action, Reply } from '../../src/contract/reply.ts'
import type { Control, DiscordMessage } from './discord-message.ts'
import { menuRow } from './menu-row.ts'
import { PRESS } from './press.ts'

/** The actions that one press asks. */
export const offers = (reply: Reply) => (reply.actions ?? []).filter((action) => action.choose === undefined)

/** The action that a menu asks. */
export const menuOf = (reply: Reply): Action | undefined =>
  reply.actions?.find((action) => action.choose !== undefined)

/** The buttons under an answer; `memo` is the id of what they ask. */
export function answerControls(
  reply: Reply,
  memo: string,
  phrases: InterfacePhrases,
  shareable: boolean,
): Control[] {
  const again = offers(reply).map(({ label }, index) => ({ id: `${PRESS.ask}:${index}:${memo}`, label }))
  // The question which language it is has a menu.
  if (isQuestion(reply)) return []
  if (reply.error !== undefined) return again
  return [
    ...again,
    ...(shareable ? [{ id: `${PRESS.share}:${memo}`, label: phrases.share }] : []),
    // Nothing of a model's is there to be rated.
    ...(reply.models.length === 0
      ? []
      : [
          { id: `${PRESS.good}:${memo}`, label: phrases.good },
          { id: `${PRESS.bad}:${memo}`, label: phrases.bad },
        ]),
  ]
}

/** The menus above the buttons. */
export function answerMenus(
  reply: Reply,
  memo: string,
  phrases: InterfacePhrases,
): DiscordMessage['components'] {
  const choose = menuOf(reply)?.choose
  return [
    ...(choose ? [menuRow(`${PRESS.choose}:${memo}`, choose.choices, phrases.otherLanguage)] : []),
    ...(isQuestion(reply) ? [questionRow(reply, memo, phrases)] : []),
  ]
}

const isQuestion = ({ error }: Reply) => error?.code === 'UNSURE_LANGUAGE'

/** A choice's value is the number of what it asks. */
function questionRow(reply: Reply, memo: string, phrases: InterfacePhrases) {
  const choices = offers(reply).map(({ label }, index) => ({ label, value: String(index) }))
  return menuRow(`${PRESS.ask}:${memo}`, choices, phrases.chooseLanguage)
}
