import type { Gestures } from './gestures.ts'
import type { Rendered } from './slack-message.ts'
import type { Place, Writer } from './writer.ts'

/** What writes: at once, or in the background. */
interface Hands {
  writer: Writer
  gestures: Gestures
}

/** Shows an answer in a channel for one person's eyes. */
export async function showOnly(
  hands: Hands,
  place: Place,
  user: string,
  { messages, file }: Rendered,
): Promise<void> {
  for (const message of messages) await hands.writer.ephemeral(place, user, message)
  await sendFile(hands, user, file)
}

/** What is for one person's eyes cannot carry a file, so that comes as a direct message, if there is one. */
export async function sendFile(
  { writer, gestures }: Hands,
  user: string,
  file: Rendered['file'],
): Promise<void> {
  if (file) await writer.upload({ channel: await gestures.directChannel(user) }, file)
}
