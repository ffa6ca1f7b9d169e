import { describe, expect, it } from 'vitest'
import { pressable, renderReply } from '../../../adapters/console/reply.ts'
import { gallery } from '../../replies/gallery.ts'

describe('renderReply', () => {
  it.each(Object.entries(gallery))('%s', (_name, reply) => {
    expect(renderReply(reply)).toMatchSnapshot()
  })

  it('lets no control sequence through', () => {
    const reply = {
      ...gallery.hostile!,
      title: 'a\u001b[2Jb\u0007',
      text: '\u001b]0;title\u0007x\ty\nz\u009b31m',
    }
    expect(renderReply(reply)).not.toMatch(/\u001b|\u0007|\u009b/)
    expect(renderReply(reply)).toContain('x\ty\nz')
  })

  it('numbers only what one key can press', () => {
    const [choose] = gallery.choices!.actions!
    const [why] = gallery.everySentiment!.actions!
    const reply = { ...gallery.choices!, actions: [choose!, why!] }
    expect(pressable(reply)).toEqual([why])
    expect(renderReply(reply)).toContain('1 Why?')
  })
})
