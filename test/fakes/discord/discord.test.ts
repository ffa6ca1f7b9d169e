import { type ClientOptions, Events, GatewayIntentBits, type Message } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { connect, createClient, type RealClient } from './client.ts'
import { type FakeDiscord, type FakeDiscordOptions, IDS, openFakeDiscord } from './index.ts'

let discord: FakeDiscord
let real: RealClient | undefined
let heard: string[]

async function begin(options: FakeDiscordOptions = {}, clientOptions: Partial<ClientOptions> = {}) {
  discord = await openFakeDiscord(options)
  real = await connect(discord, clientOptions)
  heard = []
  real.client.on(Events.MessageCreate, (message) => void heard.push(message.content))
  return real.client
}

afterEach(async () => {
  await real?.stop()
  real = undefined
  await discord.close()
})

const ada = { user: 'ada', channel: 'general' }
const heardAll = (...texts: string[]) =>
  discord.until(() => JSON.stringify(heard) === JSON.stringify(texts), `hearing ${texts}`)

describe('connecting', () => {
  it('shows guilds, channels and threads, and answers are answered', async () => {
    const client = await begin()
    expect(client.user.id).toBe(IDS.bot)
    expect([...client.guilds.cache.keys()]).toEqual([IDS.guild, IDS.second])
    const guild = client.guilds.cache.get(IDS.guild)!
    expect(guild.channels.cache.get(IDS.whisper)?.isThread()).toBe(true)
    client.on(Events.MessageCreate, async (message: Message) => {
      if (!message.author.bot) await message.reply('hello')
    })
    const { id, told } = discord.say({ ...ada, text: `${discord.mention} hi` })
    expect(told).toBe(true)
    await discord.until(() => discord.messages('general').length === 2)
    const [, answer] = discord.messages('general')
    expect(answer).toMatchObject({
      content: 'hello',
      author: { id: IDS.bot },
      message_reference: { message_id: id },
    })
    // A reply rings unless it says that it shall not.
    expect(discord.pings).toMatchObject([{ channel: IDS.general, token: `reply to <@${IDS.ada}>` }])
    expect(discord.refusals).toEqual([])
  })

  it('turns away a wrong token, and one that was revoked', async () => {
    await begin()
    const other = createClient(discord)
    await expect(other.login('a.b.c')).rejects.toThrow('invalid token')
    const gone = new Promise((resolve) => real!.client.once(Events.ShardDisconnect, resolve))
    discord.revoke()
    expect(await gone).toMatchObject({ code: 4004 })
  })

  it.each([
    [{ messageContent: false }, 4014, GatewayIntentBits.MessageContent],
    [{}, 4014, GatewayIntentBits.GuildMembers],
    [{}, 4014, GatewayIntentBits.GuildPresences],
    [{}, 4013, 1 << 30],
  ])('with %j closes with %d for intents %d', async (options, code, intents) => {
    discord = await openFakeDiscord(options)
    const client = createClient(discord, { intents })
    client.on(Events.Error, () => undefined)
    const gone = new Promise((resolve) => client.once(Events.ShardDisconnect, resolve))
    client.login(discord.token).catch(() => undefined)
    expect(await gone).toMatchObject({ code })
    expect(discord.refusals).toMatchObject([{ method: 'gateway', code }])
    await client.destroy()
  })

  it('spreads guilds over shards and keeps direct messages on the first', async () => {
    const client = await begin({ gateway: { shards: 2, shardingRequired: true } }, { shards: 'auto' })
    expect(client.ws.shards.size).toBe(2)
    expect(client.guilds.cache.size).toBe(2)
    discord.say({ ...ada, text: 'one' })
    discord.say({ user: 'fatou', channel: 'lobby', text: 'two' })
    discord.say({ user: 'ada', channel: 'dm', text: 'three' })
    await discord.until(() => heard.length === 3)
    expect(heard.sort()).toEqual(['one', 'three', 'two'])
  })
})

