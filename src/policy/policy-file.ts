import { readFileSync } from 'node:fs'
import { codedError } from '../contract/errors.ts'
import type { Policy } from '../contract/policy.ts'
import { createCounters } from './counters.ts'
import { createPolicy } from './create-policy.ts'
import type { KnownNames, PolicyDocument } from './document.ts'
import { emptyDocument } from './document.ts'
import { readPolicy } from './read-policy.ts'

/** Where the policy lies. */
export interface PolicyPlace {
  path: string
  /** False: where there is no file, everything is allowed but what is the administrators'. */
  required: boolean
  names: KnownNames
}

/** The policy of a file, read when it is first asked. */
export interface PolicyFile extends Policy {
  /** Reads the file unless it was read before. @throws CONFIGURATION when it is wrong. */
  check(): void
  /** Reads the file anew; when it is wrong, or no longer there, what was read before stays. @throws CONFIGURATION */
  reload(): void
}

export function createPolicyFile(place: PolicyPlace): PolicyFile {
  const counters = createCounters()
  let current: { policy: Policy; found: boolean } | undefined
  function read(required: boolean): Policy {
    const document = readPolicyFile({ ...place, required })
    const policy = createPolicy(document ?? emptyDocument, counters)
    current = { policy, found: document !== undefined }
    return policy
  }
  const policy = () => current?.policy ?? read(place.required)
  return {
    check: () => void policy(),
    // A file that has been there is not gone on purpose: an editor may be about to write it.
    reload: () => void read(place.required || current?.found === true),
    refusal: (deed, origin) => policy().refusal(deed, origin),
    spend: (origin) => policy().spend(origin),
    roles: () => policy().roles(),
  }
}

/** @returns undefined when there is no file and none is required. @throws CONFIGURATION */
export function readPolicyFile({ path, required, names }: PolicyPlace): PolicyDocument | undefined {
  const text = readText(path, required)
  return text === undefined ? undefined : readPolicy(text, path, names)
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
