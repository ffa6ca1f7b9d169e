import type { Rendered } from './slack-message.ts'
import type { Place, Posted, Writer } from './writer.ts'

/**
 * Shows an answer in its place, over earlier posts where there are any; those beyond go. @param withPicture uploaded files
 * cannot be written over, so what is shown anew does without. @returns what stands there now.
 */
export async function writeOver(
  writer: Writer,
  place: Place,
  { messages, file, picture }: Rendered,
  earlier: readonly Posted[],
  withPicture: boolean,
): Promise<Posted[]> {
  const posted: Posted[] = []
  for (const [index, message] of messages.entries()) {
    const old = earlier[index]
    if (old) await writer.update(old, message)
    posted.push(old ?? (await writer.post(place, message)))
  }
  for (const old of earlier.slice(messages.length)) await writer.remove(old)
  if (file) await writer.upload(place, file)
  if (picture && withPicture) await writer.upload(place, picture)
  return posted
}
