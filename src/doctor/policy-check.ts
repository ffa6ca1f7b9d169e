import { existsSync } from 'node:fs'
import type { Check } from '../contract/check.ts'

/** Whether the access policy can be read. @param read reads it. @throws CONFIGURATION */
export function policyCheck(path: string, read: () => Promise<void>): Check {
  return {
    name: 'policy',
    async run() {
      await read()
      return {
        well: true,
        found: existsSync(path) ? `${path} is in force` : 'none: everybody may use everything',
      }
    },
  }
}
