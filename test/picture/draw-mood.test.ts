import { decode } from 'fast-png'
import { expect, it } from 'vitest'
import type { Chart, Trend } from '../../src/contract/reply.ts'
import { drawMood, PICTURE } from '../../src/picture/draw-mood.ts'

const week: Trend = {
  ...{ label: 'mood', range: [-100, 100], baseline: 12 },
  points: ['Mon 23', 'Tue 24', 'Wed 25', 'Thu 26'].map((label, index) => ({
    label,
    ...(index !== 2 && { value: [18, -30, 0, 55][index]! }),
  })),
}
const chart: Chart = {
  ...{ kind: 'bars', unit: '%' },
  points: [
    { label: 'positive', value: 60, tone: 'positive' },
    { label: 'neutral', value: 30, tone: 'neutral' },
    { label: 'negative', value: 10, tone: 'negative' },
  ],
}

/** How many pixels have exactly this colour. */
function countOf(data: ArrayLike<number>, color: number): number {
  let found = 0
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at]! << 16) + (data[at + 1]! << 8) + data[at + 2]! === color) found++
  }
  return found
}

async function pixels(picture: Promise<Buffer>) {
  const { width, height, data } = decode(await picture)
  return { width, height, data, blue: countOf(data, 0x0072b2), orange: countOf(data, 0xd55e00) }
}

/** The rows of pixels under the axis. */
const LABEL_ROWS = [440, 485]
/** A row of pixels through the bar of shares, above its numbers. */
const SHARES_ROW = 560

it('draws trend and shares as a PNG of the right size', async () => {
  const { width, height, data, ...all } = await pixels(drawMood({ trend: week, chart }))
  expect({ width, height }).toEqual({ width: PICTURE.width, height: PICTURE.height })
  const row = data.slice(SHARES_ROW * width * 4, (SHARES_ROW + 1) * width * 4)
  const [blue, grey, orange] = [0x0072b2, 0xb8bec6, 0xd55e00].map((color) => countOf(row, color))
  const sum = blue! + grey! + orange!
  expect(sum).toBeGreaterThan(700)
  expect([blue, grey, orange].map((part) => Math.round((part! / sum) * 20) * 5)).toEqual([60, 30, 10])
  // The bars of the trend are drawn besides.
  expect(all.blue).toBeGreaterThan(blue! * 64)
  expect(all.orange).toBeGreaterThan(orange! * 64)
})

it('differs by the data, the baseline and the language, and not otherwise', async () => {
  const other = { ...week, points: week.points.map(({ label }) => ({ label, value: 20 })) }
  const { baseline: _, ...alone } = week
  const drawn = await Promise.all([
    drawMood({ trend: week, chart }),
    drawMood({ trend: week }),
    drawMood({ trend: other, chart }),
    drawMood({ trend: alone, chart }),
    drawMood({ trend: week, chart }, 'de-AT'),
    drawMood({ trend: week, chart }, 'en-GB'),
  ])
  expect(new Set(drawn.map((png) => png.toString('base64'))).size).toBe(5)
  expect(drawn[5]!.equals(drawn[0]!)).toBe(true)
})

it('shows falling moods in another colour, and only where something was said', async () => {
  const of = (value?: number) => ({
    ...{ label: 'mood', range: [-100, 100] as const },
    points: [{ label: 'a', ...(value !== undefined && { value }) }, { label: 'b' }],
  })
  const [up, down, silent, zero] = await Promise.all(
    [of(40), of(-40), of(), of(0)].map((trend) => pixels(drawMood({ trend }))),
  )
  expect(up!.blue).toBeGreaterThan(10_000)
  expect(up!.orange).toBe(0)
  expect(Math.abs(down!.orange - up!.blue)).toBeLessThan(1000)
  expect([silent!.blue, silent!.orange]).toEqual([0, 0])
  expect(zero!.blue).toBeGreaterThan(0)
})

it('draws a month and a day', async () => {
  for (const length of [24, 30]) {
    const points = Array.from({ length }, (_, index) => ({ label: `${index + 1} nov.`, value: index - 12 }))
    const { width, blue, orange, data } = await pixels(drawMood({ trend: { ...week, points }, chart }, 'fr'))
    expect(width).toBe(PICTURE.width)
    // Seven labels under the axis, as tall as is read on a phone: small ones have a quarter of the ink.
    const labels = data.slice(LABEL_ROWS[0]! * width * 4, LABEL_ROWS[1]! * width * 4)
    expect(countOf(labels, 0x5f6b7a)).toBeGreaterThan(600)
    expect(Math.min(blue, orange)).toBeGreaterThan(1000)
  }
})
