import type { Reply } from '../../src/contract/reply.ts'
import { mentionedPeople } from './readable-text.ts'

/** The people whom the reply's texts mention, to be shown by name. */
export function mentionedIn({ text = '', points = [], fields = [] }: Reply): string[] {
  return [text, ...[...points, ...fields].map((part) => part.text)].flatMap(mentionedPeople)
}
