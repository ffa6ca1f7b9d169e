import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCaller } from './caller.ts'
import { type FakeSlack, type FakeSlackOptions, IDS, openFakeSlack } from './index.ts'

let slack: FakeSlack
const call = createCaller(() => slack)

beforeEach(async () => {
  slack = await openFakeSlack()
})
afterEach(() => slack.close())

async function reopen(options: FakeSlackOptions) {
  await slack.close()
  slack = await openFakeSlack(options)
}

const post = (more: object = {}) => call('chat.postMessage', { channel: IDS.general, text: 'hi', ...more })

describe('tokens and scopes', () => {
  it.each([
    ['auth.test', '', 'not_authed'],
    ['auth.test', 'xoxb-wrong', 'invalid_auth'],
    ['auth.test', 'xoxb-2-parley-second', 'invalid_auth'],
    ['apps.connections.open', 'xoxb-1-parley-first', 'not_allowed_token_type'],
    ['chat.nothing', 'xoxb-1-parley-first', 'unknown_method'],
  ])('%s with token %j answers %s', async (method, token, error) => {
    expect(await call(method, {}, { token })).toMatchObject({ ok: false, error })
    expect(slack.refusals).toMatchObject([{ method, error }])
  })

  it('wants the scope of each method and kind of channel', async () => {
    await reopen({ scopes: ['channels:history'] })
    const missing = { ok: false, error: 'missing_scope', provided: 'channels:history' }
    expect(await post()).toMatchObject({ ...missing, needed: 'chat:write' })
    expect(await call('conversations.history', { channel: IDS.secret })).toMatchObject({
      needed: 'groups:history',
    })
    expect(await call('conversations.history', { channel: IDS.general })).toMatchObject({ ok: true })
    expect(slack.say({ user: 'ada', channel: 'secret', text: 'x' }).events).toEqual([])
    expect(slack.say({ user: 'ada', channel: 'general', text: `${slack.mention}` }).events).toHaveLength(1)
  })

  it('knows of revoked tokens', async () => {
    slack.revoke('account_inactive')
    expect(await call('auth.test')).toMatchObject({ error: 'account_inactive' })
    slack.tokensRevoked()
    expect(await call('auth.test')).toMatchObject({ error: 'token_revoked' })
  })

  it('installs in a second workspace with a code', async () => {
    const args = {
      client_id: slack.clientId,
      client_secret: slack.clientSecret,
      redirect_uri: 'https://here',
    }
    const code = slack.issueCode(IDS.secondTeam, 'https://here')
    const exchange = (more: object) =>
      call('oauth.v2.access', { ...args, code, ...more }, { token: '', form: true })
    expect(await exchange({ client_secret: 'x' })).toMatchObject({ error: 'bad_client_secret' })
    expect(await exchange({ redirect_uri: 'https://there' })).toMatchObject({ error: 'bad_redirect_uri' })
    expect(await exchange({ code: 'x' })).toMatchObject({ error: 'invalid_code' })
    const installed = await exchange({})
    expect(installed).toMatchObject({ ok: true, team: { id: IDS.secondTeam }, bot_user_id: IDS.secondBot })
    expect(await exchange({})).toMatchObject({ error: 'code_already_used' })
    const token = String(installed.access_token)
    const there = { channel: IDS.lobby, text: 'x' }
    expect(await call('chat.postMessage', there, { token })).toMatchObject({ ok: true })
    expect(await call('chat.postMessage', there)).toMatchObject({ error: 'channel_not_found' })
  })
})

describe('waiting', () => {
  it('ends when the condition throws, and sees what calls change', async () => {
    const waiting = slack.until(() => slack.messages('general').length === 1, 'a message')
    await post()
    await waiting
    await expect(slack.until(() => slack.messages('nowhere'))).rejects.toThrow('no channel nowhere')
  })

  it('draws the same lots for the same seed', async () => {
    const lots = async () => {
      await reopen({ seed: 7, delivery: { repeatNewId: 0.5, retries: [] } })
      for (let index = 0; index < 20; index += 1) slack.say({ user: 'ada', channel: 'general', text: 'x' })
      await slack.quiet(5)
      return slack.acks.length
    }
    const first = await lots()
    expect(first).toBeGreaterThan(20)
    expect(await lots()).toBe(first)
  })
})
