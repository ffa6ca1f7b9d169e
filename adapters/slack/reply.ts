import type { Reply } from '../../src/contract/reply.ts'
import { replyFile } from '../../src/text/reply-file.ts'
import { shorten } from '../../src/text/split.ts'
import { LIMITS } from './limits.ts'
import { plain } from './mrkdwn.ts'
import { bodyOf } from './reply/body.ts'
import { footOf } from './reply/foot.ts'
import { beginning, fillMessages } from './reply/messages.ts'
import { type Part, section } from './reply/part.ts'
import { PHRASES, type View } from './reply/view.ts'
import type { Rendered, SlackMessage } from './slack-message.ts'

export type { Phrases, View } from './reply/view.ts'

/**
 * A reply as Slack shows it: title, text, chart with reasons, points and fields, then quietly the notes and models, then
 * the controls. A long one takes up to three messages, the last with notes and controls; a longer one is a beginning and a file.
 */
export function renderReply(reply: Reply, view: View): Rendered {
  const body = bodyOf(reply, view)
  const foot = footOf(reply, view)
  const messages = fillMessages([...body.map((part) => [part]), foot])
  const toMessage = (parts: readonly Part[]): SlackMessage => ({
    text: spokenText(parts) || spokenText(body.slice(0, 1)),
    blocks: parts.map((part) => part.block),
  })
  const picture = view.picture && { picture: view.picture }
  if (messages.length <= LIMITS.answerMessages) return { messages: messages.map(toMessage), ...picture }
  const rest = section((view.phrases ?? PHRASES).restInFile)
  const file = replyFile(reply, (text) => plain(text, view.names))
  return { messages: [toMessage(beginning(body, [rest, ...foot]))], file, ...picture }
}

/** No character takes more than three bytes, so the second size always fits. */
const TEXT_SIZES = [LIMITS.textCharacters, Math.floor(LIMITS.textBytes / 3)]

/** What notifications and screen readers use for these. */
function spokenText(parts: readonly Part[]): string {
  const spoken = parts.map((part) => part.spoken).filter((text) => text !== '')
  const texts = TEXT_SIZES.map((size) => shorten(spoken.join('\n'), size))
  return texts.find((text) => Buffer.byteLength(text) <= LIMITS.textBytes) ?? '…'
}
