import { ChannelType, type TextChannel } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, type RealClient } from './client.ts'
import { type FakeDiscord, type FakeDiscordOptions, IDS, openFakeDiscord } from './index.ts'

let discord: FakeDiscord
let real: RealClient
let general: TextChannel

async function begin(options: FakeDiscordOptions = {}) {
  discord = await openFakeDiscord(options)
  real = await connect(discord)
  const channel = await real.client.channels.fetch(IDS.general)
  if (channel?.type !== ChannelType.GuildText) throw new Error('no #general')
  general = channel
}

beforeEach(() => begin())
afterEach(async () => {
  await real.stop()
  await discord.close()
})

async function reopen(options: FakeDiscordOptions) {
  await real.stop()
  await discord.close()
  await begin(options)
}

const ada = { user: 'ada', channel: 'general' }
const silent = { allowedMentions: { parse: [] } }

describe('messages', () => {
  it('are paged, newest first', async () => {
    const ids = Array.from({ length: 7 }, (_, index) => discord.seed({ ...ada, text: `m${index}` }).id)
    const page = async (query: object) => {
      const found = await general.messages.fetch({ cache: false, ...query })
      return [...found.values()].map((row) => row.content).join(' ')
    }
    expect(await page({ limit: 3 })).toBe('m6 m5 m4')
    expect(await page({ limit: 3, before: ids[3]! })).toBe('m2 m1 m0')
    expect(await page({ limit: 2, after: ids[3]! })).toBe('m5 m4')
    expect(await page({ limit: 3, around: ids[3]! })).toBe('m4 m3 m2')
    await expect(page({ limit: 101 })).rejects.toMatchObject({ code: 50035 })
  })

  it('carry files, also in embeds, and keep them when they are edited', async () => {
    const files = [{ name: 'chart.png', attachment: Buffer.from('png'), description: 'a chart' }]
    const embeds = [{ title: 'Mood', image: { url: 'attachment://chart.png' } }]
    const sent = await general.send({ embeds, files, ...silent })
    const [shown] = discord.messages('general')
    expect(shown).toMatchObject({ attachments: [{ filename: 'chart.png', size: 3, description: 'a chart' }] })
    expect(shown!.embeds[0]).toMatchObject({ image: { url: shown!.attachments[0]!.url } })
    expect(await (await fetch(shown!.attachments[0]!.url)).text()).toBe('png')
    expect(discord.files).toMatchObject([{ name: 'chart.png' }])
    await sent.edit({ content: 'with words' })
    expect(discord.messages('general')[0]).toMatchObject({ content: 'with words', attachments: [{}] })
    await sent.edit({ attachments: [], embeds: [] })
    expect(discord.messages('general')[0]!.attachments).toEqual([])
    expect(discord.refusals).toEqual([])
    await general.send({ embeds: [{ title: 'x', image: { url: 'attachment://none.png' } }] })
    expect(discord.refusals).toMatchObject([{ message: 'an embed shows none.png, which is not attached' }])
  })

  it('cannot be larger than 25 MiB', async () => {
    const file = Buffer.alloc(25 * 1024 * 1024)
    await expect(general.send({ files: [file] })).rejects.toMatchObject({ code: 40005, status: 413 })
  })

  it('with the same nonce are made once, even when the answer was lost', async () => {
    const send = () => general.send({ content: 'once', nonce: 'n1', enforceNonce: true })
    discord.fail({ method: 'POST', status: 'lost' })
    await expect(send()).rejects.toThrow()
    const second = await send()
    expect(discord.messages('general').map((row) => row.id)).toEqual([second.id])
    await general.send({ content: 'twice', nonce: 'n1' })
    expect(discord.messages('general')).toHaveLength(2)
  })

  it('are refused when they are empty, too long or answer what is not there', async () => {
    await expect(general.send({ content: ' ' })).rejects.toMatchObject({ code: 50006 })
    await expect(general.send({ embeds: [{ title: 'x'.repeat(257) }] })).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { embeds: { 0: { title: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } } },
    })
    const reply = { messageReference: IDS.ada }
    await expect(general.send({ content: 'x', reply })).rejects.toThrow('REPLIES_UNKNOWN_MESSAGE')
    await general.send({ content: 'x', reply: { ...reply, failIfNotExists: false } })
    expect(discord.messages('general')).toHaveLength(1)
  })

  it('ring unless told not to', async () => {
    const text = `<@${IDS.ada}> <@${IDS.robot}> <@&${IDS.crewRole}> @everyone @here`
    await general.send({ content: text, ...silent })
    expect(discord.pings).toEqual([])
    await general.send(text)
    const tokens = discord.pings.map((row) => row.token)
    expect(tokens).toEqual([`<@${IDS.ada}>`, `<@&${IDS.crewRole}>`, '@everyone', '@here'])
    await general.send({ content: text, allowedMentions: { parse: [], users: [IDS.ada] } })
    expect(discord.pings.slice(4)).toMatchObject([{ token: `<@${IDS.ada}>`, channel: IDS.general }])
    const [first] = discord.messages('general')
    expect([first!.mentions, first!.mention_everyone]).toEqual([[], false])
  })

  it('of others cannot be edited, nor deleted without permission', async () => {
    const { id } = discord.seed({ ...ada, text: 'hers' })
    const path = `/channels/${IDS.general}/messages/${id}` as const
    await expect(real.client.rest.patch(path, { body: { content: 'x' } })).rejects.toMatchObject({
      code: 50005,
    })
    await expect(general.messages.delete(id)).rejects.toMatchObject({ code: 50013 })
    const own = await general.send('mine')
    await own.delete()
    await expect(general.messages.fetch(own.id)).rejects.toMatchObject({ code: 10008, status: 404 })
  })
})

