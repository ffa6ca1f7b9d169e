/** What is left of a character that was cut in two. */
const HALF = /[\ud800-\udbff]$/

/** A message, cut or filled with blanks to a length: the audit trail keeps no text, but how many characters there were. */
export function textOfLength(text: string, characters: number): string {
  return text.slice(0, characters).replace(HALF, '').padEnd(characters, ' ')
}
