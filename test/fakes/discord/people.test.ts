import { Events, type MessageReaction, type PartialMessageReaction } from 'discord.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect, type RealClient } from './client.ts'
import { type FakeDiscord, IDS, openFakeDiscord } from './index.ts'

let discord: FakeDiscord
let real: RealClient
let got: { t: string; d: Record<string, unknown> }[]

/** Everything that the client hears, in order. */
beforeEach(async () => {
  discord = await openFakeDiscord()
  real = await connect(discord)
  got = []
  real.client.on(Events.Raw as never, (packet: (typeof got)[number]) => void (packet.t && got.push(packet)))
})
afterEach(async () => {
  await real.stop()
  await discord.close()
})

const ada = { user: 'ada', channel: 'general' }
const heard = (count: number) => discord.until(() => got.length >= count, `${count} events`)

it('tells of what people do in channels as Discord does', async () => {
  const { id: message } = discord.say({ ...ada, text: `<@${IDS.benoit}> one` })
  discord.say({ user: 'benoit', channel: 'general', text: 'two', replyTo: message })
  discord.edit({ ...ada, message, text: 'changed' })
  discord.unfurl({ ...ada, message })
  discord.react({ ...ada, message, emoji: '🇫🇷' })
  discord.unreact({ ...ada, message, emoji: '🇫🇷' })
  discord.delete({ ...ada, message })
  discord.say({ user: 'ada', channel: 'dm', text: 'here' })
  discord.say({ user: 'robot', channel: 'general', text: 'beep' })
  discord.say({ ...ada, text: 'relayed', webhook: 'Relay' })
  await heard(10)
  const member = { nick: 'Ben', roles: [IDS.crewRole] }
  expect(got).toMatchObject([
    {
      t: 'MESSAGE_CREATE',
      d: { guild_id: IDS.guild, author: { id: IDS.ada }, mentions: [{ id: IDS.benoit }] },
    },
    {
      t: 'MESSAGE_CREATE',
      d: { type: 19, member, referenced_message: { id: message }, mentions: [{ id: IDS.ada }] },
    },
    { t: 'MESSAGE_UPDATE', d: { content: 'changed', edited_timestamp: expect.stringContaining('T') } },
    { t: 'MESSAGE_UPDATE', d: { content: 'changed', embeds: [{ type: 'link' }] } },
    {
      t: 'MESSAGE_REACTION_ADD',
      d: { emoji: { id: null, name: '🇫🇷' }, message_author_id: IDS.ada, user_id: IDS.ada },
    },
    { t: 'MESSAGE_REACTION_REMOVE', d: { message_id: message } },
    { t: 'MESSAGE_DELETE', d: { id: message, channel_id: IDS.general, guild_id: IDS.guild } },
    { t: 'MESSAGE_CREATE', d: { channel_id: IDS.dmAda } },
    { t: 'MESSAGE_CREATE', d: { author: { bot: true } } },
    { t: 'MESSAGE_CREATE', d: { webhook_id: expect.any(String), author: { username: 'Relay', bot: true } } },
  ])
  expect(got[7]!.d).not.toHaveProperty('guild_id')
  expect(discord.messages('general').map((row) => row.content)).toEqual(['two', 'beep', 'relayed'])
  expect(real.errors).toEqual([])
})

it('gives partial reactions on messages from before the start, which can be fetched', async () => {
  const { id: message } = discord.seed({ ...ada, text: 'old', at: new Date('2025-03-04T05:06:07Z') })
  const reaction = new Promise<MessageReaction | PartialMessageReaction>((resolve) =>
    real.client.once(Events.MessageReactionAdd, resolve),
  )
  discord.react({ user: 'benoit', channel: 'general', message, emoji: 'party:1234567890123456789' })
  const { message: partial, emoji } = await reaction
  expect([partial.partial, emoji.id]).toEqual([true, '1234567890123456789'])
  const full = await partial.fetch()
  expect(full.content).toBe('old')
  expect(full.createdAt.toISOString()).toMatch(/^2025-03-04T05:06:07/)
  expect(discord.reactionsOn('general', message)).toEqual({ 'party:1234567890123456789': [IDS.benoit] })
})

it('tells of threads, posts, access and guilds', async () => {
  const { id: message } = discord.seed({ ...ada, text: 'begin' })
  const thread = discord.startThread({ ...ada, name: 'more', message, text: 'in the thread' })
  expect(thread).toBe(message)
  const post = discord.startThread({ ...ada, channel: 'forum', name: 'question', text: 'why?' })
  expect(discord.messages('question')[0]).toMatchObject({ id: post, content: 'why?' })
  discord.setAccess({ channel: 'random', who: 'crew', deny: ['SendMessages'] })
  discord.deleteChannel('more')
  discord.kick('Second Test')
  discord.invite('Second Test')
  await heard(8)
  expect(got.map(({ t }) => t)).toEqual([
    ...['THREAD_CREATE', 'MESSAGE_CREATE', 'THREAD_CREATE', 'MESSAGE_CREATE', 'CHANNEL_UPDATE'],
    ...['THREAD_DELETE', 'GUILD_DELETE', 'GUILD_CREATE'],
  ])
  expect(real.client.guilds.cache.size).toBe(2)
  expect(real.client.channels.cache.has(post)).toBe(true)
})

it('gives each message a larger id', () => {
  const ids = Array.from({ length: 50 }, () => BigInt(discord.say({ ...ada, text: 'x' }).id))
  expect(ids.every((id, index) => index === 0 || id > ids[index - 1]!)).toBe(true)
})
