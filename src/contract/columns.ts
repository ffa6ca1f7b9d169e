/**
 * Rows of cells as lines with their columns below each other; the first row is the headings.
 * @param right headings of the columns that are aligned to the right, as numbers are.
 */
export function columns(rows: readonly (readonly string[])[], right: readonly string[] = []): string[] {
  const [headings = []] = rows
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const padded = (cell: string, column: number) => {
    const width = widths[column] ?? 0
    return right.includes(headings[column] ?? '') ? cell.padStart(width) : cell.padEnd(width)
  }
  return rows.map((row) => row.map(padded).join('  ').trimEnd())
}
