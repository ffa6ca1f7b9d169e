/** Tells on standard error how far a piece of work is: in place on a terminal, else only when it is done. */
export function startProgress(label: string, total: number): (done: number) => void {
  const started = performance.now()
  let shown = 0
  return (done) => {
    const now = performance.now()
    const last = done === total
    if (!last && (!process.stderr.isTTY || now - shown < 200)) return
    shown = now
    const seconds = ((now - started) / 1000).toFixed(1)
    const line = `${label}: ${done} of ${total} in ${seconds} s`
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}${last ? '\n' : ''}` : `${line}\n`)
  }
}
