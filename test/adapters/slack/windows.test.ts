import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channelModal, hereBlocks, personBlocks } from '../../../adapters/slack/settings-blocks.ts'
import { CHANNEL_DEFAULTS, type ChannelSettings } from '../../../src/contract/channels.ts'
import { interfaceFor } from '../../../src/contract/phrases/interface/index.ts'
import { checkView, type FakeSlack, openFakeSlack } from '../../fakes/slack/index.ts'
import { gallery } from '../../replies/gallery.ts'
import { openParley } from './open-parley.ts'

/** The App Home and the modals as Slack gets them; docs/draw-slack.ts draws them from the same files. */
let slack: FakeSlack
let close: () => Promise<void>

beforeAll(async () => {
  slack = await openFakeSlack()
  const { door } = await openParley(slack, { handle: async () => gallery.choices! })
  close = async () => {
    await door.stop()
    await slack.close()
  }
})
afterAll(() => close())

/** Without what is different each time: ids, and what buttons and metadata carry. */
function golden({ blocks, title, type }: { blocks: unknown[]; title?: unknown; type: string }): string {
  const hide = (key: string, value: unknown) => {
    if (key === 'block_id' || key === 'private_metadata') return undefined
    return key === 'value' && typeof value === 'string' && value.length > 12 ? '…' : value
  }
  return `${JSON.stringify({ type, ...(title ? { title } : {}), blocks }, hide, 2)}\n`
}

describe('the App Home', () => {
  it('of an administrator', async () => {
    slack.openHome('dora')
    await slack.until(() => slack.home('dora') !== undefined, 'the home')
    await expect(golden(slack.home('dora')!)).toMatchFileSnapshot('golden/home-administrator.json')
  })

  it('of everybody else', async () => {
    slack.openHome('ada')
    await slack.until(() => slack.home('ada') !== undefined, 'the home')
    await expect(golden(slack.home('ada')!)).toMatchFileSnapshot('golden/home.json')
  })
})

describe('the modal of an answer', () => {
  it('has a menu of other languages', async () => {
    const { ts } = slack.seed({ user: 'ada', channel: 'general', text: 'Hello' })
    await slack.shortcut({ user: 'ada', channel: 'general', ts, callback_id: 'translate' })
    await slack.until(() => /→/.test(slack.textOf(slack.views('ada').at(-1))), 'the answer')
    await expect(golden(slack.views('ada').at(-1)!)).toMatchFileSnapshot('golden/modal.json')
    expect(slack.refusals).toEqual([])
  })
})

describe.each(['en', 'fr', 'es', 'de'])('in %s', (locale) => {
  const asker = { phrases: interfaceFor(locale), origin: { platform: 'slack', locale } } as Parameters<
    typeof personBlocks
  >[1]
  const codes = Array.from({ length: 200 }, (_, index) => `x${String.fromCharCode(97 + (index % 26))}`)

  it('all windows are within the limits', () => {
    const held = { settings: 2, feedback: 1200, audit: 120_000, channels: 1200 }
    const mine = { settings: { language: 'fr', neverAnalyse: true }, held }
    const home = { type: 'home', blocks: personBlocks(mine, asker, ['fr', ...new Set(codes)]) }
    expect(checkView(home as never)).toEqual([])
    const languages = ['fr', ...new Set(codes)]
    expect(checkView(channelModal('C1', CHANNEL_DEFAULTS, asker, languages) as never)).toEqual([])
    const full: ChannelSettings = {
      ...{ flags: true, publicAnswers: true, summaries: true, mood: true, moodReactions: true },
      alertTo: { person: 'U1' },
      digest: { at: '23:59', weekdays: [1, 2, 3, 4, 6, 7], to: { persons: ['U1', 'U2'] } },
      translation: { languages: ['fr', 'xa'], where: 'below', mirror: { channel: 'C2', language: 'fr' } },
    }
    expect(checkView(channelModal('C1', full, asker, languages) as never)).toEqual([])
    const here = { channel: 'C1', settings: full, own: 'fr' }
    for (const refused of [undefined, 'The rules say no. '.repeat(200)]) {
      const blocks = hereBlocks({ ...here, refused }, asker, languages)
      expect(checkView({ ...channelModal('C1', full, asker, []), blocks } as never)).toEqual([])
    }
  })

  it('every title fits a modal and every shortcut a menu', () => {
    const { titles, shortcuts } = interfaceFor(locale)
    for (const text of [...Object.values(titles), ...Object.values(shortcuts)])
      expect(text.length).toBeLessThanOrEqual(24)
  })
})
