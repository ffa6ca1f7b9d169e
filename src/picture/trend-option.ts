import type { SeriesOption, XAXisOption, YAXisOption } from 'echarts/types/dist/shared'
import type { Trend } from '../contract/reply.ts'
import { COLORS } from './colors.ts'

/** Labels under the axis that are read on a phone. */
const MOST_LABELS = 7
/** Up to so many points have their value written under them. */
const MOST_NUMBERS = 8
/** The axis never zooms in further, so that small moods look small. */
const LEAST_BOUND = 40
/** The axis ends at a multiple of this. */
const BOUND_STEP = 20
/** A third of that remains on a phone. */
const FONT_PIXELS = 28
const AXIS_PIXELS = 24

/** What the picture says, in the reader's language. */
export interface TrendWords {
  /** What the baseline is called. */
  usual: string
  /** How a value is written. */
  number(value: number): string
}

/** A trend as bars from zero up and down; what is usual is a dashed line, and where too little was said is nothing. */
export function trendOption(
  trend: Trend,
  words: TrendWords,
): { xAxis: XAXisOption; yAxis: YAXisOption; series: SeriesOption } {
  const bound = boundOf(trend)
  const every = Math.ceil(trend.points.length / MOST_LABELS)
  const last = trend.points.length - 1
  return {
    xAxis: {
      type: 'category',
      data: trend.points.map((point) => pointLabel(point, trend.points.length, words)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...{ ...AXIS_LABEL, margin: 14, lineHeight: 36 },
        rich: { name: AXIS_LABEL, value: { ...label(COLORS.ink), fontWeight: 'bold' } },
        interval: (index: number) => (last - index) % every === 0,
      },
    },
    yAxis: {
      type: 'value',
      min: Math.max(-bound, trend.range[0]),
      max: Math.min(bound, trend.range[1]),
      interval: bound / 2,
      axisLabel: { ...label(COLORS.quiet), formatter: (value: number) => words.number(value) },
      splitLine: { lineStyle: { color: COLORS.line, width: 2 } },
    },
    series: barsOf(trend, words),
  }
}

export const label = (color: string) => ({ color, fontSize: FONT_PIXELS, fontFamily: 'DejaVu Sans' })
const AXIS_LABEL = { ...label(COLORS.quiet), fontSize: AXIS_PIXELS }

function pointLabel({ label, value }: Trend['points'][number], points: number, words: TrendWords): string {
  // With its own style, as the axis's is not taken beside others.
  const name = `{name|${label}}`
  if (points > MOST_NUMBERS) return name
  return `${name}\n{value|${value === undefined ? '–' : words.number(value)}}`
}

function boundOf({ points, range, baseline = 0 }: Trend): number {
  const values = [baseline, ...points.map(({ value = 0 }) => value)].map(Math.abs)
  const most = Math.max(Math.abs(range[0]), Math.abs(range[1]))
  const needed = Math.ceil(Math.max(...values, 1) / BOUND_STEP) * BOUND_STEP
  return Math.min(most, Math.max(LEAST_BOUND, needed))
}

function barOf(value: number) {
  const itemStyle =
    value < 0
      ? { color: COLORS.negative, borderRadius: [0, 0, 6, 6] }
      : { color: COLORS.positive, borderRadius: [6, 6, 0, 0] }
  return { value, itemStyle }
}

function barsOf({ points, baseline }: Trend, words: TrendWords): SeriesOption {
  return {
    type: 'bar',
    barCategoryGap: '28%',
    // A mood of zero is no gap.
    barMinHeight: 5,
    data: points.map(({ value }) => (value === undefined ? '-' : barOf(value))),
    markLine: {
      silent: true,
      symbol: 'none',
      data: [
        { yAxis: 0, lineStyle: { color: COLORS.quiet, type: 'solid', width: 2 }, label: { show: false } },
        ...(baseline === undefined
          ? []
          : [
              {
                yAxis: baseline,
                lineStyle: { color: COLORS.ink, type: [12, 8], width: 3 },
                label: {
                  ...label(COLORS.ink),
                  position: 'end' as const,
                  distance: 10,
                  formatter: `${words.usual}\n${words.number(baseline)}`,
                },
              },
            ]),
      ],
    },
  }
}
