import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bolt, createBolt } from './bolt.ts'
import { type FakeSlack, IDS, openFakeSlack } from './index.ts'

let slack: FakeSlack
let bolt: Bolt
let got: Record<string, unknown>[]

/** Everything that Bolt hears, in order. */
beforeEach(async () => {
  slack = await openFakeSlack()
  bolt = createBolt(slack)
  got = []
  bolt.app.use(async ({ body, next, ack }: { body: object; next: () => Promise<void>; ack?: unknown }) => {
    const row = body as Record<string, unknown>
    got.push((row.event ?? row) as Record<string, unknown>)
    if (typeof ack === 'function') await ack()
    await next()
  })
  await bolt.start()
})
afterEach(async () => {
  await bolt.stop()
  await slack.close()
})

const heard = (count: number) => slack.until(() => got.length === count, `${count} events`)
const ada = { user: 'ada', channel: 'general' }
const plain = (text: string) => ({ type: 'plain_text' as const, text })

it('tells of what people do in channels as Slack does', async () => {
  const { ts } = slack.say({ ...ada, text: 'one' })
  slack.say({ user: 'benoit', channel: 'general', text: 'two', thread: ts })
  slack.edit({ ...ada, ts, text: 'changed' })
  slack.react({ ...ada, ts, name: 'fr' })
  slack.unreact({ ...ada, ts, name: 'fr' })
  slack.join({ user: 'gus', channel: 'random' })
  slack.say({ user: 'ada', channel: 'dm', text: `${slack.mention} here` })
  slack.say({ user: 'robot', channel: 'general', text: 'beep' })
  await heard(9)
  expect(got).toMatchObject([
    { type: 'message', channel_type: 'channel', user: IDS.ada, text: 'one', ts, event_ts: ts },
    { type: 'message', thread_ts: ts, parent_user_id: IDS.ada },
    {
      subtype: 'message_changed',
      message: { text: 'changed', edited: {} },
      previous_message: { text: 'one' },
    },
    { type: 'reaction_added', reaction: 'fr', item: { channel: IDS.general, ts }, item_user: IDS.ada },
    { type: 'reaction_removed' },
    { type: 'member_joined_channel', user: IDS.guest, channel: IDS.random },
    { subtype: 'channel_join' },
    { type: 'message', channel_type: 'im', channel: 'D0ADA00001' },
    { type: 'message', bot_id: 'B0ROBOT001', app_id: 'A0OTHERAPP' },
  ])
})

it('leaves a gravestone where a thread was', async () => {
  const { ts } = slack.say({ ...ada, text: 'gone' })
  slack.say({ ...ada, text: 'stays', thread: ts })
  slack.delete({ ...ada, ts })
  await heard(3)
  expect(got[2]).toMatchObject({
    subtype: 'message_deleted',
    deleted_ts: ts,
    previous_message: { text: 'gone' },
  })
  expect(slack.messages('general').map((row) => row.text)).toEqual(['stays'])
})

it('presses and chooses in messages, and only where the person can see it', async () => {
  const options = ['de', 'fr'].map((value) => ({ text: plain(value.toUpperCase()), value }))
  const thumbs = {
    type: 'feedback_buttons' as const,
    action_id: 'rate',
    positive_button: { text: plain('Good'), value: 'good' },
    negative_button: { text: plain('Bad'), value: 'bad' },
  }
  await bolt.app.client.chat.postMessage({
    channel: IDS.secret,
    text: 'x',
    blocks: [
      { type: 'actions', elements: [{ type: 'static_select', action_id: 'to', options }] },
      { type: 'context_actions', elements: [thumbs] },
    ],
  })
  await slack.press({ user: 'dora', label: 'Bad' })
  await slack.choose({ user: 'dora', action_id: /^t/, label: 'FR' })
  expect(got).toMatchObject([
    {
      type: 'block_actions',
      channel: { id: IDS.secret },
      message: { text: 'x' },
      actions: [{ value: 'bad' }],
    },
    { actions: [{ action_id: 'to', selected_option: { value: 'fr' } }], container: { is_ephemeral: false } },
  ])
  await expect(slack.press({ user: 'carla', label: 'Bad' })).rejects.toThrow('nothing that fits')
})

it('pushes modals on one another, three at most, and closes the one in front', async () => {
  const button = { type: 'button' as const, action_id: 'deeper', text: plain('Deeper') }
  const blocks = [{ type: 'actions' as const, elements: [button] }]
  const view = { type: 'modal' as const, title: plain('t'), notify_on_close: true, blocks }
  const { client } = bolt.app
  const { trigger_id } = await slack.shortcut({ ...ada, callback_id: 'global' })
  await client.views.open({ trigger_id, view })
  const push = async () => {
    const pressed = await slack.press({ user: 'ada', view: 'modal', label: 'Deeper' })
    await client.views.push({ trigger_id: pressed.trigger_id, view })
  }
  await push()
  await push()
  await expect(push()).rejects.toThrow('push_limit_reached')
  const [root, second, third] = slack.views('ada')
  expect(third).toMatchObject({ root_view_id: root!.id, previous_view_id: second!.id })
  await slack.dismiss({ user: 'ada' })
  expect(got.at(-1)).toMatchObject({ type: 'view_closed', view: { id: third!.id } })
  await slack.submit({ user: 'ada' })
  expect(slack.views('ada').map((row) => row.id)).toEqual([root!.id])
})

it('takes long when told to, and refuses connections when told to', async () => {
  slack.slow('auth.test', 80)
  const ended: string[] = []
  const slow = bolt.app.client.auth.test().then(() => ended.push('slow'))
  await bolt.app.client.team.info().then(() => ended.push('fast'))
  await slow
  expect(ended).toEqual(['fast', 'slow'])
  slack.refuseConnections('invalid_auth')
  await expect(createBolt(slack).start()).rejects.toMatchObject({ data: { error: 'invalid_auth' } })
})
