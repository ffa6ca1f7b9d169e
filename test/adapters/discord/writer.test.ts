import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DiscordMessage } from '../../../adapters/discord/discord-message.ts'
import { createWriter, type Writer } from '../../../adapters/discord/writer.ts'
import { IDS } from '../../fakes/discord/index.ts'
import { type OpenServer, openServer } from './open-server.ts'

let server: OpenServer
let writer: Writer
beforeEach(async () => {
  server = await openServer()
  writer = createWriter(server.client, server.pace)
})
afterEach(() => server.close())

const message = (content: string, more: Partial<DiscordMessage> = {}): DiscordMessage => ({
  content,
  embeds: [],
  components: [],
  ...more,
})
const place = { channel: IDS.general }
const textsIn = (channel: string) => server.channel(channel).messages.map(({ content }) => content)
const messageIn = (channel: string, id: string) =>
  server.channel(channel).messages.find((one) => one.id === id)!
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `${index}`)

describe('writing', () => {
  it('posts, changes and takes away', async () => {
    const posted = await writer.post(place, message('working'))
    await writer.update(posted, message('done'))
    expect(textsIn(IDS.general)).toEqual(['done'])
    await writer.remove(posted)
    expect(textsIn(IDS.general)).toEqual([])
  })

  it('posts in threads, forum posts, voice chats and direct messages', async () => {
    for (const channel of [IDS.thread, IDS.post, IDS.voice, IDS.dmAda]) {
      const { id } = await writer.post({ channel }, message('hello'))
      expect(messageIn(channel, id).content).toBe('hello')
    }
  })

  it('answers a message, and posts all the same when that is gone', async () => {
    const question = await writer.post(place, message('question'))
    const answer = await writer.post({ ...place, replyTo: question.id }, message('answer'))
    expect(messageIn(IDS.general, answer.id).message_reference).toMatchObject({ message_id: question.id })
    await writer.remove(question)
    await writer.post({ ...place, replyTo: question.id }, message('late'))
    expect(textsIn(IDS.general)).toEqual(['answer', 'late'])
  })

  it('never pings, whatever the text, and posts every message with a nonce of its own', async () => {
    const posted = await writer.post(place, message('@everyone <@&5>'))
    await writer.post({ ...place, replyTo: posted.id }, message(`<@${IDS.ada}>`))
    await writer.update(posted, message('@here'))
    const bodies = server.calls(/messages/).map(({ body }) => body)
    expect(bodies).toHaveLength(3)
    for (const body of bodies) expect(body.allowed_mentions).toEqual({ parse: [], replied_user: false })
    const posts = server.calls(/messages/, 'POST').map(({ body }) => body)
    expect(posts.every(({ enforce_nonce }) => enforce_nonce === true)).toBe(true)
    expect(new Set(posts.map(({ nonce }) => nonce)).size).toBe(2)
  })

  it('shows no previews of links, but its own embeds', async () => {
    const posted = await writer.post(place, message('https://example.org'))
    const { flags } = messageIn(IDS.general, posted.id)
    expect(flags & 4).toBe(4)
    await writer.update(posted, message('', { embeds: [{ title: 'done' }] }))
    const changed = messageIn(IDS.general, posted.id)
    expect([changed.flags & 4, changed.content]).toEqual([0, ''])
    expect(changed.embeds).toMatchObject([{ title: 'done' }])
  })

  it('sends files, and takes away those that a change lacks', async () => {
    const files = [
      { name: 'mood.png', content: Buffer.from([137, 80]), description: 'Bars' },
      { name: 'rest.md', content: 'Ünïcode **text**\n' },
    ]
    const posted = await writer.post(place, message('see below', { files }))
    const { attachments } = messageIn(IDS.general, posted.id)
    expect(attachments.map(({ filename, description }) => [filename, description])).toEqual([
      ['mood.png', 'Bars'],
      ['rest.md', undefined],
    ])
    expect(server.discord.files.map(({ content }) => content.toString())).toContain('Ünïcode **text**\n')
    await writer.update(posted, message('see here', { files: [{ name: 'new.md', content: 'new' }] }))
    expect(messageIn(IDS.general, posted.id).attachments.map(({ filename }) => filename)).toEqual(['new.md'])
    await writer.update(posted, message('nothing'))
    expect(messageIn(IDS.general, posted.id).attachments).toEqual([])
  })

  it('does not mind that a message or its channel is gone', async () => {
    const posted = await writer.post(place, message('soon gone'))
    await writer.remove(posted)
    await writer.remove(posted)
    await writer.update(posted, message('too late'))
    const nowhere = { channel: '1100000000000009999', id: posted.id }
    await writer.remove(nowhere)
    await writer.update(nowhere, message('too late'))
    expect(textsIn(IDS.general)).toEqual([])
  })

  it('rejects what Discord refuses, as it came', async () => {
    await expect(writer.post({ channel: IDS.hidden }, message('x'))).rejects.toMatchObject({ code: 50001 })
    await expect(writer.post(place, message(''))).rejects.toMatchObject({ code: 50006 })
  })
})

describe('when calls fail', () => {
  it('posts once, though the connection breaks after Discord took the post', async () => {
    server.discord.fail({ method: 'POST', path: /messages$/, status: 'lost', times: 3 })
    const posted = await writer.post(place, message('once'))
    expect(server.calls(/messages$/, 'POST')).toHaveLength(4)
    expect(server.channel(IDS.general).messages.map(({ id }) => id)).toEqual([posted.id])
  })

  it('posts the same words twice when it is told to twice', async () => {
    await writer.post(place, message('again'))
    await writer.post(place, message('again'))
    expect(textsIn(IDS.general)).toEqual(['again', 'again'])
  })

  it('keeps the order of a channel and loses nothing', async () => {
    const { discord } = server
    const path = /messages/
    discord.fail({ method: 'POST', path, status: 429, retryAfter: 1 })
    // More than discord.js itself tries.
    discord.fail({ method: 'POST', path, status: 500, times: 6 })
    discord.fail({ method: 'POST', path, status: 'reset' })
    discord.fail({ method: 'POST', path, status: 'lost' })
    const posts = numbers(12).map((text) => writer.post(place, message(text)))
    const elsewhere = numbers(3).map((text) => writer.post({ channel: IDS.random }, message(text)))
    const posted = await Promise.all(posts)
    await Promise.all(elsewhere)
    discord.fail({ method: 'PATCH', path, status: 502, times: 5 })
    await writer.update(posted[11]!, message('eleven'))
    discord.fail({ method: 'DELETE', path, status: 'lost' })
    await writer.remove(posted[0]!)
    expect(textsIn(IDS.general)).toEqual([...numbers(11).slice(1), 'eleven'])
    expect(textsIn(IDS.random)).toEqual(numbers(3))
  })

  it('gives up at last, and goes on with the next', async () => {
    server.discord.fail({ method: 'POST', path: /messages$/, status: 503, times: 20 })
    const lost = writer.post(place, message('lost'))
    const next = writer.post(place, message('next'))
    await expect(lost).rejects.toMatchObject({ status: 503 })
    await next
    expect(textsIn(IDS.general)).toEqual(['next'])
  })
})
