import type { SeriesOption } from 'echarts/types/dist/shared'
import type { Chart } from '../contract/reply.ts'
import { COLORS } from './colors.ts'
import { label } from './trend-option.ts'

/** A part needs this share (in percent of all) for a number inside it. */
const LEAST_FOR_NUMBER = 9

/** A chart's values as one bar of coloured parts. @param number how a value is written. */
export function shareSeries({ points }: Chart, number: (value: number) => string): SeriesOption[] {
  const sum = points.reduce((total, { value }) => total + value, 0)
  // Also those that are zero: the legend names them.
  return points.map(({ label: name, value, tone = 'neutral' }) => ({
    type: 'bar',
    ...{ name, stack: 'shares', xAxisIndex: 1, yAxisIndex: 1, barWidth: 64 },
    data: [value],
    itemStyle: { color: COLORS[tone], borderColor: COLORS.paper, borderWidth: value > 0 ? 2 : 0 },
    label: {
      ...label(tone === 'neutral' ? COLORS.ink : COLORS.paper),
      show: value > 0 && (value / sum) * 100 >= LEAST_FOR_NUMBER,
      fontWeight: 'bold',
      formatter: number(value),
    },
  }))
}
