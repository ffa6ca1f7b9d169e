import { describe, expect, it } from 'vitest'
import { checkModal } from './check-components.ts'
import { isEmoji } from './emoji.ts'
import { checkMessage } from './index.ts'
import { describeProblem } from './problem.ts'

const long = (length: number) => 'x'.repeat(length)
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'a', custom_id: 'a', ...more })
const row = (...components: object[]) => ({ type: 1, components })
const option = (value: string, more: object = {}) => ({ label: value, value, ...more })
const menu = (more: object = {}) => ({ type: 3, custom_id: 'm', options: [option('a')], ...more })
const embed = (more: object) => ({ embeds: [{ title: 't', ...more }] })
const withRow = (...components: object[]) => ({ components: [row(...components)] })
const buttons = (count: number) =>
  Array.from({ length: count }, (_, index) => button({ custom_id: `b${index}` }))

describe('what is wrong with a message', () => {
  it.each([
    ['nothing in it', { content: ' \n' }, '50006'],
    ['long content', { content: long(2001) }, 'content: BASE_TYPE_MAX_LENGTH'],
    [
      'eleven embeds',
      { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) },
      'embeds: BASE_TYPE_MAX_LENGTH',
    ],
    ['a long title', embed({ title: long(257) }), 'embeds.0.title: BASE_TYPE_MAX_LENGTH'],
    ['a long description', embed({ description: long(4097) }), 'embeds.0.description: BASE_TYPE_MAX_LENGTH'],
    ['an embed that shows nothing', { embeds: [{ color: 1 }] }, 'embeds.0.description: BASE_TYPE_REQUIRED'],
    [
      '26 fields',
      embed({ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }),
      'embeds.0.fields: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a field without a value',
      embed({ fields: [{ name: 'n', value: ' ' }] }),
      'embeds.0.fields.0.value: BASE_TYPE_REQUIRED',
    ],
    [
      'a long name of a field',
      embed({ fields: [{ name: long(257), value: 'v' }] }),
      'fields.0.name: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long value',
      embed({ fields: [{ name: 'n', value: long(1025) }] }),
      'fields.0.value: BASE_TYPE_MAX_LENGTH',
    ],
    ['a long footer', embed({ footer: { text: long(2049) } }), 'footer.text: BASE_TYPE_MAX_LENGTH'],
    ['a long author', embed({ author: { name: long(257) } }), 'author.name: BASE_TYPE_MAX_LENGTH'],
    [
      '6001 characters in two embeds',
      { embeds: [{ description: long(4000) }, { description: long(2001) }] },
      'embeds: MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['a script for an address', embed({ url: 'javascript://x' }), 'embeds.0.url: URL_TYPE_INVALID_SCHEME'],
    ['an address that is none', embed({ url: 'nothing' }), 'embeds.0.url: URL_TYPE_INVALID_URL'],
    ['a colour that is none', embed({ color: 0x1000000 }), 'embeds.0.color: NUMBER_TYPE_MAX'],
    ['a time that is none', embed({ timestamp: 'now' }), 'embeds.0.timestamp: DATE_TIME_TYPE_PARSE'],
    ['six rows', { components: buttons(6).map((one) => row(one)) }, 'components: BASE_TYPE_MAX_LENGTH'],
    ['six buttons in a row', withRow(...buttons(6)), 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    ['an empty row', withRow(), 'components.0.components: BASE_TYPE_BAD_LENGTH'],
    ['a button without a row', { components: [button()] }, 'components.0.type: BASE_TYPE_CHOICES'],
    [
      'two buttons of one id',
      withRow(button(), button()),
      'components.0.components.1.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    ['a long id', withRow(button({ custom_id: long(101) })), 'custom_id: BASE_TYPE_MAX_LENGTH'],
    ['no id', withRow(button({ custom_id: '' })), 'custom_id: BASE_TYPE_REQUIRED'],
    ['a long label', withRow(button({ label: long(81) })), 'label: BASE_TYPE_MAX_LENGTH'],
    ['no label', withRow(button({ label: '' })), 'label: BASE_TYPE_REQUIRED'],
    [
      'a link with an id',
      withRow(button({ style: 5, url: 'https://x.org' })),
      'custom_id: BUTTON_COMPONENT_CUSTOM_ID_URL',
    ],
    ['a link without an address', withRow({ type: 2, style: 5, label: 'a' }), 'url: BASE_TYPE_REQUIRED'],
    [
      'a picture that is no emoji',
      withRow(button({ emoji: { name: 'x' } })),
      'emoji.name: COMPONENT_INVALID_EMOJI',
    ],
    ['no options', withRow(menu({ options: [] })), 'options: BASE_TYPE_BAD_LENGTH'],
    [
      '26 options',
      withRow(menu({ options: Array.from({ length: 26 }, (_, index) => option(`${index}`)) })),
      'options: BASE_TYPE_BAD_LENGTH',
    ],
    [
      'two options of one value',
      withRow(menu({ options: [option('a'), option('a')] })),
      'options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'a long option',
      withRow(menu({ options: [option('a', { label: long(101) })] })),
      'options.0.label: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long description of an option',
      withRow(menu({ options: [option('a', { description: long(101) })] })),
      'options.0.description: BASE_TYPE_MAX_LENGTH',
    ],
    ['a menu beside a button', withRow(menu(), button()), 'COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    ['a long nonce', { content: 'x', nonce: long(26) }, 'nonce: BASE_TYPE_MAX_LENGTH'],
    ['a flag that only Discord sets', { content: 'x', flags: 2 }, 'flags: MESSAGE_FLAGS_INVALID'],
    [
      'mentions that say two things',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
  ])('%s', (_, body, expected) => {
    expect(checkMessage(body)).toEqual([expect.stringContaining(expected)])
  })

  it('is nothing at the limits', () => {
    const fields = Array.from({ length: 25 }, () => ({ name: 'n', value: 'v' }))
    const full = {
      title: long(256),
      description: long(3500),
      fields,
      footer: { text: long(2000) },
      color: 0xffffff,
    }
    const rows = [1, 2, 3, 4].map((index) =>
      row(...buttons(5).map((one) => ({ ...one, custom_id: `${index}${one.custom_id}` }))),
    )
    const last = row(
      menu({ options: Array.from({ length: 25 }, (_, index) => option(`${index}`)), max_values: 25 }),
    )
    const allowed_mentions = { parse: [], users: [], replied_user: false }
    const body = {
      content: long(2000),
      embeds: [full],
      components: [...rows, last],
      nonce: long(25),
      flags: 64,
      allowed_mentions,
    }
    expect(checkMessage(body)).toEqual([])
    expect(checkMessage({}, 1)).toEqual([])
    expect(checkMessage(embed({ image: { url: 'attachment://a.png' } }))).toEqual([])
  })
})

describe('what is wrong with a modal', () => {
  const input = (more: object = {}) => ({ type: 4, custom_id: 'i', label: 'l', style: 1, ...more })
  const modal = (...components: object[]) => ({ title: 't', custom_id: 'c', components })

  it.each([
    ['a long title', { ...modal(row(input())), title: long(46) }, 'title: BASE_TYPE_MAX_LENGTH'],
    ['no fields', modal(), 'components: BASE_TYPE_BAD_LENGTH'],
    ['a long label', modal(row(input({ label: long(46) }))), 'label: BASE_TYPE_MAX_LENGTH'],
    ['a long text', modal(row(input({ value: long(4001) }))), 'value: BASE_TYPE_MAX_LENGTH'],
    ['a button', modal(row(button())), 'type: BASE_TYPE_CHOICES'],
    ['two fields of one id', modal(row(input()), row(input())), 'COMPONENT_CUSTOM_ID_DUPLICATED'],
    [
      'a long label around a menu',
      modal({ type: 18, label: long(46), component: menu() }),
      'label: BASE_TYPE_MAX_LENGTH',
    ],
  ])('%s', (_, wrong, expected) => {
    const found = checkModal(wrong, []).map(describeProblem)
    expect(found[0]).toContain(expected)
  })

  it('is nothing with labels around inputs and menus', () => {
    const labelled = (component: object) => ({ type: 18, label: long(45), description: 'd', component })
    const { label, ...bare } = input({ value: long(4000) })
    expect(label).toBe('l')
    expect(checkModal(modal(labelled(bare), labelled(menu()), { type: 10, content: 'words' }), [])).toEqual(
      [],
    )
  })
})

it('knows emoji from other text', () => {
  for (const emoji of ['🇫🇷', '👍🏽', '❤', '❤️', '1️⃣', '👩‍💻', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']) expect(isEmoji(emoji)).toBe(true)
  for (const text of ['', 'x', '1', '👍👍', '🇫', ':x:']) expect(isEmoji(text)).toBe(false)
})
