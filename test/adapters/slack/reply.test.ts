import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../../adapters/slack/limits.ts'
import { renderReply, type View } from '../../../adapters/slack/reply.ts'
import type { Rendered, SlackMessage } from '../../../adapters/slack/slack-message.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import { checkMessage } from '../../fakes/slack/check-blocks.ts'
import { findTexts } from '../../fakes/slack/check-text.ts'
import { gallery } from '../../replies/gallery.ts'
import { longText } from '../../replies/long-text.ts'
import { galleryView } from './gallery-view.ts'
import { hostileText, TOKEN_AS_SENT } from './hostile-text.ts'

const bare: View = { names: new Map([['U1', 'Ada']]), links: new Map(), controls: [] }
const reply = (fields: Partial<Reply>): Reply => ({
  title: 'Title',
  notes: [],
  models: [],
  data: {},
  visibility: 'private',
  ...fields,
})

const markup = ({ text, blocks }: SlackMessage) => [
  text,
  ...findTexts(blocks).flatMap((found) => (found.type === 'mrkdwn' ? found.text : [])),
]

/** What Slack would refuse or show wrong, and what `chat.update` would. */
function problemsOf({ messages }: Rendered): string[] {
  return messages.flatMap((message) => {
    const size = JSON.stringify(message.blocks).length
    return [
      ...checkMessage(message),
      ...(message.text.trim() === '' ? ['no text'] : []),
      ...(Buffer.byteLength(message.text) > LIMITS.textBytes ? ['text too long for chat.update'] : []),
      ...(size > LIMITS.messageCharacters ? [`${size} characters`] : []),
      ...(markup(message).some((text) => /@(here|channel|everyone)/i.test(text.replace(TOKEN_AS_SENT, '')))
        ? ['an alarm']
        : []),
    ]
  })
}

describe('renderReply', () => {
  it.each(Object.entries(gallery))('%s', async (name, shown) => {
    const rendered = renderReply(shown, galleryView(shown))
    expect(problemsOf(rendered)).toEqual([])
    await expect(`${JSON.stringify(rendered, null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json`)
  })

  it('takes three messages at most, notes and controls on the last', () => {
    const controls = [{ id: 'share', label: 'Share', value: 'x' }]
    const { messages, file } = renderReply(reply({ text: longText(30_000), notes: ['note'] }), {
      ...bare,
      controls,
    })
    expect(messages.map(({ blocks }) => blocks.at(-1)!.type)).toEqual(['section', 'section', 'actions'])
    expect(file).toBeUndefined()
  })

  it('puts a longer answer into a file and says so', () => {
    const long = reply({ text: `${longText(49_000)} THE END`, data: { to: 'fr' }, models: ['a@1'] })
    const rendered = renderReply(long, bare)
    expect(problemsOf(rendered)).toEqual([])
    expect(rendered.messages).toHaveLength(1)
    expect(rendered.messages[0]!.text).toContain('Title')
    expect(JSON.stringify(rendered.messages)).toContain('The whole answer is in the attached file.')
    expect(rendered.file!.name).toBe('translation-fr.txt')
    expect(rendered.file!.content).toMatch(/^Title\n\n.*La branche[\s\S]*THE END\n\na@1\n$/)
    expect(rendered.file!.content).not.toContain('<@')
  })

  it('leaves out the controls that Slack would refuse', () => {
    const control = (id: number, length: number) => ({
      id: `${id}`,
      label: 'Label',
      value: 'x'.repeat(length),
    })
    const idsOf = (lengths: number[]) => {
      const rendered = renderReply(reply({ text: longText(3000) }), {
        ...bare,
        controls: lengths.map((length, id) => control(id, length)),
      })
      expect(problemsOf(rendered)).toEqual([])
      const actions = rendered.messages.at(-1)!.blocks.at(-1)!
      return actions.type === 'actions' ? actions.elements.map(({ action_id }) => action_id) : []
    }
    expect(idsOf([2000, 2001, 1])).toEqual(['0', '2'])
    expect(idsOf(Array(30).fill(1))).toHaveLength(25)
    expect(idsOf([2000, 2000, 2000, 2000, 2000, 9])).toEqual(['0', '1', '2', '3', '5'])
    expect(idsOf([2001])).toEqual([])
  })

  it('links the first three of many sources', () => {
    const sources = ['1', '2', '3', '4', '5', 'unknown']
    const links = new Map(sources.slice(0, 5).map((id) => [id, `https://x.slack.com/p${id}`]))
    const { messages } = renderReply(reply({ points: [{ speaker: '<@U1>', text: 'Go.', sources }] }), {
      ...bare,
      links,
    })
    expect(JSON.stringify(messages[0]!.blocks)).toContain(
      '• *@Ada:* Go. <https://x.slack.com/p1|↗> <https://x.slack.com/p2|↗> <https://x.slack.com/p3|↗> and 2 more',
    )
  })

  it('speaks the reader’s language', () => {
    const phrases = {
      usual: 'usual',
      restInFile: 'Reste',
      because: 'à cause de',
      more: (count: number) => `et ${count}`,
    }
    const shown = reply({ highlights: [{ text: 'fin', weight: 0.4 }] })
    expect(renderReply(shown, { ...bare, phrases }).messages[0]!.text).toContain('à cause de *fin*\u00a0+40')
  })

  it('says something for nothing', () => {
    const empty = renderReply(reply({ title: ' ', text: '\n\u0000' }), bare)
    expect(problemsOf(empty)).toEqual([])
  })

  it('shows any text within every limit, and pings nobody', () => {
    const long = fc
      .tuple(hostileText, fc.integer({ min: 1, max: 60 }))
      .map(([text, times]) => text.repeat(times))
    const hostile = fc.record({
      title: hostileText,
      text: long,
      notes: fc.array(hostileText, { maxLength: 4 }),
      models: fc.array(hostileText, { maxLength: 2 }),
      fields: fc.array(fc.record({ label: hostileText, text: long }), { maxLength: 4 }),
      points: fc.array(
        fc.record({ speaker: hostileText, text: long, sources: fc.array(hostileText, { maxLength: 4 }) }),
        { maxLength: 6 },
      ),
      highlights: fc.array(
        fc.record({ text: hostileText, weight: fc.double({ min: -1, max: 1, noNaN: true }) }),
        { maxLength: 9 },
      ),
    })
    const control = fc.record({
      label: hostileText.map((label) => `x${label}`),
      value: hostileText.map((value) => `x${value}`),
    })
    fc.assert(
      fc.property(hostile, fc.array(control, { maxLength: 30 }), hostileText, (fields, buttons, name) => {
        const controls = buttons.map((button, id) => ({ ...button, id: `${id}` }))
        const links = new Map(
          fields.points.flatMap(({ sources }) => sources.map((id) => [id, `https://x.org/${id}`])),
        )
        const rendered = renderReply(reply(fields), { names: new Map([['U1', name]]), links, controls })
        expect(problemsOf(rendered)).toEqual([])
      }),
      // Shrinking all of this may take for ever.
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    )
  })
})
