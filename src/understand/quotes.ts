/** Opening quotation marks, and what may close each. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“”',
  '«': '»',
  '‘': '’',
}

/** Whether a quotation begins with this character. */
export const opensQuotation = (character: string | undefined) =>
  character !== undefined && Object.hasOwn(QUOTES, character)

/** What stands in quotation marks at the beginning of a text, and what follows behind them. */
export function quoted(text: string): { inner: string; rest: string } | undefined {
  const open = text[0] ?? ''
  const marks = QUOTES[open]
  if (marks === undefined) return undefined
  const end = Math.max(...[...marks].map((mark) => text.lastIndexOf(mark)))
  const inner = text.slice(1, end)
  const again = [open, ...marks].some((mark) => inner.includes(mark))
  return end < 1 || again || inner.trim() === ''
    ? undefined
    : { inner: inner.trim(), rest: text.slice(end + 1) }
}

/** The text without the space around it and without quotation marks that stand around the whole of it. */
export function unquoted(text: string): string {
  const whole = text.trim()
  const quote = quoted(whole)
  return quote?.rest === '' ? quote.inner : whole
}
