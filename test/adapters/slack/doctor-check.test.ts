import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SlackSettings } from '../../../adapters/slack/connection.ts'
import { slackChecks } from '../../../adapters/slack/doctor-check.ts'
import { isSlackDoor } from '../../../adapters/slack/is-slack-door.ts'
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts'
import { listen } from '../../fakes/listen.ts'
import { type FakeSlack, openFakeSlack } from '../../fakes/slack/index.ts'
import { freePort } from '../../free-port.ts'
import { makeParley } from './open-parley.ts'
import { plainHandle } from './plain-handle.ts'

const scopes = Object.keys(BOT_SCOPES)
const MINUTE = 60_000
let slack: FakeSlack

beforeEach(async () => {
  slack = await openFakeSlack({ scopes })
})

afterEach(() => slack.close())

const settings = (over: Partial<SlackSettings> = {}): SlackSettings => ({
  ...{
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
    port: 0,
    stateSecret: 'state',
  },
  ...over,
})

async function examine(given: SlackSettings, now?: () => number) {
  const found = slackChecks(given, now).map(async ({ name, run }) => [name, await run()] as const)
  return Object.fromEntries(await Promise.all(found))
}

describe('the doctor on Slack', () => {
  it('is content when all is well', async () => {
    expect(await examine(settings())).toEqual({
      'Slack clock': expect.objectContaining({ well: true }),
      'Slack bot': { well: true, found: '@parley is in Parley Test' },
      'Slack scopes': { well: true, found: `${scopes.length} of ${scopes.length}` },
      'Slack app': { well: true, found: 'Socket Mode is open to Parley' },
    })
  })

  it('looks only at what is configured', async () => {
    const found = await examine(settings({ botToken: undefined, appToken: undefined }))
    expect(Object.keys(found)).toEqual(['Slack clock'])
  })

  it('names the variable and the place of a token that Slack refuses, and not the token', async () => {
    const found = await examine(settings({ botToken: 'xoxb-wrong-one', appToken: 'xapp-wrong-one' }))
    expect(found['Slack bot']).toEqual({
      well: false,
      found: 'Slack does not accept SLACK_BOT_TOKEN (invalid_auth)',
      remedy: 'copy it again from OAuth & Permissions → Bot User OAuth Token',
    })
    expect(found['Slack app']).toMatchObject({
      well: false,
      remedy: expect.stringContaining('connections:write'),
    })
    expect(JSON.stringify(found)).not.toContain('wrong-one')
  })

  it('names the scopes that are missing, and those that nobody needs', async () => {
    slack.teams[0]!.scopes = new Set([...scopes.filter((scope) => scope !== 'users:read'), 'admin'])
    expect((await examine(settings()))['Slack scopes']).toEqual({
      well: false,
      found: `${scopes.length - 1} of ${scopes.length}, and not needed: admin`,
      remedy: expect.stringMatching(/^add users:read under OAuth & Permissions/),
    })
  })

  it.each([
    [0, true],
    [4, true],
    [-4, true],
    [6, false],
    [-6, false],
  ])('judges a clock that is %s minutes off', async (minutes, well) => {
    const found = await examine(settings(), () => Date.now() + minutes * MINUTE)
    expect(found['Slack clock']).toMatchObject({
      well,
      found: expect.stringMatching(minutes < 0 ? /behind/ : /ahead of/),
    })
  })

  it('says so when Slack cannot be reached', async () => {
    const found = await examine(settings({ apiUrl: 'http://127.0.0.1:9/api/' }))
    for (const finding of Object.values(found)) {
      expect(finding).toMatchObject({ well: false, found: expect.stringContaining('cannot be reached') })
    }
  })
})

describe('what listens on Slack’s port', () => {
  it.each([
    ['takes Slack’s requests', {}],
    ['has the pages for installing', { botToken: undefined, clientId: '1.2', clientSecret: 'a'.repeat(32) }],
  ])('is known as Parley’s when it %s', async (_, more) => {
    const port = await freePort()
    const { door, house } = makeParley(slack, { handle: plainHandle, port, settings: more })
    await door.start(house)
    expect(await isSlackDoor(`http://127.0.0.1:${port}`)).toBe(true)
    await door.stop()
  })

  it('is no Parley when it is something else', async () => {
    const server = createServer((_, response) => response.end('hello'))
    const { address, close } = await listen(server)
    expect(await isSlackDoor(address)).toBe(false)
    await close()
  })
})
