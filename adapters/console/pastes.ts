import type { Interface } from 'node:readline'

/**
 * Joins lines that arrive within `gapMilliseconds` of each other: nobody types that fast, so they were pasted together.
 * Ends with the input.
 */
export async function* pastes(readline: Interface, gapMilliseconds: number): AsyncGenerator<string> {
  const ready: string[] = []
  let lines: string[] = []
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  let closed = false
  const flush = () => {
    clearTimeout(timer)
    if (lines.length > 0) ready.push(lines.join('\n'))
    lines = []
    wake()
  }
  readline.on('line', (line) => {
    lines.push(line)
    clearTimeout(timer)
    timer = setTimeout(flush, gapMilliseconds)
  })
  readline.once('close', () => {
    closed = true
    flush()
  })
  while (true) {
    const paste = ready.shift()
    if (paste !== undefined) yield paste
    else if (closed) return
    else {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
}
