import type { Page } from 'playwright-core'

/** Runs in the page: the contrast (WCAG 2) of every text with what lies below it. */
const MEASURE = `(() => {
  const parse = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\\d.]+/g).map(Number)
    return { rgb: [red, green, blue], alpha }
  }
  const over = ({ rgb, alpha }, below) => rgb.map((part, index) => part * alpha + below[index] * (1 - alpha))
  const light = (rgb) => {
    const [red, green, blue] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const chain = (one) => (one ? [...chain(one.parentElement), one] : [])
  const groundOf = (one) => chain(one).reduce((below, each) => over(parse(getComputedStyle(each).backgroundColor), below), [255, 255, 255])
  const fade = (one) => chain(one).reduce((alpha, each) => alpha * Number(getComputedStyle(each).opacity), 1)
  const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
  const seen = [...document.querySelectorAll('body *')].filter((one) => hasText(one) && one.checkVisibility() && !one.closest('.frame, .hidden, noscript, option'))
  return seen.map((one) => {
    const ground = groundOf(one)
    const { rgb, alpha } = parse(getComputedStyle(one).color)
    const [a, b] = [light(over({ rgb, alpha: alpha * fade(one) }, ground)), light(ground)]
    return { text: one.textContent.trim().slice(0, 40), ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) }
  })
})()`

/** Every text on the page but those in pictures of other platforms, and how it stands out: 4.5 is what people need. */
export async function contrastsOf(page: Page): Promise<{ text: string; ratio: number }[]> {
  return await page.evaluate(MEASURE)
}
