import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAddressGuard } from '../../src/webhooks/address-guard.ts'
import { checkTarget, type ResolveName } from '../../src/webhooks/target.ts'
import { createTransport, type TransportOptions } from '../../src/webhooks/transport.ts'
import { createFakeProxy, type FakeProxy } from '../fakes/proxy.ts'
import { createReceiver, type Receiver } from '../fakes/receiver.ts'

const NOT_PUBLIC = [
  ...['10.1.2.3', '172.16.0.1', '192.168.1.1', '127.0.0.1', '127.9.9.9', '0.0.0.0', '169.254.169.254'],
  ...[
    '100.64.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
  ],
  ...['198.18.0.1', '203.0.113.9', '::', '::1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'fec0::1'],
  ...['::ffff:10.0.0.1', '::ffff:7f00:1', '::ffff:169.254.169.254', '::127.0.0.1', '::ffff:0:127.0.0.1'],
  ...[
    '64:ff9b::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    '4000::1',
    '100::1',
  ],
]
const PUBLIC = [
  '93.184.215.14',
  '8.8.8.8',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '64:ff9b::8.8.8.8',
  '::ffff:8.8.8.8',
]
const bracketed = (address: string) => (address.includes(':') ? `[${address}]` : address)

describe('addresses', () => {
  const rules = { guard: createAddressGuard([]), plainHttp: true }

  it.each(NOT_PUBLIC)('%s is refused, as it is and in an address', (address) => {
    expect(rules.guard.refusal(address)).toContain('is not a public address')
    expect(() => checkTarget(`http://${bracketed(address)}/x`, rules)).toThrow('PARLEY_WEBHOOK_ALLOW')
  })

  it.each(PUBLIC)('%s may be called', (address) => {
    expect(rules.guard.refusal(address)).toBeUndefined()
    expect(checkTarget(`http://${bracketed(address)}/x`, rules).pathname).toBe('/x')
  })

  it.each([
    ...[
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '017700000001',
      '127.1',
      '0',
      '0x7f.1',
      '１２７.0.0.1',
      '127.0.0.1.',
    ],
    ...['[::ffff:127.0.0.1]', '[0:0:0:0:0:ffff:7f00:0001]', '[::FFFF:a9fe:a9fe]', '2852039166', '0xa9fea9fe'],
  ])('http://%s is seen through', (host) => {
    expect(() => checkTarget(`http://${host}:8080/`, rules)).toThrow(/not a public address/)
  })

  it.each([
    ['ftp://example.org/', /expected an address like/],
    ['file:///etc/passwd', /expected an address like/],
    ['example.org/hook', /expected an address like/],
    ['', /expected an address like/],
    ['https://', /expected an address like/],
    ['https://ada:hunter2@example.org/', /without name and password/],
  ])('%s is none to call', (address, words) => {
    expect(() => checkTarget(address, rules)).toThrow(words)
  })

  it('may be http only with the flag', () => {
    const strict = { ...rules, plainHttp: false }
    expect(() => checkTarget('http://example.org/', strict)).toThrow('PARLEY_WEBHOOK_HTTP=1')
    expect(checkTarget('https://example.org/', strict).protocol).toBe('https:')
  })
})

describe('what is allowed', () => {
  it.each([
    ['10.0.0.0/8', '10.1.2.3', '11.0.0.1/no', '192.168.1.1'],
    ['192.168.1.5', '192.168.1.5', '::ffff:192.168.1.5', '192.168.1.6'],
    ['fd00::/8', 'fd12::1', 'fd00:ec2::254', 'fc00::1'],
    ['::1', '::1', '[::1]', '127.0.0.1'],
    ['0.0.0.0/0', '127.0.0.1', '::ffff:127.0.0.1', '::1'],
  ])('%s lets %s through, not %s', (allowed, inside, alsoInside, outside) => {
    const guard = createAddressGuard([allowed])
    expect(guard.refusal(inside)).toBeUndefined()
    expect(guard.refusal(alsoInside.replace(/[[\]]/g, '')) === undefined).toBe(!alsoInside.endsWith('/no'))
    expect(guard.refusal(outside)).toBeDefined()
  })

  it('can be a host, in any case, and then its addresses do not count', () => {
    const rules = { guard: createAddressGuard(['N8N.internal', 'localhost']), plainHttp: true }
    expect([rules.guard.trusts('n8n.INTERNAL.'), rules.guard.trusts('evil.n8n.internal')]).toEqual([
      true,
      false,
    ])
  })
})

describe('names', () => {
  let receiver: Receiver
  let proxy: FakeProxy
  beforeEach(async () => {
    receiver = await createReceiver()
    proxy = await createFakeProxy()
  })
  afterEach(async () => {
    await receiver.stop()
    await proxy.stop()
  })

  const answers =
    (...lists: string[][]): ResolveName =>
    async () =>
      (lists.length > 1 ? lists.shift()! : lists[0]!).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }))
  const unknown: ResolveName = async () => {
    throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
  }
  async function post(
    host: string,
    resolve: ResolveName,
    options: Partial<TransportOptions> & { allow?: string[] } = {},
  ) {
    const { allow = [], ...more } = options
    const transport = createTransport({ guard: createAddressGuard(allow), plainHttp: true, resolve, ...more })
    const address = `${receiver.address.replace('127.0.0.1', host)}/hook`
    const check = await transport.check(address).catch((error) => error.message)
    const outcome = await transport.post(address, {}, '{}')
    await transport.close()
    return { outcome, check }
  }
  const refused = (address: string) => ({
    problem: `hook.example is at ${address}, and ${address} is not a public address (${
      address === '10.0.0.1' ? 'private' : 'loopback'
    }); PARLEY_WEBHOOK_ALLOW can allow the host or its address`,
  })

  it('that are at private addresses are refused, also when only one of several is', async () => {
    for (const list of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::1']]) {
      const { outcome, check } = await post('hook.example', answers(list))
      expect(outcome).toEqual(refused(list.at(-1)!))
      expect(check).toBe(refused(list.at(-1)!).problem)
    }
    expect(receiver.calls).toEqual([])
  })

  it('that change their address after they were checked are refused when they are connected to', async () => {
    const { outcome, check } = await post('hook.example', answers(['93.184.215.14'], ['127.0.0.1']))
    expect(check).toMatchObject({ found: true })
    expect(outcome).toEqual(refused('127.0.0.1'))
    expect(receiver.calls).toEqual([])
  })

  it('are connected to at the address that was checked, when that is allowed', async () => {
    for (const allow of [['127.0.0.0/8'], ['hook.example']]) {
      expect((await post('hook.example', answers(['127.0.0.1']), { allow })).outcome).toEqual({ status: 204 })
    }
    expect(receiver.calls.map(({ headers }) => headers.host)).toEqual(
      Array(2).fill(receiver.address.replace('http://127.0.0.1', 'hook.example')),
    )
  })

  it('without an address are no refusal, and cannot be called', async () => {
    const { outcome, check } = await post('hook.example', unknown)
    expect(check).toMatchObject({ found: false })
    expect(outcome).toEqual({ problem: 'there is no such host' })
  })

  it('go through the proxy, which looks them up; what is seen to be private does not', async () => {
    const through = { proxy: proxy.address }
    // `localhost` stands for a name that only the proxy knows.
    expect((await post('localhost', unknown, through)).outcome).toEqual({ status: 204 })
    const port = new URL(receiver.address).port
    expect(proxy.tunnels).toEqual([`localhost:${port}`])
    expect((await post('hook.example', answers(['10.0.0.1']), through)).outcome).toEqual(refused('10.0.0.1'))
    expect((await post('127.0.0.1', answers(['127.0.0.1']), through)).outcome).toMatchObject({
      problem: expect.stringContaining('loopback'),
    })
    expect(proxy.tunnels.length).toBe(1)
  })

  it('that NO_PROXY names do not go through the proxy, and are checked as they are connected to', async () => {
    const beside = { proxy: proxy.address, noProxy: 'hook.example' }
    const allow = ['hook.example']
    expect((await post('hook.example', answers(['127.0.0.1']), { ...beside, allow })).outcome).toEqual({
      status: 204,
    })
    const rebinding = answers(['93.184.215.14'], ['93.184.215.14'], ['127.0.0.1'])
    expect((await post('hook.example', rebinding, beside)).outcome).toEqual(refused('127.0.0.1'))
    expect(proxy.tunnels).toEqual([])
  })
})
