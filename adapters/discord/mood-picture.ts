import { encode } from 'fast-png'
import type { Chart } from '../../src/contract/reply.ts'
import { TONES } from './tones.ts'

// Pixels; twice as many as Discord shows, so that the ends stay round on a fine screen.
const WIDTH = 800
const HEIGHT = 20
const GAP = 4

interface Segment {
  from: number
  to: number
  color: number
}

/** A chart as a PNG: one bar with a coloured part for each value. None when a value has no tone, or nothing is above zero. */
export function moodPicture({ points }: Chart): Buffer | undefined {
  if (points.some(({ tone }) => tone === undefined)) return undefined
  const seen = points.filter(({ value }) => value > 0)
  if (seen.length === 0) return undefined
  const segments = segmentsOf(seen.map(({ value, tone }) => ({ value, color: TONES[tone!].color })))
  const data = new Uint8Array(WIDTH * HEIGHT * 4)
  for (const { from, to, color } of segments) {
    for (let x = from; x < to; x++) {
      for (let y = 0; y < HEIGHT; y++) data.set([...channels(color), opacity(x, y)], (y * WIDTH + x) * 4)
    }
  }
  return Buffer.from(encode({ width: WIDTH, height: HEIGHT, data }))
}

function segmentsOf(values: readonly { value: number; color: number }[]): Segment[] {
  const sum = values.reduce((total, { value }) => total + value, 0)
  const width = WIDTH - GAP * (values.length - 1)
  let before = 0
  return values.map(({ value, color }, index) => {
    const from = Math.round((before / sum) * width) + index * GAP
    before += value
    return { from, to: Math.round((before / sum) * width) + index * GAP, color }
  })
}

const channels = (color: number) => [color >> 16, (color >> 8) & 0xff, color & 0xff]

/** 0 to 255: the bar ends in half circles, softened over one pixel. */
function opacity(x: number, y: number): number {
  const radius = HEIGHT / 2
  const beyond = Math.max(radius - (x + 0.5), x + 0.5 - (WIDTH - radius), 0)
  const distance = Math.hypot(beyond, y + 0.5 - radius)
  return Math.round(255 * Math.min(Math.max(radius - distance + 0.5, 0), 1))
}
