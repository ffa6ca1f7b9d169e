import { codedError } from '../contract/errors.ts'
import type { Keys } from '../contract/keys.ts'

/** What holds where no keys are kept: nobody has one. */
export const noKeys: Keys = {
  create: async () => {
    throw codedError('NOT_ALLOWED', 'No keys are kept here.')
  },
  list: async () => [],
  revoke: async (idOrName) => {
    throw codedError('BAD_REQUEST', `There is no key "${idOrName}".`)
  },
  verify: async () => {
    throw codedError('NOT_AUTHENTICATED')
  },
  spend: async () => {},
}
