import { describe, expect, it } from 'vitest'
import { checkMessage, checkView } from './check-blocks.ts'

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true })
const section = (length: number) => ({ type: 'section', text: mrkdwn('x'.repeat(length)) })
const button = (more: object) => ({ type: 'button', text: plain(75), action_id: 'a', ...more })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const option = (text: number, value: number) => ({ text: plain(text), value: 'v'.repeat(value) })
const select = (more: object) => ({
  type: 'static_select',
  action_id: 's',
  options: [option(75, 150)],
  ...more,
})
const input = (more: object) => ({ type: 'input', label: plain(5), element: select({}), ...more })
const image = { type: 'image', image_url: 'https://x.org/y.png', alt_text: 'y' }
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index))
const context = (count: number) => ({ type: 'context', elements: times(count, () => mrkdwn('x')) })
const markdown = (length: number) => ({ type: 'markdown', text: 'x'.repeat(length) })
const rich = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
}
const thumbs = {
  type: 'feedback_buttons',
  action_id: 't',
  positive_button: { text: plain(4), value: 'good' },
  negative_button: { text: plain(3), value: 'bad' },
}

/** [what is allowed, what is just too much, a word of the complaint] */
const LIMITS: Record<string, [object[], object[], string]> = {
  'blocks in a message': [times(50, () => section(1)), times(51, () => section(1)), 'no more than 50 items'],
  'text of a section': [[section(3000)], [section(3001)], 'less than 3001'],
  'an empty section': [[section(1)], [section(0)], 'more than 0'],
  'fields of a section': [
    [{ type: 'section', fields: times(10, () => mrkdwn('x')) }],
    [{ type: 'section', fields: times(11, () => mrkdwn('x')) }],
    'no more than 10',
  ],
  'text of a field': [
    [{ type: 'section', fields: [mrkdwn('x'.repeat(2000))] }],
    [{ type: 'section', fields: [mrkdwn('x'.repeat(2001))] }],
    'less than 2001',
  ],
  'a header': [
    [{ type: 'header', text: plain(150) }],
    [{ type: 'header', text: plain(151) }],
    'less than 151',
  ],
  'mrkdwn in a header': [
    [{ type: 'header', text: plain(1) }],
    [{ type: 'header', text: mrkdwn('x') }],
    'plain_text',
  ],
  'elements of a context': [[context(10)], [context(11)], 'no more than 10'],
  'elements of actions': [
    [actions(...times(25, (index) => button({ action_id: `a${index}` })))],
    [actions(...times(26, (index) => button({ action_id: `a${index}` })))],
    'no more than 25',
  ],
  'text of a button': [[actions(button({}))], [actions(button({ text: plain(76) }))], 'less than 76'],
  'value of a button': [
    [actions(button({ value: 'v'.repeat(2000) }))],
    [actions(button({ value: 'v'.repeat(2001) }))],
    'less than 2001',
  ],
  action_id: [
    [actions(button({ action_id: 'a'.repeat(255) }))],
    [actions(button({ action_id: 'a'.repeat(256) }))],
    'less than 256',
  ],
  'the same action_id twice': [
    [actions(button({})), actions(button({}))],
    [actions(button({}), button({}))],
    'action_id already exists',
  ],
  'the same block_id twice': [
    [{ ...section(1), block_id: 'a' }, section(1)],
    [
      { ...section(1), block_id: 'a' },
      { ...section(1), block_id: 'a' },
    ],
    'block_id already exists',
  ],
  'the address of a button': [
    [actions(button({ url: `https://x.org/${'y'.repeat(2900)}` }))],
    [actions(button({ url: `https://x.org/${'y'.repeat(3000)}` }))],
    'less than 3001',
  ],
  'the style of a button': [
    [actions(button({ style: 'danger' }))],
    [actions(button({ style: 'warning' }))],
    'style',
  ],
  'options of a menu': [
    [actions(select({ options: times(100, () => option(1, 1)) }))],
    [actions(select({ options: times(101, () => option(1, 1)) }))],
    'no more than 100',
  ],
  'text of an option': [
    [actions(select({}))],
    [actions(select({ options: [option(76, 1)] }))],
    'less than 76',
  ],
  'value of an option': [
    [actions(select({}))],
    [actions(select({ options: [option(1, 151)] }))],
    'less than 151',
  ],
  'an option chosen before': [
    [actions(select({ initial_option: option(75, 150) }))],
    [actions(select({ initial_option: option(1, 1) }))],
    'initial_option',
  ],
  'an image without words': [[image], [{ ...image, alt_text: undefined }], 'alt_text'],
  'inputs in messages': [[section(1)], [input({})], 'type'],
  'unknown blocks': [[{ type: 'divider' }, rich], [{ type: 'marquee' }], 'type'],
  'unknown properties': [
    [section(1)],
    [{ type: 'section', text: { ...mrkdwn('x'), emoji: true } }],
    'invalid additional property: emoji',
  ],
  'text of all blocks': [times(4, () => section(3000)), times(5, () => section(3000)), '13200'],
  'all markdown': [[markdown(12_000)], [markdown(6001), markdown(6000)], '12,000'],
  'elements of context actions': [
    [{ type: 'context_actions', elements: [thumbs] }],
    [{ type: 'context_actions', elements: times(6, (index) => ({ ...thumbs, action_id: `t${index}` })) }],
    'no more than 5',
  ],
}

