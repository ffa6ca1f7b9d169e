import { createRequire } from 'node:module'
import type { EChartsOption } from 'echarts/types/dist/shared'
import { answersFor } from '../contract/phrases/answers/index.ts'
import type { Chart, Trend } from '../contract/reply.ts'
import { COLORS } from './colors.ts'
import { shareSeries } from './share-option.ts'
import { label, trendOption } from './trend-option.ts'

/** Pixels; almost three times as many as a phone shows, so that it stays sharp. */
export const PICTURE = { width: 1000, height: 700 } as const

export interface MoodPicture {
  trend: Trend
  chart?: Chart
}

/** A trend and shares as a PNG, the same for every platform. @param locale BCP 47, of the reader. */
export async function drawMood(picture: MoodPicture, locale?: string): Promise<Buffer> {
  const svg = await drawSvg(optionOf(picture, locale))
  const { Resvg } = await import('@resvg/resvg-js')
  const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
    createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`),
  )
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans' }
  return new Resvg(svg, { font, background: COLORS.paper }).render().asPng()
}

async function drawSvg(option: EChartsOption): Promise<string> {
  const [{ init, use }, { BarChart }, components, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ])
  use([
    BarChart,
    components.GridComponent,
    components.MarkLineComponent,
    components.LegendComponent,
    SVGRenderer,
  ])
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...PICTURE })
  try {
    chart.setOption(option)
    return chart.renderToSVGString()
  } finally {
    // What is not disposed of keeps the process alive.
    chart.dispose()
  }
}

/** Where the trend and the shares stand, in pixels. */
const LEFT = 100
const TREND = { top: 36, height: 394, heightAlone: 560 }
const SHARES = { top: 552, height: 64 }

function optionOf({ trend, chart }: MoodPicture, locale?: string): EChartsOption {
  const words = answersFor(locale)
  const right = trend.baseline === undefined ? 40 : 160
  const { xAxis, yAxis, series } = trendOption(trend, {
    usual: words.mood.usual,
    number: numberFormat(words.language, '', { signDisplay: 'exceptZero' }),
  })
  const height = chart ? TREND.height : TREND.heightAlone
  if (chart === undefined) {
    return { ...FRAME, grid: { left: LEFT, right, top: TREND.top, height }, xAxis, yAxis, series }
  }
  const hidden = { show: false, gridIndex: 1 }
  const sum = chart.points.reduce((total, { value }) => total + value, 0)
  return {
    ...FRAME,
    grid: [
      { left: LEFT, right, top: TREND.top, height },
      { left: LEFT, right, ...SHARES },
    ],
    xAxis: [xAxis, { type: 'value', ...hidden, min: 0, max: sum || 1 }],
    yAxis: [yAxis, { type: 'category', ...hidden }],
    series: [series, ...shareSeries(chart, numberFormat(words.language, chart.unit))],
    legend: legendOf(chart),
  }
}

const FRAME = { animation: false, backgroundColor: COLORS.paper }

/** Right under the bar of shares. */
function legendOf({ points }: Chart): NonNullable<EChartsOption['legend']> {
  return {
    ...{ top: SHARES.top + SHARES.height + 22, left: LEFT - 6, itemGap: 36 },
    ...{ icon: 'roundRect', itemWidth: 26, itemHeight: 26, textStyle: label(COLORS.ink) },
    data: points.map(({ label: name }) => name),
  }
}

/** How a language writes a number with its unit; a minus is as wide as a plus. */
function numberFormat(language: string, unit: string, options: Intl.NumberFormatOptions = {}) {
  const percent = unit === '%'
  const format = new Intl.NumberFormat(language, { ...options, style: percent ? 'percent' : 'decimal' })
  return (value: number) => {
    const written = format.format(percent ? value / 100 : value).replace('-', '−')
    return percent || unit === '' ? written : `${written} ${unit}`
  }
}
