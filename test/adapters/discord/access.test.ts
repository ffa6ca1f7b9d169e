import { PermissionsBitField } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Access, createAccess, isAdmin } from '../../../adapters/discord/access.ts'
import { IDS, type Permission } from '../../fakes/discord/index.ts'
import { bits } from '../../fakes/discord/permissions.ts'
import { type OpenServer, openServer, type ServerOptions } from './open-server.ts'

let server: OpenServer
let access: Access
async function open(options: ServerOptions = {}) {
  server = await openServer(options)
  access = createAccess(server.client, server.pace)
}
beforeEach(() => open())
afterEach(() => server.close())
async function reopen(options: ServerOptions) {
  await server.close()
  await open(options)
}

const denied = (id: string, permission: Permission) => ({
  id,
  type: 1 as const,
  allow: 0n,
  deny: bits(permission),
})
const NOWHERE = '1100000000000009999'
const read = (channel: string) => ({ ok: true, channel })
const remark = (said: object) => ({ ok: false, remark: said })
const notFound = (name: string) => remark({ kind: 'notFound', name })
const lacks = (permission: string, channel: string) => remark({ kind: 'permission', permission, channel })

describe('who may read what', () => {
  it('channels, threads, posts in forums and chats of voice channels: those who may see them', async () => {
    for (const channel of [IDS.general, IDS.thread, IDS.post]) {
      expect(await access.check(IDS.carla, channel)).toEqual(read(channel))
      expect(await access.check(IDS.fatou, channel)).toEqual(notFound(channel))
    }
    expect(await access.check(IDS.ada, IDS.secret)).toEqual(read(IDS.secret))
    expect(await access.check(IDS.carla, IDS.secret)).toEqual(notFound(IDS.secret))
  })

  it('an administrator and the owner read all', async () => {
    expect(await access.check(IDS.dora, IDS.secret)).toEqual(read(IDS.secret))
    expect(await access.check(IDS.robot, IDS.secret)).toEqual(read(IDS.secret))
  })

  it('a private thread: who is in it, or may manage threads', async () => {
    expect(await access.check(IDS.ada, IDS.whisper)).toEqual(read(IDS.whisper))
    expect(await access.check(IDS.benoit, IDS.whisper)).toEqual(notFound(IDS.whisper))
    const { members } = server.channel(IDS.whisper)
    members.add(IDS.benoit)
    expect(await access.check(IDS.benoit, IDS.whisper)).toEqual(read(IDS.whisper))
    members.delete(IDS.benoit)
    expect(await access.check(IDS.benoit, IDS.whisper)).toEqual(notFound(IDS.whisper))
    members.delete(IDS.dora)
    expect(await access.check(IDS.dora, IDS.whisper)).toEqual(read(IDS.whisper))
  })

  it('direct messages: who is in them', async () => {
    expect(await access.check(IDS.ada, IDS.dmAda)).toEqual(read(IDS.dmAda))
    expect(await access.check(IDS.benoit, IDS.dmAda)).toEqual(notFound(IDS.dmAda))
  })

  it('what came before only who may read the history, even of the channel they speak in', async () => {
    await reopen({
      change: ({ channel }) => channel(IDS.general).overwrites.push(denied(IDS.carla, 'ReadMessageHistory')),
    })
    expect(await access.check(IDS.carla, IDS.general, IDS.general)).toEqual(notFound(IDS.general))
    expect(await access.check(IDS.ada, IDS.general, IDS.general)).toEqual(read(IDS.general))
  })

  it('a channel of another server: its members', async () => {
    expect(await access.check(IDS.ada, IDS.lobby, IDS.general)).toEqual(read(IDS.lobby))
    expect(await access.check(IDS.carla, IDS.lobby, IDS.general)).toEqual(notFound(IDS.lobby))
  })

  it('no forums as such, and nothing that is none', async () => {
    expect(await access.check(IDS.dora, IDS.forum)).toEqual(notFound(IDS.forum))
    expect(await access.check(IDS.dora, NOWHERE)).toEqual(notFound(NOWHERE))
  })

  it('with the roles that somebody has now', async () => {
    expect(await access.check(IDS.carla, IDS.general)).toEqual(read(IDS.general))
    server.member(IDS.carla).roles.length = 0
    expect(await access.check(IDS.carla, IDS.general)).toEqual(notFound(IDS.general))
  })

  it('answers the same about a hidden channel as about none', async () => {
    const about = async (wanted: string) =>
      JSON.stringify(await access.check(IDS.carla, wanted, IDS.general)).replaceAll(wanted, '')
    for (const wanted of [IDS.secret, IDS.whisper, IDS.lobby, IDS.lounge, IDS.between, IDS.dmAda, IDS.forum])
      expect(await about(wanted)).toBe(await about(NOWHERE))
    for (const wanted of ['secret', 'whisper', 'lobby'])
      expect(await about(wanted)).toBe(await about('nothing'))
  })
})