describe('checkMessage', () => {
  it.each(Object.entries(LIMITS))('knows the limit of %s', (_, [allowed, refused, word]) => {
    expect(checkMessage({ text: 'x', blocks: allowed })).toEqual([])
    expect(checkMessage({ text: 'x', blocks: refused }).join()).toContain(word)
  })

  it('wants something to say', () => {
    expect(checkMessage({})).toEqual(['no text and no blocks'])
    expect(checkMessage({ text: ' ', blocks: [] })).toHaveLength(1)
    expect(checkMessage({ text: 'x'.repeat(40_001) }).join()).toContain('40000')
    expect(checkMessage({ text: 'x', blocks: '[]' })).toEqual(['blocks is no array'])
  })

  it.each([
    ['a &amp; b &lt;tag&gt;', 0],
    ['> quoted\n&gt; not', 0],
    ['see <https://x.org/a?b=1&amp;c=2|here> and <#C0GENERAL1|general>', 0],
    ['<!date^1700000000^{date}|once>', 0],
    ['a & b', 1],
    ['a <b> c', 1],
    ['1 < 2', 1],
    ['2 > 1', 1],
    ['<javascript:alert(1)|x>', 1],
    ['<@everyone>', 1],
  ])('reads %j', (text, problems) => {
    expect(checkMessage({ text })).toHaveLength(problems)
    expect(checkMessage({ text: 'x', blocks: [{ type: 'section', text: mrkdwn(text) }] })).toHaveLength(
      problems,
    )
  })

  it.each([
    [{ text: '<@U0ADA00001>' }, '<@U0ADA00001>'],
    [{ text: '<!here>' }, '<!here>'],
    [{ text: '<!subteam^S012345|@grp>' }, '<!subteam^S012345|@grp>'],
    [{ text: '@ada', link_names: true }, '@ada'],
    [{ text: '@channel', parse: 'full' }, '@channel'],
    [{ text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '@here' } }] }, '@here'],
    [{ text: 'x', blocks: [{ type: 'markdown', text: '<!channel>' }] }, '<!channel>'],
    [
      {
        text: 'x',
        blocks: [
          { ...rich, elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }] },
        ],
      },
      '<@U1>',
    ],
  ])('hears the ping in %j', (message, token) => {
    expect(checkMessage(message)).toEqual([`pings ${token}`])
  })

  it('hears nothing where nothing pings', () => {
    const quiet = [
      { type: 'section', text: mrkdwn('@here') },
      { type: 'header', text: plain(3) },
    ]
    expect(checkMessage({ text: '@channel a@here.org', blocks: quiet })).toEqual([])
  })
})

describe('checkView', () => {
  const modal = { type: 'modal', title: plain(24), submit: plain(24), close: plain(24), blocks: [input({})] }

  it('takes modals and homes', () => {
    expect(checkView(modal)).toEqual([])
    expect(checkView({ type: 'home', blocks: times(100, () => section(1)) })).toEqual([])
  })

  it.each([
    [{ ...modal, title: plain(25) }, 'less than 25'],
    [{ ...modal, submit: plain(25) }, 'less than 25'],
    [{ ...modal, submit: undefined }, 'missing submit'],
    [{ ...modal, private_metadata: 'x'.repeat(3001) }, 'less than 3001'],
    [{ ...modal, callback_id: 'x'.repeat(256) }, 'less than 256'],
    [{ ...modal, blocks: times(101, () => section(1)) }, 'no more than 100'],
    [{ ...modal, blocks: [markdown(1)] }, 'type'],
    [{ type: 'modal', blocks: [] }, 'title'],
    [{ type: 'sheet', blocks: [] }, 'type'],
    [{ type: 'home', blocks: [section(1)], submit: plain(1) }, 'submit'],
    [{ type: 'home', blocks: [{ type: 'section', text: mrkdwn('a & b') }] }, 'not escaped'],
  ])('refuses %#', (view, word) => {
    expect(checkView(view).join()).toContain(word)
  })
})
