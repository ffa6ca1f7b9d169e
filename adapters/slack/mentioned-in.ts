import type { Reply } from '../../src/contract/reply.ts'
import { mentionedPeople } from './readable-text.ts'

/** The people whom the reply's texts mention, to be shown by name. */
export function mentionedIn({ text = '', points = [], sections = [], fields = [] }: Reply): string[] {
  const all = [...points, ...sections.flatMap((section) => section.points)]
  return [text, ...[...all, ...fields].map((part) => part.text)].flatMap(mentionedPeople)
}
