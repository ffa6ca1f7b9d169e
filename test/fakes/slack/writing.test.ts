import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCaller } from './caller.ts'
import { type FakeSlack, IDS, openFakeSlack } from './index.ts'

let slack: FakeSlack
const call = createCaller(() => slack)

beforeEach(async () => {
  slack = await openFakeSlack()
})
afterEach(() => slack.close())

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } })
const post = (more: object = {}) => call('chat.postMessage', { channel: IDS.general, text: 'hi', ...more })
const seed = (text: string, more: { thread?: string; user?: string } = {}) =>
  slack.seed({ user: 'ada', channel: 'general', text, ...more }).ts

describe('writing', () => {
  it.each([
    [{ text: '' }, 'no_text'],
    [{ blocks: [{ type: 'nope' }] }, 'invalid_blocks'],
    [{ blocks: 'no json' }, 'invalid_blocks_format'],
    [{ blocks: Array.from({ length: 5 }, () => section('x'.repeat(3000))) }, 'msg_blocks_too_long'],
    [{ channel: IDS.outside }, 'not_in_channel'],
    [{ channel: IDS.hidden }, 'channel_not_found'],
    [{ thread_ts: '1700000000.000001' }, 'thread_not_found'],
  ])('refuses %#', async (more, error) => {
    expect(await post(more)).toMatchObject({ ok: false, error })
    expect(slack.messages('general')).toEqual([])
  })

  it('takes forms as well as JSON, and cuts long text', async () => {
    const args = { channel: IDS.general, text: 'x'.repeat(40_005), blocks: [section('hi')] }
    expect(await call('chat.postMessage', args, { form: true })).toMatchObject({ ok: true })
    expect(slack.messages('general')[0]?.text).toHaveLength(40_000)
    expect(slack.messages('general')[0]?.blocks?.[0]).toMatchObject({ block_id: expect.any(String) })
  })

  it('notes what is shown broken and what pings', async () => {
    await post({ text: 'a & <!here>' })
    expect(slack.refusals).toMatchObject([{ method: 'chat.postMessage', error: 'malformed_text' }])
    expect(slack.pings).toEqual([{ method: 'chat.postMessage', channel: IDS.general, token: '<!here>' }])
    expect(slack.messages('general')).toHaveLength(1)
  })

  it('changes and removes only its own messages', async () => {
    const { ts } = await post()
    const own = { channel: IDS.general, ts }
    expect(await call('chat.update', { ...own, text: 'é'.repeat(2001) })).toMatchObject({
      error: 'msg_too_long',
    })
    expect(await call('chat.update', { ...own, text: 'new' })).toMatchObject({ ok: true, text: 'new' })
    const other = { channel: IDS.general, ts: seed('mine') }
    expect(await call('chat.update', { ...other, text: 'x' })).toMatchObject({ error: 'cant_update_message' })
    expect(await call('chat.delete', other)).toMatchObject({ error: 'cant_delete_message' })
    expect(await call('chat.delete', own)).toMatchObject({ ok: true })
    expect(await call('chat.delete', own)).toMatchObject({ error: 'message_not_found' })
    expect(slack.messages('general').map((row) => row.text)).toEqual(['mine'])
  })

  it('shows ephemeral messages to people in the channel', async () => {
    const args = { channel: IDS.secret, text: 'psst' }
    expect(await call('chat.postEphemeral', { ...args, user: IDS.carla })).toMatchObject({
      error: 'user_not_in_channel',
    })
    expect(await call('chat.postEphemeral', { ...args, user: IDS.dora })).toMatchObject({ ok: true })
    expect(slack.ephemerals('dora').map((row) => row.text)).toEqual(['psst'])
  })

  it('uploads a file in three steps', async () => {
    const { upload_url, file_id } = await call('files.getUploadURLExternal', { filename: 'a.txt', length: 5 })
    const files = [{ id: file_id, title: 'A' }]
    expect(await call('files.completeUploadExternal', { files })).toMatchObject({ error: 'file_not_found' })
    await fetch(String(upload_url), { method: 'POST', body: 'hello' })
    const ts = seed('question')
    const done = await call('files.completeUploadExternal', { files, channel_id: IDS.general, thread_ts: ts })
    expect(done).toMatchObject({ ok: true, files: [{ title: 'A' }] })
    expect(slack.files).toMatchObject([{ name: 'a.txt', content: 'hello', channels: [IDS.general] }])
    expect(slack.messages('general')[1]).toMatchObject({ thread_ts: ts, files: [{ title: 'A' }] })
  })

  it('reacts once', async () => {
    const reaction = { channel: IDS.general, timestamp: seed('x'), name: 'eyes' }
    expect(await call('reactions.add', reaction)).toMatchObject({ ok: true })
    expect(await call('reactions.add', reaction)).toMatchObject({ error: 'already_reacted' })
    expect(slack.reactionsOn('general', reaction.timestamp)).toMatchObject([
      { name: 'eyes', users: [IDS.bot] },
    ])
    expect(await call('reactions.remove', reaction)).toMatchObject({ ok: true })
    expect(await call('reactions.remove', reaction)).toMatchObject({ error: 'no_reaction' })
  })
})
