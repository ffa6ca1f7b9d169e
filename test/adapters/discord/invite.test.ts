import { readdirSync, readFileSync } from 'node:fs'
import { PermissionFlagsBits, type PermissionsString } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { commandData } from '../../../adapters/discord/command-data.ts'
import { createInviteCommand } from '../../../adapters/discord/invite.ts'
import { installLink, inviteLink } from '../../../adapters/discord/invite-links.ts'
import { FREE_CALLS, PERMISSIONS } from '../../../adapters/discord/permissions.ts'
import { READ_PERMISSIONS } from '../../../adapters/discord/remark.ts'
import type { Handle } from '../../../src/contract/adapter.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'
import { type FakeDiscord, IDS, openFakeDiscord, type Permission } from '../../fakes/discord/index.ts'
import { createFakeOutput } from '../../fakes/output.ts'
import { policyOf } from '../../policy/policy-of.ts'
import { openParley } from './open-parley.ts'

const ID = '1100000000000000010'
const names = Object.keys(PERMISSIONS) as PermissionsString[]

/** A token of the application with this id. */
const tokenOf = (id: string) => `${Buffer.from(id).toString('base64').replaceAll('=', '')}.x.y`

async function invite(settings: Parameters<typeof createInviteCommand>[0], ...args: string[]) {
  const { output, out, error } = createFakeOutput()
  const status = await createInviteCommand(settings).run(args, output)
  return { status, out, error }
}

describe('parley discord invite', () => {
  it.each([
    ['the argument', { token: tokenOf('1'), applicationId: '2' }, [ID]],
    ['DISCORD_APPLICATION_ID', { token: tokenOf('1'), applicationId: ID }, []],
    ['DISCORD_TOKEN', { token: tokenOf(ID) }, []],
  ])('takes the application id from %s', async (_where, settings, args) => {
    const { status, out } = await invite(settings, ...args)
    expect(status).toBe(0)
    expect(out).toEqual([inviteLink(ID)])
  })

  it('writes one link, and what each permission is for beside it', async () => {
    const { out, error } = await invite({ applicationId: ID })
    expect(out).toHaveLength(1)
    for (const name of names) expect(error).toContainEqual(expect.stringContaining(`${name}: `))
    expect(error.at(-1)).toContain(installLink(ID))
  })

  it.each([
    ['nothing', {}, []],
    ['another word', {}, ['parley']],
    ['a token with no id in it', { token: 'no-id.x.y' }, []],
    ['an id that is too short', { token: tokenOf(ID) }, ['123']],
  ])('says what it needs when there is %s', async (_what, settings, args) => {
    await expect(invite(settings, ...args)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/17 to 20 digits.*DISCORD_TOKEN/),
    })
  })
})

describe('the links', () => {
  it('ask for exactly the permissions of the table', () => {
    const url = new URL(inviteLink(ID))
    expect(url.origin + url.pathname).toBe('https://discord.com/oauth2/authorize')
    expect(url.searchParams.get('client_id')).toBe(ID)
    expect(url.searchParams.get('scope')).toBe('bot applications.commands')
    const asked = BigInt(url.searchParams.get('permissions')!)
    const all = Object.entries(PermissionFlagsBits) as [PermissionsString, bigint][]
    expect(all.filter(([, bit]) => (asked & bit) !== 0n).map(([name]) => name)).toEqual(
      all.map(([name]) => name).filter((name) => names.includes(name)),
    )
    expect(asked & PermissionFlagsBits.Administrator).toBe(0n)
  })

  it('ask for no permission when somebody installs Parley for themselves', () => {
    const { searchParams } = new URL(installLink(ID))
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ client_id: ID, scope: 'applications.commands', integration_type: '1' },
    })
  })
})

const folder = new URL('../../../adapters/discord/', import.meta.url)
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(new URL(path, folder), 'utf8'))

/** Whatever discord.js does at Discord begins with one of these. */
const VERBS =
  '(?:fetch|send|defer|create|crosspost|edit|follow|pin|react|reply|respond|delete|bulk|leave|join|start|kick|ban)\\w*'

/** What stands before the dot in our code, by what it is; `undefined` is none of Discord's. */
const OBJECTS: Readonly<Record<string, string | undefined>> = {
  ...{ channels: 'channels', messages: 'messages', users: 'users', members: 'members', commands: 'commands' },
  ...{
    interaction: 'interaction',
    command: 'interaction',
    press: 'interaction',
    user: 'user',
    old: 'command',
  },
  ...{ found: 'channel', channel: 'channel' },
}

