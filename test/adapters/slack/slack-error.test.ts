import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { describe, expect, it } from 'vitest'
import { missingScope, slackError, slackErrorName } from '../../../adapters/slack/slack-error.ts'
import { codedError, ERRORS } from '../../../src/contract/errors.ts'

const refused = (error: string, more: object = {}) =>
  new WebAPIPlatformError({ ok: false, error, response_metadata: {}, ...more })

describe('what Slack refuses', () => {
  it.each([
    ['not_in_channel', 'NOT_ALLOWED', '/invite @Parley'],
    ['channel_not_found', 'NOT_ALLOWED', '/invite @Parley'],
    ['is_archived', 'NOT_ALLOWED', 'archived'],
    ['restricted_action', 'NOT_ALLOWED', 'administrator'],
    ['invalid_auth', 'CONFIGURATION', 'token'],
    ['token_revoked', 'CONFIGURATION', 'install'],
    ['account_inactive', 'CONFIGURATION', 'install'],
    ['msg_too_long', 'TOO_LARGE', 'longer'],
    ['msg_blocks_too_long', 'TOO_LARGE', 'longer'],
    ['ratelimited', 'OVERLOADED', 'slow down'],
    ['constructor', 'PLATFORM_FAILED', 'constructor'],
    ['something_new', 'PLATFORM_FAILED', 'something_new'],
  ])('%s is %s and says what to do', (name, code, words) => {
    const error = slackError(refused(name))
    expect(error).toMatchObject({ code })
    expect(error.message).toContain(words)
  })

  it('names the scope that is missing', () => {
    const error = refused('missing_scope', { needed: 'channels:history', provided: 'chat:write' })
    expect(slackError(error)).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(slackError(error).message).toContain('channels:history')
    expect(missingScope(error)).toBe('channels:history')
    expect(missingScope(refused('not_in_channel'))).toBeUndefined()
  })
})

describe('what fails on the way', () => {
  it('says that it may pass', () => {
    const http = slackError(new WebAPIHTTPError(503, 'Service Unavailable', {}))
    const network = slackError(new WebAPIRequestError(new Error('fetch failed')))
    const limit = slackError(new WebAPIRateLimitedError(30))
    expect([http, network, limit].map((error) => (error as ReturnType<typeof codedError>).code)).toEqual([
      'PLATFORM_FAILED',
      'PLATFORM_FAILED',
      'OVERLOADED',
    ])
    expect(http.message).toContain('503')
    expect([ERRORS.PLATFORM_FAILED.retry, ERRORS.OVERLOADED.retry, ERRORS.NOT_ALLOWED.retry]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('what is not of Slack', () => {
  it('stays as it is', () => {
    const ours = codedError('EMPTY_INPUT')
    const mistake = new TypeError('x is undefined')
    expect(slackError(ours)).toBe(ours)
    expect(slackError(mistake)).toBe(mistake)
    for (const none of [undefined, null, 'text', 7]) expect(slackErrorName(none)).toBeUndefined()
  })
})
