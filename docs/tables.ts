import { readFileSync } from 'node:fs'

/** A table in Markdown. */
export function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Words in code, or a dash when there are none. */
export const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ') || '–'

/**
 * A page that is written by hand with its tables, by name, made anew; `page` is its name in this folder.
 * @throws when the page has no place for a table.
 */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  const written = readFileSync(new URL(page, import.meta.url), 'utf8')
  return Object.entries(tables).reduce((text, [name, made]) => {
    const [begin, end] = [`<!-- ${name}: made by \`npm run docs\` -->`, `<!-- /${name} -->`]
    const [before, rest] = text.split(begin)
    const after = rest?.split(end)[1]
    if (before === undefined || after === undefined) throw new Error(`docs/${page}: no place for ${name}`)
    return `${before}${begin}\n${made}\n${end}${after}`
  }, written)
}
