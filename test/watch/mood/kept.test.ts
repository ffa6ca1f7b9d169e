import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createMoodHours } from '../../../src/mood-hours.ts'
import { createMemoryStore } from '../../../src/store/memory.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { createPlatform } from '../platform.ts'
import { hourOf } from './hours.ts'
import { DAY, general, HOUR, MINUTE, openMood } from './setting.ts'

const START = Date.UTC(2026, 10, 2)

it('keeps no text, no name and no id of a person in the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-mood-'))
  let clock = START
  const now = () => clock
  const platform = createPlatform()
  const store = openSqliteStore(join(folder, 'parley.sqlite'), now)
  const parley = openMood({ store, now })
  await parley.channels.change(general, { mood: true, moodReactions: true })
  await parley.watch.join(platform.voice)
  for (let hour = 0; hour < 60; hour++) {
    for (let index = 0; index < 60; index++) {
      clock += MINUTE - 1
      const author = `UPERSON${index % 7}`
      const text = hour < 48 ? 'that is great' : 'I am unhappy with it'
      const message = {
        id: `MESSAGE-${hour}-${index}`,
        author,
        name: 'Kim Needle',
        text,
        time: clock,
        bot: false,
      }
      platform.post(general, message)
      parley.watch.observe({ channel: general, kind: 'message', message })
      const reaction = { emoji: '🎉', person: 'UPERSON9' }
      parley.watch.observe({ channel: general, kind: 'reaction', id: message.id, reaction, added: true })
      if (index % 10 === 0) await parley.watch.tick()
    }
  }
  clock = START + 61 * HOUR
  await parley.watch.tick()
  const hours = await parley.hours.read(general, START, clock)
  expect(hours.reduce((sum, { scored }) => sum + scored, 0)).toBe(3600)
  expect(hours.reduce((sum, { glad }) => sum + glad, 0)).toBe(3600)
  expect(parley.events.filter(({ kind }) => kind === 'alert').length).toBeGreaterThan(0)
  store.close()
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  expect(files.join()).toContain('polarity')
  for (const hidden of ['that is great', 'unhappy', 'Kim', 'Needle', 'UPERSON', '🎉']) {
    for (const file of files) expect(file).not.toContain(Buffer.from(hidden).toString('latin1'))
  }
})

it('keeps the hours for so many days, whatever is asked for', async () => {
  let clock = START
  const store = createMemoryStore(() => clock)
  const hours = createMoodHours(store, 10, () => clock)
  await hours.write(general, hourOf(START - 10 * DAY, 1, 1, 1))
  await hours.write(general, hourOf(START - 9 * DAY, 2, 2, 2))
  await hours.write(general, hourOf(START - HOUR, 3, 3, 3))
  await hours.write({ ...general, channel: 'C1/2' }, hourOf(START - HOUR, 4, 4, 4))
  const scored = async () => (await hours.read(general, 0, clock + DAY)).map((hour) => hour.scored)
  expect(await scored()).toEqual([6, 9])
  clock += DAY
  expect(await scored()).toEqual([9])
  expect(await hours.read(general, START - HOUR + 1, clock)).toEqual([])
  clock += 10 * DAY
  expect(await scored()).toEqual([])
})
