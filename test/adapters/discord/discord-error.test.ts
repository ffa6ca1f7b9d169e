import { DiscordAPIError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { discordError, discordErrorCode, isGone } from '../../../adapters/discord/discord-error.ts'
import { closedForGood, fatalError, isIntentRefused } from '../../../adapters/discord/start-errors.ts'
import { unreachableReason } from '../../../adapters/discord/unreachable.ts'
import { codedError, ERRORS, errorCode } from '../../../src/contract/errors.ts'

const API = 'https://discord.com/api/v10'
interface Call {
  status?: number
  method?: string
  path?: string
  files?: { name: string; data: string }[]
}
function refused(
  code: number,
  { status = 403, method = 'POST', path = '/channels/1/messages', files }: Call = {},
) {
  const said = { code, message: 'the words of Discord' }
  return new DiscordAPIError(said, code, status, method, `${API}${path}`, { files, body: undefined })
}
const http = (status: number) => new HTTPError(status, '', 'GET', API, { files: undefined, body: undefined })
const failedFetch = (code?: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) })
const limited = new RateLimitError({ retryAfter: 1000 } as ConstructorParameters<typeof RateLimitError>[0])

describe('what Discord refuses', () => {
  it.each([
    [10003, 'NOT_ALLOWED', 'gone'],
    [10008, 'NOT_ALLOWED', 'gone'],
    [50001, 'NOT_ALLOWED', 'View Channel'],
    [160002, 'NOT_ALLOWED', 'Read Message History'],
    [50007, 'NOT_ALLOWED', 'direct messages'],
    [50083, 'NOT_ALLOWED', 'archived'],
    [200000, 'NOT_ALLOWED', 'rules'],
    [40094, 'NOT_ALLOWED', 'five'],
    [10062, 'EXPIRED', 'ask again'],
    [50027, 'EXPIRED', 'ask again'],
    [10015, 'EXPIRED', 'ask again'],
    [40005, 'TOO_LARGE', 'longer'],
    [20016, 'OVERLOADED', 'slow down'],
    [50035, 'PLATFORM_FAILED', '50035'],
    [0, 'PLATFORM_FAILED', '0'],
  ])('%i is %s and says what to do', (code, ours, words) => {
    const error = discordError(refused(code))
    expect(error).toMatchObject({ code: ours })
    expect(error.message).toContain(words)
    expect(error.message).not.toContain('the words of Discord')
  })

  it.each([
    ['POST', '/channels/1/messages', ['Send Messages', 'Send Messages in Threads']],
    ['GET', '/channels/1/messages?limit=100', ['Read Message History']],
    ['GET', '/channels/1/messages/2', ['Read Message History']],
    ['DELETE', '/channels/1/messages/2', ['Manage Messages']],
    ['PUT', '/channels/1/messages/2/reactions/%F0%9F%98%80/@me', ['Add Reactions']],
    ['PATCH', '/guilds/1', ['a permission']],
  ])('names the permission that is missing for %s %s', (method, path, names) => {
    const error = discordError(refused(50013, { method, path }))
    expect(error).toMatchObject({ code: 'NOT_ALLOWED' })
    for (const name of names) expect(error.message).toContain(name)
    expect(error.message).not.toContain('Attach Files')
  })

  it('names that of files where there were some', () => {
    const error = discordError(refused(50013, { files: [{ name: 'chart.png', data: '' }] }))
    expect(error.message).toContain('Attach Files')
  })

  it('a token, for the first call and for all that follow', () => {
    const first = discordError(refused(0, { status: 401 }))
    const next = discordError(new Error('Expected token to be set for this request, but none was present'))
    for (const error of [first, next]) {
      expect(error).toMatchObject({ code: 'CONFIGURATION' })
      expect(error.message).toContain('DISCORD_TOKEN')
    }
    expect(discordError(refused(50027, { status: 401 }))).toMatchObject({ code: 'EXPIRED' })
  })

  it('knows what is gone', () => {
    expect([10003, 10008, 50001].map((code) => isGone(refused(code)))).toEqual([true, true, false])
    expect(isGone(new Error('x'))).toBe(false)
  })
})

describe('what fails on the way', () => {
  it('says that it may pass', () => {
    const aborted = new DOMException('This operation was aborted', 'AbortError')
    const thrown = [http(503), failedFetch('ECONNRESET'), failedFetch(), aborted, limited]
    const errors = thrown.map(discordError)
    expect(errors.map(errorCode)).toEqual([...Array(4).fill('PLATFORM_FAILED'), 'OVERLOADED'])
    expect(errors.every((error) => ERRORS[errorCode(error)].retry)).toBe(true)
    expect(errors[0]!.message).toContain('HTTP 503')
    expect(errors[1]!.message).toContain('ECONNRESET')
  })

  it('is told from all else', () => {
    expect(unreachableReason(Object.assign(new Error('x'), { code: 'UND_ERR_SOCKET' }))).toBe(
      'UND_ERR_SOCKET',
    )
    for (const other of [refused(50013), codedError('EXPIRED'), new TypeError('x'), undefined, 'text'])
      expect(unreachableReason(other)).toBeUndefined()
  })
})

describe('what is not of Discord', () => {
  it('stays as it is', () => {
    const ours = codedError('EMPTY_INPUT')
    const mistake = new TypeError('x is undefined')
    expect(discordError(ours)).toBe(ours)
    expect(discordError(mistake)).toBe(mistake)
    for (const none of [undefined, null, 'text', 7, mistake]) expect(discordErrorCode(none)).toBeUndefined()
  })
})

describe('what no waiting cures', () => {
  const invalid = Object.assign(new Error('An invalid token was provided.'), {
    code: DiscordjsErrorCodes.TokenInvalid,
  })

  it.each([
    ['a token of the wrong shape', invalid],
    ['a token that REST refuses', refused(0, { status: 401 })],
    ['a token that the gateway refuses', closedForGood(4004)],
  ])('%s', (_, error) => {
    expect(fatalError(error)).toMatchObject({ code: 'CONFIGURATION' })
    expect(fatalError(error)!.message).toMatch(/DISCORD_TOKEN.*discord\.com\/developers/)
  })

  it('intents, which are told from the rest', () => {
    const error = closedForGood(4014)
    expect(fatalError(error)).toBe(error)
    expect(error.message).toContain('Privileged Gateway Intents')
    expect([error, invalid, closedForGood(4013)].map(isIntentRefused)).toEqual([true, false, false])
  })

  it('a session that Discord ends for good, each with a remedy', () => {
    const words = [4004, 4010, 4011, 4012, 4013, 4014, 4999].map((code) => closedForGood(code).message)
    for (const remedy of words) expect(remedy).toMatch(/DISCORD_TOKEN|update Parley|start Parley again/)
  })

  it('nothing else', () => {
    const passing = [http(500), failedFetch('ENOTFOUND'), refused(50001), new Error('toString')]
    for (const error of [...passing, codedError('CONFIGURATION')]) expect(fatalError(error)).toBeUndefined()
  })
})