describe('permissions', () => {
  it('are needed to see, to read, to write and to attach', async () => {
    await reopen({ permissions: ['ViewChannel', 'SendMessages'] })
    discord.seed({ ...ada, text: 'x' })
    const { rest } = real.client
    const denied = (call: Promise<unknown>, code: number) => expect(call).rejects.toMatchObject({ code })
    await denied(rest.get(`/channels/${IDS.hidden}/messages`), 50001)
    await denied(rest.get('/channels/1/messages'), 10003)
    expect(await rest.get(`/channels/${IDS.general}/messages`)).toEqual([])
    await denied(general.send({ embeds: [{ title: 'x' }] }), 50013)
    await denied(general.send({ files: [Buffer.from('x')] }), 50013)
    await denied(rest.post(`/channels/${IDS.thread}/messages`, { body: { content: 'x' } }), 50013)
    await denied(rest.post(`/channels/${IDS.forum}/messages`, { body: { content: 'x' } }), 40058)
    await general.send('plain')
    discord.setAccess({ channel: 'general', who: 'parley', deny: ['SendMessages'] })
    await denied(general.send('plain'), 50013)
    discord.setAccess({ channel: 'random', who: 'parley', deny: ['ViewChannel'] })
    await denied(rest.get(`/channels/${IDS.random}`), 50001)
  })

  it('of people can be asked for', async () => {
    const guild = real.client.guilds.cache.get(IDS.guild)!
    const secret = guild.channels.cache.get(IDS.secret)!
    const sees = async (id: string) => secret.permissionsFor(await guild.members.fetch(id)).has('ViewChannel')
    expect(await sees(IDS.ada)).toBe(true)
    expect(await sees(IDS.carla)).toBe(false)
    expect(await sees(IDS.dora)).toBe(true)
    await expect(guild.members.fetch(IDS.fatou)).rejects.toMatchObject({ code: 10007 })
    const named = await guild.members.fetch({ user: [IDS.benoit, IDS.erik] })
    expect(named.map((row) => row.displayName)).toEqual(['Ben'])
    const thread = `/channels/${IDS.whisper}/thread-members` as const
    expect(await real.client.rest.get(`${thread}/${IDS.ada}`)).toMatchObject({ user_id: IDS.ada })
    await expect(real.client.rest.get(`${thread}/${IDS.benoit}`)).rejects.toMatchObject({ code: 10007 })
  })
})

