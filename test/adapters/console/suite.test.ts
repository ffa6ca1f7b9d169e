import { renderReply } from '../../../adapters/console/reply.ts'
import { testAdapter } from '../../suites/adapter.ts'

testAdapter({
  name: 'console',
  render: renderReply,
  problems: () => [],
  dangerous: /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/,
  open: { never: 'a terminal delivers nothing twice and waits for nothing' },
})
