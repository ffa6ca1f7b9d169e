import ipaddr from 'ipaddr.js'
import { flag, terms, variable } from './variable.ts'

const HOST = /^[\p{L}\d]([\p{L}\d.-]*[\p{L}\d])?$/u
/** A host, an IP address or a CIDR; what looks like an address must be one. */
const isPlace = (entry: string) =>
  ipaddr.isValidCIDR(entry) || ipaddr.isValid(entry) || (HOST.test(entry) && !/^[\d.]+$/.test(entry))

/** The calls that go out on events. */
export const webhooks = {
  PARLEY_WEBHOOK_ALLOW: variable<string[]>({
    meaning:
      'Hosts that webhooks may call although their addresses are not public (private, loopback, …), separated by commas',
    expected: 'hosts, IP addresses or ranges like 10.0.0.0/8, separated by commas',
    default: [],
    defaultWords: 'none',
    schema: terms.refine((list) => list.every(isPlace)),
  }),
  PARLEY_WEBHOOK_HTTP: variable({
    meaning: 'Let webhooks call http addresses too; what they tell then travels readable',
    expected: '0 or 1',
    default: false,
    schema: flag,
  }),
} as const
