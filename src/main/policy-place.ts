import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { PolicyPlace } from '../policy/policy-file.ts'
import { tasks } from '../tasks/index.ts'

/** The doors that a policy may name: what they call themselves in origins. */
const DOORS = ['slack', 'discord', 'http', 'mcp', 'console']

/** Where the policy lies; only the file that the operator named must be there. */
export function policyPlace({ PARLEY_POLICY_FILE, PARLEY_DATA_DIR }: Config): PolicyPlace {
  return {
    path: PARLEY_POLICY_FILE ?? join(PARLEY_DATA_DIR, 'policy.yaml'),
    required: PARLEY_POLICY_FILE !== undefined,
    names: { tasks: tasks.map(({ name }) => name), doors: DOORS },
  }
}
