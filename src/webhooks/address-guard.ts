import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Which addresses may be called. */
export interface AddressGuard {
  /** Whether a host may be called whatever its address is. */
  trusts(host: string): boolean
  /** Why an IP address may not be called; undefined when it may. */
  refusal(address: string): string | undefined
}

/** Public addresses at which clouds answer their own machines. */
const METADATA = new Set(['168.63.129.16'])
/** All that is handed out so far for anybody to reach. */
const GLOBAL = ipaddr.parseCIDR('2000::/3')
/** IPv4 behind a translator (RFC 6052): the last four bytes are the address. */
const TRANSLATED = ipaddr.parseCIDR('64:ff9b::/96')

/** `allowed`: hosts, IP addresses and CIDRs that may be called although they are not public. */
export function createAddressGuard(allowed: readonly string[]): AddressGuard {
  const hosts = new Set(allowed.map((entry) => bareHost(entry)))
  const ranges = allowed.flatMap(rangeOf)
  return {
    trusts: (host) => hosts.has(bareHost(host)),
    refusal(text) {
      if (!ipaddr.isValid(text)) return `${text} is no IP address`
      const address = innermost(ipaddr.parse(text))
      if (ranges.some(([range, bits]) => within(address, range, bits))) return undefined
      const kind = kindOf(address)
      return kind === undefined ? undefined : `${text} is not a public address (${kind})`
    },
  }
}

/** Lower case, without brackets and the dot of the root. */
export const bareHost = (host: string) => host.toLowerCase().replace(/^\[|\]$|\.$/g, '')

/** What is not public, by its kind. */
function kindOf(address: Address): string | undefined {
  if (METADATA.has(address.toString())) return 'metadata'
  const range = address.range()
  if (range !== 'unicast') return range
  return address.kind() === 'ipv4' || within(address, ...GLOBAL) ? undefined : 'reserved'
}

/** The IPv4 address inside an IPv6 one, where it stands for one. */
function innermost(address: Address): Address {
  if (!('isIPv4MappedAddress' in address)) return address
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  return address.match(TRANSLATED) ? new ipaddr.IPv4(address.toByteArray().slice(-4)) : address
}

function rangeOf(entry: string): [Address, number][] {
  if (ipaddr.isValidCIDR(entry)) return [ipaddr.parseCIDR(entry)]
  const bare = bareHost(entry)
  if (!ipaddr.isValid(bare)) return []
  const address = innermost(ipaddr.parse(bare))
  return [[address, address.kind() === 'ipv4' ? 32 : 128]]
}

function within(address: Address, range: Address, bits: number): boolean {
  return address.kind() === range.kind() && address.match(range as ipaddr.IPv4 & ipaddr.IPv6, bits)
}
