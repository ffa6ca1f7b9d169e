import { createCounters } from '../../src/policy/counters.ts'
import { createPolicy } from '../../src/policy/create-policy.ts'
import { readPolicy } from '../../src/policy/read-policy.ts'

/** What a policy may name in these tests. */
export const NAMES = {
  tasks: ['sentiment', 'translate', 'summarise'],
  doors: ['slack', 'discord', 'http', 'mcp', 'console'],
}

/** The policy that a file with this text is. */
export const policyOf = (text: string) =>
  createPolicy(readPolicy(text, 'policy.yaml', NAMES), createCounters())
