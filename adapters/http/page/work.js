/**
 * One piece of work at a time, which can be cancelled; the page shows that it goes on.
 * @param {object} parts elements of the page by name
 */
export function createWork({ outcome, run, cancel, progress, text }) {
  let current
  const stop = () => current?.abort()

  function show(controller) {
    current = controller
    const busy = controller !== undefined
    // Who works by keyboard must not be thrown back to the top when the button goes.
    if (!busy && document.activeElement === cancel) run.focus()
    cancel.hidden = !busy
    progress.hidden = true
    progress.removeAttribute('value')
    run.setAttribute('aria-disabled', String(busy))
    outcome.setAttribute('aria-busy', String(busy))
  }

  cancel.addEventListener('click', stop)
  text.addEventListener('keydown', ({ key }) => key === 'Escape' && stop())
  return {
    /** Does it, unless something is being done. @param {(signal: AbortSignal) => Promise<void>} job */
    async start(job) {
      if (current !== undefined) return
      const controller = new AbortController()
      show(controller)
      await job(controller.signal).finally(() => show(undefined))
    },
    /** Shows how far it is. */
    reached: (done, total) => Object.assign(progress, { hidden: false, max: total, value: done }),
  }
}
