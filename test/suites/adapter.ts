import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Handle } from '../../src/contract/adapter.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { gallery } from '../replies/gallery.ts'

/** A door that is open on a platform of our own. */
export interface OpenDoor {
  /** Somebody asks for a translation of these words, and the platform delivers that twice. */
  askTwice(words: string): Promise<void>
  /** Resolves when nothing more comes; how often an answer with these words was shown. */
  answers(words: string): Promise<number>
  /** Whether the platform was told in time that each delivery had arrived. */
  acknowledged(): boolean
  close(): Promise<void>
}

/** What the suite needs to know of an adapter. */
export interface AdapterUnderTest {
  name: string
  /** All that would be sent for a reply, as text. */
  render(reply: Reply): string
  /** What the platform would refuse of it. */
  problems(reply: Reply): string[]
  /** What in sent text would make a noise or run: pings, control sequences. */
  dangerous: RegExp
  /** Opens the door; a reason where the platform delivers nothing. */
  open: ((handle: Handle) => Promise<OpenDoor>) | { never: string }
}

/** What every adapter must do. */
export function testAdapter({ name, render, problems, dangerous, open }: AdapterUnderTest): void {
  describe(`${name}: the suite of all adapters`, () => {
    describe.each(Object.entries(gallery))('the reply "%s"', (_label, reply) => {
      it('is within the limits of the platform', () => expect(problems(reply)).toEqual([]))
      it('shows its title and harms nobody', () => {
        const text = render(reply)
        expect(text.length).toBeGreaterThan(0)
        expect(text).not.toMatch(dangerous)
      })
    })
    if ('never' in open) it.skip(`deliveries: ${open.never}`, () => {})
    else testDeliveries(open)
  })
}

function testDeliveries(open: (handle: Handle) => Promise<OpenDoor>): void {
  describe('deliveries', () => {
    let door: OpenDoor
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })

    beforeAll(async () => {
      door = await open(async ({ input }) => {
        const text = 'text' in input ? input.text : ''
        if (text.includes('slow')) await released
        return { title: 'Echo', text, notes: [], models: [], data: {}, visibility: 'private' }
      })
    })
    afterAll(() => door.close())

    it('answers once what comes twice', async () => {
      await door.askTwice('purple elephants')
      expect(await door.answers('purple elephants')).toBe(1)
    })

    it('acknowledges at once what is answered late', async () => {
      await door.askTwice('slow snails')
      expect(door.acknowledged()).toBe(true)
      expect(await door.answers('slow snails')).toBe(0)
      release()
      await expect.poll(() => door.answers('slow snails'), { timeout: 20_000 }).toBe(1)
    })
  })
}