describe('a connection that is lost', () => {
  it.each([
    ['cut', () => discord.drop()],
    ['asked to come again', () => discord.reconnect()],
  ])('is resumed when it is %s, and what was missed comes', async (_, cut) => {
    await begin()
    discord.say({ ...ada, text: 'before' })
    await heardAll('before')
    const resumed = new Promise((resolve) => real!.client.once(Events.ShardResume, resolve))
    cut()
    await discord.until(() => discord.socketCount() === 0)
    expect(discord.say({ ...ada, text: 'in the gap' }).told).toBe(true)
    await resumed
    discord.say({ ...ada, text: 'after' })
    await heardAll('before', 'in the gap', 'after')
  })

  it('replays more than it must when told to', async () => {
    await begin({ gateway: { rewind: 2 } })
    const raw: string[] = []
    real!.client.on(Events.Raw as never, (packet: { t: string; d: { content: string } }) => {
      if (packet.t === 'MESSAGE_CREATE') raw.push(packet.d.content)
    })
    discord.say({ ...ada, text: 'one' })
    await heardAll('one')
    discord.drop()
    await discord.until(() => raw.length === 2)
    expect(raw).toEqual(['one', 'one'])
  })

  it('begins anew when the session is gone', async () => {
    const client = await begin()
    const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve))
    discord.invalidate(false)
    await discord.until(() => discord.socketCount() === 0)
    expect(discord.say({ ...ada, text: 'lost' }).told).toBe(false)
    await ready
    discord.say({ ...ada, text: 'after' })
    await heardAll('after')
  })

  it('is no mistake of a client that asks before it hears that its session is gone', async () => {
    const client = await begin()
    const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve))
    discord.invalidate(false)
    const asked = client.guilds.cache.get(IDS.guild)!.members.fetch({ user: [IDS.ada], time: 100 })
    await expect(asked).rejects.toThrow('in time')
    await ready
    expect(discord.refusals).toEqual([])
    discord.say({ ...ada, text: 'after' })
    await heardAll('after')
  })

  it('is noticed by a client whose heartbeats are not answered', async () => {
    await begin({ gateway: { heartbeatInterval: 60 } })
    const resumed = new Promise((resolve) => real!.client.once(Events.ShardResume, resolve))
    discord.deafen()
    await resumed
    discord.say({ ...ada, text: 'after' })
    await heardAll('after')
  })
})

describe('the content of messages', () => {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits

  it('is blank without its intent, except where it is the bot’s business', async () => {
    const client = await begin(
      { messageContent: false },
      { intents: [Guilds, GuildMessages, DirectMessages] },
    )
    const { id } = discord.say({ ...ada, text: 'not for you', files: [{ name: 'a.txt', content: 'a' }] })
    discord.say({ ...ada, text: `${discord.mention} for you` })
    discord.say({ user: 'ada', channel: 'dm', text: 'in private' })
    await heardAll('', `${discord.mention} for you`, 'in private')
    const channel = await client.channels.fetch(IDS.general)
    if (!channel?.isSendable()) throw new Error('not sendable')
    const sent = await channel.send('mine')
    expect(sent.content).toBe('mine')
    discord.say({ user: 'benoit', channel: 'general', text: 'an answer', replyTo: sent.id })
    discord.say({ user: 'benoit', channel: 'general', text: 'a quiet answer', replyTo: sent.id, ping: false })
    await heardAll('', `${discord.mention} for you`, 'in private', 'mine', 'an answer', '')
    channel.messages.cache.clear()
    const fetched = await channel.messages.fetch(id)
    expect([fetched.content, fetched.attachments.size]).toEqual(['', 0])
  })

  it('comes over REST when the intent is switched on but was not asked for', async () => {
    const client = await begin({}, { intents: [Guilds, GuildMessages] })
    const { id } = discord.seed({ ...ada, text: 'hello' })
    const channel = await client.channels.fetch(IDS.general)
    if (!channel?.isTextBased()) throw new Error('no text')
    expect((await channel.messages.fetch(id)).content).toBe('hello')
  })
})

describe('events', () => {
  it('come twice when told to, and only for what was asked for', async () => {
    const client = await begin(
      { delivery: { repeat: ({ t }) => (t === 'MESSAGE_REACTION_ADD' ? 1 : 0) } },
      { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessageReactions] },
    )
    const reactions: string[] = []
    client.on(Events.MessageReactionAdd, ({ emoji }) => void reactions.push(emoji.name!))
    const { id, told } = discord.say({ ...ada, text: 'x' })
    expect(told).toBe(false)
    discord.react({ user: 'benoit', channel: 'general', message: id, emoji: '🇫🇷' })
    await discord.until(() => reactions.length === 2)
    expect(heard).toEqual([])
  })

  it('say nothing of channels that the bot may not view', async () => {
    await begin()
    expect(discord.say({ user: 'ada', channel: 'hidden', text: 'x' }).told).toBe(false)
    expect(discord.say({ user: 'ada', channel: 'between', text: 'x' }).told).toBe(false)
    expect(discord.say({ user: 'ada', channel: 'lounge', text: 'x' }).told).toBe(false)
    expect(discord.say({ user: 'ada', channel: 'secret', text: 'x' }).told).toBe(true)
    expect(discord.say({ user: 'ada', channel: 'whisper', text: 'x' }).told).toBe(true)
    expect(() => discord.say({ user: 'carla', channel: 'secret', text: 'x' })).toThrow(
      'carla may not see secret',
    )
    expect(() => discord.say({ user: 'benoit', channel: 'whisper', text: 'x' })).toThrow('may not see')
    discord.setAccess({ channel: 'random', who: 'parley', deny: ['ViewChannel'] })
    expect(discord.say({ user: 'ada', channel: 'random', text: 'x' }).told).toBe(false)
  })
})
