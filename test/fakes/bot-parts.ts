import { openPolicy } from '../../src/policy/open-policy.ts'
import { fakeWishes } from './people.ts'
import { silentLog } from './runner.ts'

/** The parts of a bot that a test is not about. */
export const botParts = {
  glossary: [],
  people: fakeWishes(),
  policy: openPolicy,
  async record() {},
  log: silentLog,
}
