import type { Admission } from './admission.ts'
import { codedError, errorCode, errorMessage } from './errors.ts'
import type { Deed, Policy } from './policy.ts'
import type { Origin } from './request.ts'

/**
 * Asks the policy, and then what a door checks by itself, before it does something; a refusal has a row in the audit trail.
 * @param task what the row calls it. @param check throws NOT_ALLOWED. @returns why not, in the person's language.
 */
export async function whyRefused(
  { policy, admission }: { policy: Policy; admission: Admission },
  { task, deed, origin }: { task: string; deed: Deed; origin: Origin },
  check: () => Promise<void> = async () => {},
): Promise<string | undefined> {
  try {
    await admission.accountFor({ task, origin }, async () => {
      const refused = policy.refusal(deed, origin)
      if (refused !== undefined) throw codedError('NOT_ALLOWED', refused)
      await check()
    })
    return undefined
  } catch (error) {
    if (errorCode(error) !== 'NOT_ALLOWED') throw error
    return errorMessage(error)
  }
}
