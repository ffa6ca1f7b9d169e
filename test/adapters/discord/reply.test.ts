import fc from 'fast-check'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import type { DiscordMessage, Rendered } from '../../../adapters/discord/discord-message.ts'
import { renderReply, type View } from '../../../adapters/discord/reply.ts'
import type { Chart, Reply } from '../../../src/contract/reply.ts'
import { checkMessage } from '../../fakes/discord/check-message.ts'
import { longText } from '../../replies/long-text.ts'
import { discordGallery, galleryView } from './gallery-view.ts'
import { hostileText, MASKED } from './hostile-text.ts'

const bare: View = { links: new Map(), controls: [] }
const reply = (fields: Partial<Reply>): Reply => ({
  title: 'Title',
  notes: [],
  models: [],
  data: {},
  visibility: 'private',
  ...fields,
})

const descriptions = ({ messages }: Rendered) => messages.map(({ embeds }) => embeds[0]!.description ?? '')

/** What Discord would refuse or show wrong. */
function problemsOf({ messages }: Rendered): string[] {
  return messages.flatMap((message) => {
    const { embeds, files = [] } = message
    const markup = embeds.flatMap(({ title = '', description = '' }) => [
      title,
      description.replaceAll('[↗](', ''),
    ])
    const isMissing = embeds.some(({ image }) => image && !files.some(({ name }) => image.url.endsWith(name)))
    return [
      ...checkMessage(message, files.length),
      ...(embeds.every(({ title = '', description = '' }) => isBlank(title) && isBlank(description))
        ? ['blank']
        : []),
      ...(markup.some((text) => MASKED.test(text)) ? ['a disguised address'] : []),
      ...(/@(everyone|here)/i.test(JSON.stringify(message)) ? ['an alarm'] : []),
      ...(/(?<!\\)\\ud[89a-f]/.test(JSON.stringify(message)) ? ['half a character'] : []),
      ...(isMissing ? ['a picture that is not attached'] : []),
    ]
  })
}

const isBlank = (text: string) => text.replace(/[\s\u200b\u2060]/g, '') === ''

/** Pictures by their size, so that what is compared can be read. */
const shown = ({ messages }: Rendered) => ({
  messages: messages.map((message) => ({
    ...message,
    ...(message.files && {
      files: message.files.map((file) => {
        const { content } = file
        return { ...file, content: Buffer.isBuffer(content) ? `${content.length} bytes` : content }
      }),
    }),
  })),
})

