import type { FastifyRequest } from 'fastify'
import pMap from 'p-map'
import { codedError } from '../../../src/contract/errors.ts'
import type { TaskInfo } from '../../../src/contract/task.ts'
import { detectLanguage } from '../../../src/text/language.ts'
import type { Desk } from '../desk.ts'
import { LIMITS } from '../limits.ts'
import { withRoom } from '../with-room.ts'
import { ask } from './ask.ts'
import { htmlTokens } from './html-tokens.ts'
import { libreLanguages } from './languages.ts'
import { translateHtml } from './translate-html.ts'

interface Body {
  q: string | string[]
  source: string
  target: string
  format?: 'text' | 'html'
}

interface Detected {
  language: string
  confidence: number
}

/** Below this LibreTranslate does not trust the detection of one text of several. Characters. */
const SHORT = 40

/** `POST /translate`. */
export function translateRoute(task: TaskInfo, desk: Desk) {
  return async (request: FastifyRequest, signal: AbortSignal): Promise<Record<string, unknown>> => {
    const { q, source, target, format } = request.body as Body
    const texts = [q].flat()
    checkLength(texts, task)
    const detected = source === 'auto' ? detect(texts, format, desk) : undefined
    const translate = async (text: string, index: number) => {
      const options = { from: detected?.[index]?.language ?? source, to: target }
      const plain = async (one: string) =>
        String((await ask(task.name, one, options, { request, desk, signal })).text)
      if (text.trim() === '') return text
      return format === 'html' ? await translateHtml(text, plain) : await plain(text)
    }
    const answers = await withRoom(request, desk, texts.length, () =>
      pMap(texts, translate, { concurrency: LIMITS.batchAtOnce }),
    )
    const single = !Array.isArray(q)
    return {
      translatedText: single ? answers[0] : answers,
      ...(detected && { detectedLanguage: single ? detected[0] : detected }),
    }
  }
}

/** @throws TOO_LARGE: of HTML the task sees only parts. */
function checkLength(texts: readonly string[], { maximumCharacters }: TaskInfo): void {
  const longest = Math.max(...texts.map(({ length }) => length))
  if (longest <= maximumCharacters) return
  throw codedError('TOO_LARGE', `At most ${maximumCharacters} characters at once; ${longest} came.`)
}

function detect(texts: readonly string[], format: Body['format'], { parts }: Desk): Detected[] {
  const among = libreLanguages(parts.models()).map(({ code }) => code)
  const read = texts.map((text) => (format === 'html' ? textOf(text) : text))
  const overall = detectOne(read.join('\n'), among)
  return read.map((text) => (text.length > SHORT ? detectOne(text, among) : overall))
}

const textOf = (html: string) =>
  htmlTokens(html)
    .map(({ kind, text }) => (kind === 'text' ? text : ' '))
    .join('')

function detectOne(text: string, among: readonly string[]): Detected {
  const { candidates } = detectLanguage(text, { among })
  const [best] = candidates
  return { language: best?.language ?? 'en', confidence: Math.round((best?.score ?? 0) * 100) }
}
