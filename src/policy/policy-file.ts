import { readFileSync } from 'node:fs'
import { codedError } from '../contract/errors.ts'
import type { Policy } from '../contract/policy.ts'
import { createCounters } from './counters.ts'
import { createPolicy } from './create-policy.ts'
import { emptyDocument, type KnownNames, type PolicyDocument } from './document.ts'

/** Where the policy lies. */
export interface PolicyPlace {
  path: string
  /** False: where there is no file, everything is allowed but what is the administrators'. */
  required: boolean
  names: KnownNames
}

/** The policy of a file; it decides nothing before `check`. */
export interface PolicyFile extends Policy {
  /** Reads the file unless it was read before. @throws CONFIGURATION when it is wrong. */
  check(): Promise<void>
  /** Reads the file anew; when it is wrong, or no longer there, what was read before stays. @throws CONFIGURATION */
  reload(): Promise<void>
}

export function createPolicyFile(place: PolicyPlace): PolicyFile {
  const counters = createCounters()
  let current: { policy: Policy; found: boolean } | undefined
  async function read(required: boolean): Promise<void> {
    const document = await readPolicyFile({ ...place, required })
    current = { policy: createPolicy(document ?? emptyDocument, counters), found: document !== undefined }
  }
  function policy(): Policy {
    if (current === undefined) throw codedError('INTERNAL', 'the access policy was not read')
    return current.policy
  }
  return {
    async check() {
      if (current === undefined) await read(place.required)
    },
    // A file that has been there is not gone on purpose: an editor may be about to write it.
    reload: () => read(place.required || current?.found === true),
    refusal: (deed, origin) => policy().refusal(deed, origin),
    spend: (origin) => policy().spend(origin),
    roles: () => policy().roles(),
  }
}

/** @returns undefined when there is no file and none is required. @throws CONFIGURATION */
export async function readPolicyFile({
  path,
  required,
  names,
}: PolicyPlace): Promise<PolicyDocument | undefined> {
  const text = readText(path, required)
  if (text === undefined) return undefined
  // Most have no policy: they need not wait for the library.
  const { readPolicy } = await import('./read-policy.ts')
  return readPolicy(text, path, names)
}

function readText(path: string, required: boolean): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code = 'it cannot be read' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && !required) return undefined
    const reason = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`
    throw codedError('CONFIGURATION', `the access policy ${path}: ${reason}`, error)
  }
}