describe('renderReply', () => {
  it.each(Object.entries(discordGallery))('%s', async (name, given) => {
    const rendered = renderReply(given, galleryView(given))
    expect(problemsOf(rendered)).toEqual([])
    await expect(`${JSON.stringify(shown(rendered), null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.json`)
  })

  it('takes three messages at most, title on the first, notes and controls on the last', () => {
    const controls = [{ id: 'share', label: 'Share' }]
    const long = reply({ text: longText(10_000), notes: ['note'] })
    const rendered = renderReply(long, { ...bare, controls })
    const embeds = rendered.messages.map((message) => message.embeds[0]!)
    expect(embeds.map(({ title }) => title)).toEqual(['Title', undefined, undefined])
    expect(embeds.map(({ footer }) => footer?.text)).toEqual([undefined, undefined, 'note'])
    expect(rendered.messages.map(({ components }) => components.length)).toEqual([0, 0, 1])
    expect(descriptions(rendered).map((text) => text.split('```').length % 2)).toEqual([1, 1, 1])
    expect(rendered.messages.flatMap(({ files }) => files ?? [])).toEqual([])
  })

  it('puts a longer answer into a file and says so', () => {
    const long = reply({ text: `${longText(14_000)} THE END`, data: { to: 'fr' }, models: ['a@1'] })
    const rendered = renderReply(long, bare)
    expect(problemsOf(rendered)).toEqual([])
    expect(rendered.messages).toHaveLength(1)
    const [{ embeds, files }] = rendered.messages as [DiscordMessage]
    expect(embeds[0]).toMatchObject({ title: 'Title', footer: { text: 'a@1' } })
    expect(embeds[0]!.description).toMatch(
      /^1\. La branche[\s\S]*…\n\nThe whole answer is in the attached file\.$/,
    )
    expect(files).toEqual([
      { name: 'translation-fr.txt', content: expect.stringMatching(/THE END\n\na@1\n$/) },
    ])
  })

  it('leaves out the controls that Discord would refuse', () => {
    const idsOf = (ids: string[], label = 'Label') => {
      const rendered = renderReply(reply({}), { ...bare, controls: ids.map((id) => ({ id, label })) })
      expect(problemsOf(rendered)).toEqual([])
      return rendered.messages[0]!.components.map((row) =>
        row.components.map((button) => ('custom_id' in button ? button.custom_id.slice(0, 3) : '')),
      )
    }
    const many = Array.from({ length: 30 }, (_, id) => `${id}`)
    expect(idsOf(['x'.repeat(100), 'y'.repeat(101), '', 'z', 'z'])).toEqual([['xxx', 'z']])
    expect(idsOf(many)).toEqual([0, 5, 10, 15, 20].map((start) => many.slice(start, start + 5)))
    expect(idsOf(['x'], ' \u200b')).toEqual([])
    expect(idsOf(['x'], 'long '.repeat(30))).toEqual([['x']])
  })

  it('links the first three of many sources', () => {
    const sources = ['1', '2', '3', '4', '5', 'unknown']
    const links = new Map(sources.slice(0, 5).map((id) => [id, `https://discord.com/channels/1/2/${id}`]))
    const points = [{ speaker: 'Ada', text: 'Go.', sources }]
    expect(descriptions(renderReply(reply({ points }), { ...bare, links }))).toEqual([
      '• **Ada:** Go. [↗](https://discord.com/channels/1/2/1) [↗](https://discord.com/channels/1/2/2) [↗](https://discord.com/channels/1/2/3) and 2 more',
    ])
  })

  it('speaks the reader’s language', () => {
    const phrases = {
      usual: 'usual',
      restInFile: 'Reste',
      because: 'à cause de',
      more: (count: number) => `et ${count}`,
    }
    const why = reply({ highlights: [{ text: 'fin', weight: 0.4 }] })
    expect(descriptions(renderReply(why, { ...bare, phrases }))).toEqual(['à cause de **fin**\u00a0+40'])
  })

  it('says something for nothing', () => {
    const empty = renderReply(reply({ title: ' ', text: '\n\u200b' }), bare)
    expect(problemsOf(empty)).toEqual([])
  })

  it('shows any text within every limit, and pings nobody', () => {
    const long = fc
      .tuple(hostileText, fc.integer({ min: 1, max: 60 }))
      .map(([text, times]) => text.repeat(times))
    const chart = fc.record({
      kind: fc.constant('bars' as const),
      unit: hostileText.map((unit) => unit.slice(0, 9)),
      points: fc.array(
        fc.record({
          label: hostileText.map((label) => label.slice(0, 99)),
          value: fc.integer({ min: -10, max: 110 }),
          tone: fc.constantFrom('positive', 'neutral', 'negative'),
        }),
        { maxLength: 5 },
      ),
    })
    const hostile = fc.record({
      title: hostileText,
      text: long,
      chart,
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
    const controls = fc.array(fc.record({ id: fc.string({ maxLength: 120 }), label: hostileText }), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(hostile, controls, (fields, buttons) => {
        const links = new Map(
          fields.points.flatMap(({ sources }) => sources.map((id) => [id, `https://x.org/${id}`])),
        )
        expect(problemsOf(renderReply(reply(fields), { links, controls: buttons }))).toEqual([])
      }),
      // Shrinking all of this may take for ever.
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    )
  })
})

describe('the picture of a mood', () => {
  const chart = (...points: Chart['points']): Reply => reply({ chart: { kind: 'bars', unit: '%', points } })
  const colours = (given: Reply) => {
    const [file] = renderReply(given, bare).messages[0]!.files ?? []
    if (file === undefined) return undefined
    const { data, width, height, channels } = decode(file.content as Buffer)
    expect({ channels, corner: data[3] }).toEqual({ channels: 4, corner: 0 })
    return [0.1, 0.5, 0.9].map((part) => {
      const at = (Math.floor(height / 2) * width + Math.floor(width * part)) * 4
      return Buffer.from(data.slice(at, at + 4)).toString('hex')
    })
  }

  it('shows each value in its colour', () => {
    const positive = { label: 'positive', value: 40, tone: 'positive' as const }
    const neutral = { label: 'neutral', value: 20, tone: 'neutral' as const }
    const negative = { label: 'negative', value: 40, tone: 'negative' as const }
    expect(colours(chart(positive, neutral, negative))).toEqual(['78b159ff', 'ccd0d4ff', 'dd2e44ff'])
    expect(colours(chart(positive, { ...negative, value: 0 }))).toEqual(['78b159ff', '78b159ff', '78b159ff'])
  })

  it('has its values and an alternative in words', () => {
    const given = discordGallery.sentiment!
    const { embeds, files } = renderReply(given, bare).messages[0]!
    expect(embeds[0]!.image).toEqual({ url: 'attachment://mood.png' })
    expect(embeds[0]!.description).toContain(
      '🟩 positive **91 %**\u2003⬜ neutral **7 %**\u2003🟥 negative **2 %**',
    )
    expect(files![0]!.description).toBe('positive 91 %, neutral 7 %, negative 2 %')
  })

  it('gives way to bars of characters where values have no tone, or are nothing', () => {
    const untoned = chart({ label: 'Mon', value: 50 })
    expect(colours(untoned)).toBeUndefined()
    expect(descriptions(renderReply(untoned, bare))).toEqual([
      `\`\`\`\nMon  ${'█'.repeat(10)}${'░'.repeat(10)}  50 %\n\`\`\``,
    ])
    expect(colours(chart({ label: 'none', value: 0, tone: 'neutral' }))).toBeUndefined()
  })
})
