import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SlackMessage } from '../../../adapters/slack/slack-message.ts'
import { createWriter, type Writer } from '../../../adapters/slack/writer.ts'
import { IDS } from '../../fakes/slack/index.ts'
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts'

let workspace: OpenWorkspace
let writer: Writer
beforeEach(async () => {
  workspace = await openWorkspace()
  writer = createWriter(workspace.client, IDS.team, workspace.pace)
})
afterEach(() => workspace.slack.close())

const message = (text: string): SlackMessage => ({
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }],
})
const place = { channel: IDS.general }
const textsIn = (channel: string) => workspace.slack.messages(channel).map(({ text }) => text)

describe('writing', () => {
  it('posts, changes and takes away', async () => {
    const posted = await writer.post(place, message('working'))
    await writer.update(posted, message('done'))
    expect(textsIn('general')).toEqual(['done'])
    await writer.remove(posted)
    expect(textsIn('general')).toEqual([])
  })

  it('posts into a thread, and for one pair of eyes', async () => {
    const { ts } = await writer.post(place, message('question'))
    const answer = await writer.post({ ...place, thread: ts }, message('answer'))
    await writer.ephemeral({ ...place, thread: ts }, IDS.ada, message('only you'))
    const { slack } = workspace
    expect(slack.messages('general').find((one) => one.ts === answer.ts)?.thread_ts).toBe(ts)
    expect(slack.ephemerals('ada')).toMatchObject([{ text: 'only you', thread_ts: ts }])
  })

  it('never lets Slack make mentions or previews of its own', async () => {
    const posted = await writer.post(place, message('@here https://example.org'))
    await writer.update(posted, message('#general'))
    await writer.ephemeral(place, IDS.ada, message('@ada'))
    const [post, update, ephemeral] = ['chat.postMessage', 'chat.update', 'chat.postEphemeral'].map(
      (method) => workspace.callsOf(method)[0]!.args,
    )
    for (const args of [post, update, ephemeral])
      expect(args).toMatchObject({ parse: 'none', link_names: 'false' })
    expect(post).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' })
    expect(workspace.slack.pings).toEqual([])
  })

  it('does not mind that a message is gone', async () => {
    const posted = await writer.post(place, message('soon gone'))
    await writer.remove(posted)
    await writer.remove(posted)
    await writer.update(posted, message('too late'))
    expect(textsIn('general')).toEqual([])
  })

  it('uploads a file, in a thread too', async () => {
    const { ts } = await writer.post(place, message('see below'))
    await writer.upload({ ...place, thread: ts }, { name: 'summary.md', content: 'Ünïcode **text**\n' })
    expect(workspace.slack.files).toMatchObject([
      { name: 'summary.md', title: 'summary.md', content: 'Ünïcode **text**\n', channels: [IDS.general] },
    ])
    expect(workspace.slack.messages('general').at(-1)).toMatchObject({ thread_ts: ts, subtype: 'file_share' })
  })

  it('rejects what Slack refuses, as it came', async () => {
    await expect(writer.post({ channel: IDS.outside }, message('x'))).rejects.toMatchObject({
      data: { error: 'not_in_channel' },
    })
  })

  it('keeps the order of a channel and loses nothing when calls fail on all sides', async () => {
    const { slack } = workspace
    slack.fail({ method: 'chat.postMessage', status: 429, retryAfter: 1, times: 1 })
    slack.fail({ method: 'chat.postMessage', status: 500, times: 3 })
    slack.fail({ method: 'files.completeUploadExternal', status: 'reset' })
    slack.fail({ method: 'upload', status: 500 })
    const posts = Array.from({ length: 12 }, (_, index) => writer.post(place, message(`${index}`)))
    const upload = writer.upload(place, { name: 'rest.txt', content: 'rest' })
    const posted = await Promise.all(posts)
    await upload
    await writer.update(posted[11]!, message('eleven'))
    expect(textsIn('general')).toEqual([
      ...Array.from({ length: 11 }, (_, index) => `${index}`),
      'eleven',
      '',
    ])
  })
})
