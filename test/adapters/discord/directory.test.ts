import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PEOPLE } from '../../../adapters/discord/rate-limits.ts'
import { IDS } from '../../fakes/discord/index.ts'
import { type OpenServer, openServer } from './open-server.ts'

let server: OpenServer
beforeEach(async () => {
  server = await openServer()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.close()
})
const guild = () => server.client.guilds.cache.get(IDS.guild)!
const lookUps = () => server.calls(/members|users/).length
/** Lets so much time pass for what is remembered. */
async function later(milliseconds: number) {
  // Until then the cache remembers what time it is.
  await sleep(5)
  const real = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => real() + milliseconds)
}

describe('people', () => {
  it('have a name in the server, and rights', async () => {
    const { directory } = server
    expect(await directory.person(IDS.benoit, guild())).toEqual({
      id: IDS.benoit,
      name: 'Ben',
      bot: false,
      roles: [IDS.crewRole],
    })
    expect(await directory.person(IDS.dora, guild())).toMatchObject({
      name: 'Dora',
      roles: expect.arrayContaining(['admin']),
    })
    expect(await directory.person(IDS.robot, guild())).toMatchObject({ bot: true })
  })

  it('are called as they call themselves where they are no members, and have no rights', async () => {
    const { directory } = server
    const alone = await directory.person(IDS.benoit)
    expect(alone).toEqual({ id: IDS.benoit, name: 'Benoît', bot: false, roles: [] })
    expect(await directory.person(IDS.fatou, guild())).toMatchObject({ name: 'Fatou', roles: [] })
    expect(await directory.person(IDS.dora)).toMatchObject({ roles: [] })
  })

  it('whom Discord does not know are somebody', async () => {
    const stranger = { id: '1100000000000009999', name: 'somebody', bot: false, roles: [] }
    expect(await server.directory.person(stranger.id, guild())).toEqual(stranger)
    expect(await server.directory.person(stranger.id)).toEqual(stranger)
  })

  it('have the locale that was seen last', async () => {
    const { directory } = server
    directory.remember(IDS.ada, 'en-GB')
    expect(await directory.person(IDS.ada, guild())).toMatchObject({ locale: 'en-GB' })
    directory.remember(IDS.ada, 'fr')
    expect(await directory.person(IDS.ada)).toMatchObject({ name: 'Ada', locale: 'fr' })
    expect(await directory.person(IDS.benoit)).not.toHaveProperty('locale')
  })
})

describe('names', () => {
  const known = new Map([
    [IDS.ada, 'ada'],
    [IDS.benoit, 'benoit'],
    [IDS.fatou, 'Fatou'],
  ])

  it('are those in the server, and what they came with for who is no member', async () => {
    const { directory } = server
    const names = await directory.names(known, guild())
    expect([...names]).toEqual([
      [IDS.ada, 'Ada'],
      [IDS.benoit, 'Ben'],
      [IDS.fatou, 'Fatou'],
    ])
    expect([...(await directory.names(known))]).toEqual([...known])
  })

  it('of many are asked for a hundred at a time, not one by one, and remembered', async () => {
    const many = new Map([
      ...known,
      ...Array.from({ length: 250 }, (_, id) => [`${1000 + id}`, `n${id}`] as const),
    ])
    const fetch = vi.spyOn(guild().members, 'fetch')
    const names = await server.directory.names(many, guild())
    expect([names.size, names.get(IDS.benoit), names.get('1249')]).toEqual([253, 'Ben', 'n249'])
    await server.directory.names(many, guild())
    expect(fetch).toHaveBeenCalledTimes(3)
    expect(lookUps()).toBe(0)
  })

  it('are what they came with when Discord does not answer', async () => {
    vi.spyOn(guild().members, 'fetch').mockRejectedValueOnce(new Error('no answer'))
    expect([...(await server.directory.names(known, guild()))]).toEqual([...known])
    expect((await server.directory.names(known, guild())).get(IDS.benoit)).toBe('Ben')
  })
})

describe('remembering', () => {
  it('asks once for many who ask at the same time, and again when a while has passed', async () => {
    const { directory } = server
    await Promise.all(Array.from({ length: 20 }, () => directory.person(IDS.ada, guild())))
    await directory.person(IDS.ada, guild())
    expect(lookUps()).toBe(1)
    server.member(IDS.ada).nick = 'Countess'
    await later(PEOPLE.remembered.ttl + 1000)
    expect(await directory.person(IDS.ada, guild())).toMatchObject({ name: 'Countess' })
    expect(lookUps()).toBe(2)
  })

  it('does not remember a failure', async () => {
    const { discord, directory } = server
    discord.fail({ path: /members/, status: 503, times: 20 })
    await expect(directory.person(IDS.ada, guild())).rejects.toMatchObject({ status: 503 })
    expect(await directory.person(IDS.ada, guild())).toMatchObject({ name: 'Ada' })
  })
})
