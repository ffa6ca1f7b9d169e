import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Preview } from '../../src/contract/preview.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { gallery } from '../replies/gallery.ts'

/** All that the HTML of a preview may contain: anything else is found as dangerous. */
const TAG =
  /<\/?(?:article|div|span|b|i|s|u|p|a|pre|code|blockquote|hr|ul|li|small|time|footer|label|svg|rect|img)((?: [a-z-]+="[^"<>]*")*)\/?>/g
const ATTRIBUTE =
  / (?:(?:class|title|alt|aria-hidden|width|height)="[^"<>]*"|fill="#[0-9a-f]{6}"|src="data:image\/png;base64,[A-Za-z0-9+/=]+")/g

const ATTACKS = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', "' onmouseover='alert(1)",
  '<https://x.org" onmouseover="alert(1)|y>', '[x](javascript:alert(1))', '[x](https://e.org" onclick="alert(1))', '&lt;script>',
  '<javascript:alert(1)|x>', '<script\n>alert(1)</script\n>', '**<b onclick=alert(1)>**', '`<i>`', '```<style>*{}</style>```', '> <q>',
  '||<iframe>||', '<@1" onclick="x>', '<style>', '<!--', ']]>', '&#60;script&#62;', '\u0001<u>\u0002', '- <li onclick=x>', ':constructor:',
] // biome-ignore format: a table

/** What of the HTML is neither text nor one of the harmless tags. */
function dangers(html: string): string[] {
  const attributes = [...html.matchAll(TAG)].map(([, found = '']) => found.replace(ATTRIBUTE, ''))
  const text = html.replace(TAG, '')
  return [...attributes.filter((found) => found !== ''), ...(text.match(/[<>].{0,40}/gs) ?? [])]
}

/** A reply that says `text` wherever a reply can say something. */
function everywhere(text: string): Reply {
  const action = { label: text, task: 'translate', options: {} }
  return {
    title: text,
    text,
    fields: [{ label: text, text }],
    chart: { kind: 'bars', unit: text, points: [{ label: text, value: 40 }] },
    points: [{ text, speaker: text, sources: [text] }],
    highlights: [{ text, weight: 0.4 }],
    actions: [action, { ...action, choose: { option: 'to', choices: [{ label: text, value: text }] } }],
    notes: [text],
    models: [text],
    data: {},
    visibility: 'private',
  }
}

/** What every preview must do. */
export function testPreview(preview: Preview): void {
  describe(`the preview of ${preview.name}`, () => {
    it.each(Object.entries(gallery))('shows "%s" and nothing that could run', (_name, reply) => {
      const html = preview.html(reply)
      expect(html).toMatch(new RegExp(`^<div class="preview-${preview.name}">`))
      expect(html.length).toBeGreaterThan(200)
      expect(dangers(html)).toEqual([])
    })

    it.each(ATTACKS)('makes %j harmless wherever it stands', (attack) => {
      expect(dangers(preview.html(everywhere(attack)))).toEqual([])
      expect(dangers(preview.html({ ...everywhere(attack), visibility: 'public' }))).toEqual([])
    })

    it('makes anything harmless', () => {
      const pieces = fc.array(fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary' })), {
        maxLength: 12,
      })
      const text = pieces.map((parts) => parts.join(''))
      fc.assert(
        fc.property(text, (hostile) => {
          expect(dangers(preview.html(everywhere(hostile)))).toEqual([])
        }),
      )
    })

    it('would notice what could run', () => {
      expect(dangers('<b>x</b><script>alert(1)</script>')).not.toEqual([])
      expect(dangers('<a title="x" onclick="alert(1)">x</a>')).not.toEqual([])
      expect(dangers('<img alt="" src="https://example.org/x.png">')).not.toEqual([])
    })

    it('speaks the language of the reader', () => {
      expect(preview.html(gallery.sentiment!, 'de-AT')).toContain('wegen')
      expect(preview.html(gallery.sentiment!)).toContain('because of')
    })

    it('styles nothing but itself and fetches nothing', () => {
      const css = preview.css.replace(/\/\*[\s\S]*?\*\//g, '').trim()
      const depths = [...css].map(depthAfter())
      expect(css.startsWith(`.preview-${preview.name} {`)).toBe(true)
      expect(depths.lastIndexOf(0, -2)).toBeLessThan(css.indexOf('{'))
      expect(depths.at(-1)).toBe(0)
      expect(css).not.toMatch(/url\(|@import|expression/i)
    })
  })
}

/** How many braces are open behind each character. */
function depthAfter(): (character: string) => number {
  let depth = 0
  return (character) => {
    if (character === '{') depth += 1
    if (character === '}') depth -= 1
    return depth
  }
}
