import { problemOf } from '../../../adapters/http/problem.ts'
import { problemSchema } from '../../../adapters/http/schemas/problem-schema.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import { testAdapter } from '../../suites/adapter.ts'

/** What a program is sent for a reply, and its page when it asks how a platform would show it. */
const bodyOf = ({ error, data, ...shown }: Reply) =>
  error ? { ...problemOf(error, '0'), shown } : { ...data, shown }

testAdapter({
  name: 'http',
  render: (reply) => JSON.stringify(bodyOf(reply)),
  problems(reply) {
    const body = bodyOf(reply)
    const needed = reply.error ? (problemSchema.required as string[]) : []
    return needed.filter((name) => !(name in body))
  },
  // A line break would end an event of a stream in its middle.
  dangerous: /[\u0000-\u001f]/,
  open: {
    never: 'a program is answered on the connection that it asks on; Idempotency-Key has tests of its own',
  },
})