describe('what would help', () => {
  it('a permission that Parley lacks in a channel, said to those who may read there', async () => {
    expect(await access.check(IDS.carla, IDS.hidden)).toEqual(lacks('ViewChannel', IDS.hidden))
    expect(await access.check(IDS.fatou, IDS.hidden)).toEqual(notFound(IDS.hidden))
  })

  it('a permission that Parley lacks everywhere', async () => {
    await reopen({ lacking: ['ReadMessageHistory'] })
    expect(await access.check(IDS.ada, IDS.general)).toEqual(lacks('ReadMessageHistory', IDS.general))
    expect(await access.check(IDS.ada, IDS.thread)).toEqual(lacks('ReadMessageHistory', IDS.thread))
    expect(await access.check(IDS.ada, 'general', IDS.random)).toEqual(
      lacks('ReadMessageHistory', IDS.general),
    )
  })

  it('the permission to connect, for the chat of a voice channel', async () => {
    expect(await access.check(IDS.ada, IDS.voice)).toEqual(lacks('Connect', IDS.voice))
    server.member(IDS.carla).roles.length = 0
    expect(await access.check(IDS.carla, IDS.voice)).toEqual(notFound(IDS.voice))
  })

  it('installing Parley there, where it is only with the asker', async () => {
    const notHere = remark({ kind: 'notHere' })
    expect(await access.check(IDS.ada, IDS.lounge, IDS.lounge)).toEqual(notHere)
    expect(await access.check(IDS.ada, IDS.between, IDS.between)).toEqual(notHere)
    expect(await access.check(IDS.ada, IDS.lounge, IDS.general)).toEqual(notFound(IDS.lounge))
  })

  it('nothing, when Discord fails: that is no refusal', async () => {
    server.discord.fail({ path: /members/, status: 503, times: 20 })
    await expect(access.check(IDS.ada, IDS.general)).rejects.toMatchObject({ status: 503 })
  })
})

describe('names', () => {
  it.each(['random', '#random', 'Random'])('finds %s in the same server', async (name) => {
    expect(await access.check(IDS.ada, name, IDS.general)).toEqual(read(IDS.random))
  })

  it('finds none elsewhere, and none without a server', async () => {
    expect(await access.check(IDS.ada, 'lobby', IDS.general)).toEqual(notFound('lobby'))
    expect(await access.check(IDS.ada, 'general', IDS.dmAda)).toEqual(notFound('general'))
    expect(await access.check(IDS.ada, 'general')).toEqual(notFound('general'))
  })

  it('of two with the same name finds the one that may be read', async () => {
    await reopen({
      change: ({ channel }) => {
        channel(IDS.random).name = 'twin'
        channel(IDS.secret).name = 'twin'
      },
    })
    expect(await access.check(IDS.carla, 'twin', IDS.general)).toEqual(read(IDS.random))
  })
})

it('administrators are who may administer or manage the server', () => {
  const held = (...names: ('Administrator' | 'ManageGuild' | 'ManageMessages')[]) =>
    new PermissionsBitField(names)
  expect(isAdmin({ permissions: held('Administrator') })).toBe(true)
  expect(isAdmin({ permissions: held('ManageGuild', 'ManageMessages') })).toBe(true)
  expect(isAdmin({ permissions: held('ManageMessages') })).toBe(false)
  expect(isAdmin({ permissions: '32' })).toBe(true)
  expect(isAdmin({ permissions: '2048' })).toBe(false)
})