describe('elsewhere', () => {
  it('reacts, types, writes directly, begins threads and posts', async () => {
    const { id } = discord.seed({ ...ada, text: 'x' })
    const message = await general.messages.fetch(id)
    await message.react('🎉')
    expect(discord.reactionsOn('general', id)).toEqual({ '🎉': [IDS.bot] })
    expect((await message.reactions.cache.first()!.users.fetch()).map((row) => row.id)).toEqual([IDS.bot])
    await message.reactions.cache.first()!.users.remove()
    await expect(message.react('nothing')).rejects.toMatchObject({ code: 10014 })
    await general.sendTyping()
    await real.client.users.send(IDS.carla, 'in private')
    expect(discord.messages('dm:carla').map((row) => row.content)).toEqual(['in private'])
    discord.closeDirectMessages('carla')
    await expect(real.client.users.send(IDS.carla, 'x')).rejects.toMatchObject({ code: 50007 })
    discord.setPermissions([
      'ViewChannel',
      'SendMessages',
      'SendMessagesInThreads',
      'CreatePublicThreads',
      'ReadMessageHistory',
    ])
    const thread = await message.startThread({ name: 'more' })
    await thread.send('inside')
    expect(discord.messages('more').map((row) => row.content)).toEqual(['inside'])
    const forum = await real.client.channels.fetch(IDS.forum)
    if (forum?.type !== ChannelType.GuildForum) throw new Error('no forum')
    await forum.threads.create({ name: 'topic', message: { content: 'first' } })
    expect(discord.messages('topic').map((row) => row.content)).toEqual(['first'])
  })
})

describe('trouble', () => {
  it('of 429, of the server and of the wire is met as Discord’s own', async () => {
    for (const status of [429, 500, 502] as const) {
      discord.fail({ method: 'POST', path: /\/messages$/, status, retryAfter: 0.01 })
      await general.send(`after ${status}`)
    }
    discord.fail({ status: 429, global: true, retryAfter: 0.01 })
    await general.send('after all')
    discord.fail({ path: `/channels/${IDS.general}/messages`, status: 'reset' })
    await expect(general.send('cut')).rejects.toThrow()
    expect(discord.messages('general').map((row) => row.content)).toEqual([
      'after 429',
      'after 500',
      'after 502',
      'after all',
    ])
    expect(discord.calls.filter((call) => call.status === 429)).toHaveLength(2)
    expect(discord.refusals).toEqual([])
  })

  it('of rate limits is waited out', async () => {
    discord.rateLimits = true
    const react = async (emoji: string) => {
      const { id } = discord.seed({ ...ada, text: 'x' })
      await general.messages.react(id, emoji)
    }
    await Promise.all(['🎉', '🎈', '🎂'].map(react))
    expect(discord.calls.filter((call) => call.method === 'PUT' && call.status === 204)).toHaveLength(3)
    const headers = {
      authorization: `Bot ${discord.token}`,
      'user-agent': 'DiscordBot (x, 1)',
      'content-type': 'application/json',
    }
    const url = `${discord.apiUrl}/v10/channels/${IDS.general}/messages`
    const post = () => fetch(url, { method: 'POST', headers, body: '{"content":"x"}' })
    const answers = []
    for (let count = 0; count < 6; count += 1) answers.push(await post())
    expect(answers.map((row) => row.status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(answers[5]!.headers.get('retry-after')).toBe('5')
    expect(await answers[5]!.json()).toMatchObject({ global: false, retry_after: expect.any(Number) })
  })

  it('of requests that no library would send is met too', async () => {
    const ask = async (path: string, headers: Record<string, string> = {}) => {
      const given = { authorization: `Bot ${discord.token}`, 'user-agent': 'DiscordBot (x, 1)', ...headers }
      const response = await fetch(`${discord.apiUrl}${path}`, { headers: given })
      return [response.status, ((await response.json()) as { code: number }).code]
    }
    expect(await ask('/v10/users/@me')).toEqual([200, undefined])
    expect(await ask('/v10/users/@me', { authorization: 'Bot x' })).toEqual([401, 0])
    expect(await ask('/v10/users/@me', { 'user-agent': 'curl' })).toEqual([403, 40333])
    expect(await ask('/v9/users/@me')).toEqual([400, 50041])
    expect(await ask('/v10/nothing')).toEqual([404, 0])
    expect(await ask(`/v10/channels/${IDS.general}/typing`)).toEqual([405, 0])
    expect(await ask('/v10/users/1')).toEqual([404, 10013])
  })
})
