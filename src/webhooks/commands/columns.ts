/** Rows of cells as lines; the first row is the headings. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** A time as people read it, UTC. @param time milliseconds since the epoch. */
export const shortTime = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ')
