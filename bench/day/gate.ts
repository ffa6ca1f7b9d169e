/** Lets things pass, or holds them back. */
export interface Gate {
  /** Does it as soon as the gate is open. */
  pass<T>(act: () => T | Promise<T>): Promise<T>
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
  open(): void
}

export function createGate(): Gate {
  let opened: Promise<void> = Promise.resolve()
  let release = () => {}
  const underWay = new Set<Promise<unknown>>()
  return {
    async pass(act) {
      await opened
      const done = Promise.resolve(act())
      const settled = done.then(
        () => {},
        () => {},
      )
      underWay.add(settled)
      await settled
      underWay.delete(settled)
      return await done
    },
    async close() {
      opened = new Promise((resolve) => {
        release = resolve
      })
      await Promise.all(underWay)
    },
    open: () => release(),
  }
}
