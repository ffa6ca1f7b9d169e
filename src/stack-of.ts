/** What a log may hold of a thrown thing: its name and where it happened, not its message, which may quote a person. */
export function stackOf(error: unknown): string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  const name = error instanceof Error ? error.name : typeof error
  return [name, ...lines.filter((line) => line.startsWith('    at ')).slice(0, 8)]
}
