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

describe('views and response URLs', () => {
  const json = { 'content-type': 'application/json' }
  const modal = {
    type: 'modal',
    callback_id: 'm',
    title: { type: 'plain_text', text: 't' },
    blocks: [section('x')],
  }
  const trigger = async () => {
    const { trigger_id } = await slack.command({ user: 'ada', channel: 'general', command: '/x' })
    return trigger_id
  }

  it('opens one modal for a trigger, within three seconds', async () => {
    const trigger_id = await trigger()
    const opened = await call('views.open', { trigger_id, view: modal })
    const { id, hash } = opened.view as { id: string; hash: string }
    expect(slack.views('ada')).toMatchObject([{ id, callback_id: 'm' }])
    expect(await call('views.open', { trigger_id, view: modal })).toMatchObject({
      error: 'exchanged_trigger_id',
    })
    expect(await call('views.update', { view_id: id, hash: 'x', view: modal })).toMatchObject({
      error: 'hash_conflict',
    })
    expect(await call('views.update', { view_id: id, hash, view: modal })).toMatchObject({ ok: true })
    const late = await trigger()
    slack.advance(3001)
    expect(await call('views.open', { trigger_id: late, view: modal })).toMatchObject({
      error: 'expired_trigger_id',
    })
    expect(await call('views.open', { trigger_id: late, view: { type: 'modal' } })).toMatchObject({
      error: 'invalid_arguments',
    })
  })

  it('shows a home', async () => {
    const view = { type: 'home', blocks: [section('home')] }
    expect(await call('views.publish', { user_id: IDS.dora, view })).toMatchObject({ ok: true })
    expect(slack.textOf(slack.home('dora'))).toBe('home')
    expect(await call('views.publish', { user_id: IDS.dora, view: modal })).toMatchObject({ ok: false })
  })

  it('takes five answers in thirty minutes, and replaces nothing for a command', async () => {
    const { response_url } = await slack.command({ user: 'ada', channel: 'outside', command: '/x' })
    const respond = async (body: object) => {
      const response = await fetch(response_url!, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: json,
      })
      return `${response.status} ${await response.text()}`
    }
    expect(await respond({ text: 'one' })).toContain('200')
    expect(await respond({ text: 'two', replace_original: true })).toContain('200')
    expect(slack.ephemerals('ada').map((row) => row.text)).toEqual(['one', 'two'])
    expect(await respond({ text: 'all', response_type: 'in_channel' })).toContain('200')
    expect(slack.messages('outside').map((row) => row.text)).toEqual(['all'])
    expect(await respond({ blocks: [{ type: 'nope' }] })).toContain('invalid_blocks')
    await respond({ text: 'five' })
    expect(await respond({ text: 'six' })).toBe('404 {"ok":false,"error":"used_url"}')
    slack.advance(31 * 60 * 1000)
    expect(await respond({ text: 'late' })).toBe('404 {"ok":false,"error":"expired_url"}')
  })
})
