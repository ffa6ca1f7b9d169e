/** Calls `late` when it was neither started again nor stopped in time. */
export interface Watch {
  start(milliseconds: number): void
  stop(): void
}

export function createWatch(late: () => void): Watch {
  let timer: NodeJS.Timeout | undefined
  return {
    start(milliseconds) {
      clearTimeout(timer)
      timer = setTimeout(late, milliseconds).unref()
    },
    stop: () => clearTimeout(timer),
  }
}