/** Calls by route, and calls of what discord.js has made. */
function calls(): Set<string> {
  const routed = /\b(get|post|put|patch|delete)(?:<[^(]*>)?\(\s*Routes\.(\w+)/g
  const made = new RegExp(`\\b(\\w+)\\.(${VERBS})\\(`, 'g')
  const found = sources.flatMap((source) => [
    ...[...source.matchAll(routed)].map(([, verb, route]) => `${verb} ${route}`),
    ...[...source.matchAll(made)].flatMap(([, object, verb]) =>
      OBJECTS[object!] === undefined ? [] : [`${OBJECTS[object!]}.${verb}`],
    ),
  ])
  const direct = sources.some((source) => source.includes('users.fetch(user)).send(')) ? ['user.send'] : []
  return new Set([...found, ...direct])
}

describe('the permissions', () => {
  it('are those that the calls in the code need, and no others', () => {
    const called = calls()
    expect(called.size).toBeGreaterThan(15)
    const covered = new Set([...Object.values(PERMISSIONS).flatMap((row) => row.calls), ...FREE_CALLS])
    expect([...covered].sort()).toEqual([...called].sort())
  })

  it('leave no route unread', () => {
    const named = sources.flatMap((source) => source.match(/\bRoutes\.\w+/g) ?? [])
    const routed = sources.flatMap((source) => source.match(/\((?:\s*)Routes\.\w+/g) ?? [])
    expect(routed).toHaveLength(named.length)
  })

  it('include what reading is checked against', () => {
    expect(names).toEqual(expect.arrayContaining([...READ_PERMISSIONS]))
  })

  it('each say why', () => {
    for (const { why } of Object.values(PERMISSIONS)) expect(why.length).toBeGreaterThan(10)
  })
})

describe('on a server that gave exactly these permissions', () => {
  const opened: { close(): Promise<unknown> }[] = []

  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close()
  })

  /** A chart, which becomes a picture; or what was read. */
  const handle: Handle = async ({ task, input }) => ({
    title: task,
    ...('text' in input
      ? { chart: { kind: 'bars', unit: '%', points: [{ label: 'positive', value: 90, tone: 'positive' }] } }
      : { text: input.messages.map(({ text }) => text).join(' ') }),
    ...{ notes: [], models: [], data: {}, visibility: 'private' },
  })

  const policy = policyOf(`rules: [{ refuse: answer-publicly, people: ${IDS.carla} }]`)

  /** People ask for this and that. @returns how much Discord refused, where it was read for them, and what they saw. */
  async function aDay(permissions: readonly Permission[]) {
    const discord = await openFakeDiscord({ permissions })
    const { door } = await openParley(discord, { handle, policy })
    opened.push(discord, { close: () => door.stop() })
    await discord.until(() => discord.commands().length === commandData(chatTasks).length, 'the commands')
    const read: boolean[] = []
    for (const channel of ['general', 'voice']) {
      discord.seed({ user: 'ada', channel, text: `said in ${channel}` })
      read.push((await summary(discord, channel)).includes(`said in ${channel}`))
    }
    for (const channel of ['general', 'thread', 'post'])
      discord.say({ user: 'ada', channel, text: `${discord.mention} how does this feel: well done` })
    discord.closeDirectMessages('carla')
    const text = `${discord.mention} how does this feel: well done`
    const { id } = discord.say({ user: 'carla', channel: 'general', text })
    await discord.quiet(400)
    const sign = Object.keys(discord.reactionsOn('general', id)).join()
    return { refused: discord.refusals.length, read, pictures: discord.files.length, sign }
  }

  async function summary(discord: FakeDiscord, channel: string): Promise<string> {
    const done = await discord.command({ user: 'ada', channel, name: 'summarise' })
    await discord.quiet(250)
    return discord.textOf(discord.originalOf(done))
  }

  // What is refused is the direct message.
  const all = { refused: 1, read: [true, true], pictures: 3, sign: '🔒' }

  it('everything works', async () => {
    expect(await aDay(names as Permission[])).toEqual(all)
  })

  it.each(names)('something does not work without %s', async (name) => {
    const left = names.filter((one) => one !== name) as Permission[]
    expect(await aDay(left)).not.toEqual(all)
  })
})
