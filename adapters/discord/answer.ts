import type { APIEmbed } from 'discord.js'
import { ERRORS, errorCode, errorMessage } from '../../src/contract/errors.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { answerControls, answerMenus, menuOf, offers } from './answer-controls.ts'
import { type AnswerMemo, type Ask, withoutText } from './ask.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { discordError, rethrow } from './discord-error.ts'
import type { DiscordMessage, Rendered } from './discord-message.ts'
import { LIMITS } from './limits.ts'
import { moodReply } from './mood.ts'
import { pictureOf } from './picture-of.ts'
import { READING } from './rate-limits.ts'
import type { Remark } from './remark.ts'
import { remarkWords } from './remark-words.ts'
import { renderReply } from './reply.ts'
import { type Material, readMaterial } from './request.ts'

export interface AnswerParts {
  desk: Desk
  asker: Asker
  /** Buttons under the answer; a shared or a flag's answer has none. */
  controls: boolean
  /** Offers to share: for answers that only the asker sees. */
  shareable: boolean
  /** Stands with the models: who shared it, or why not all may see it. */
  note?: string
  progress?: (done: number, total: number) => void
}

export interface Answered {
  reply: Reply
  rendered: Rendered
}

/** Reads what the ask is about, asks the bot and lays its reply out. Never rejects: a failure is an answer too. */
export async function answer(ask: Ask, parts: AnswerParts): Promise<Answered> {
  const { reply, material } = await replyTo(ask, parts)
  const { desk, asker } = parts
  const links = await linksOf(reply, material, desk)
  const memo = parts.controls ? await keepMemo(reply, ask, desk) : undefined
  const controls = memo === undefined ? [] : answerControls(reply, memo, asker.phrases, parts.shareable)
  const picture = await pictureOf(reply, asker.origin.locale)
  const view = { links, controls, phrases: asker.phrases, ...(picture && { picture }) }
  const rendered = renderReply(reply, view)
  if (memo !== undefined) completeLast(rendered, reply, ask, memo, parts)
  return { reply, rendered }
}

async function linksOf({ points = [] }: Reply, material: Material | undefined, { reader }: Desk) {
  const ids = points.flatMap((point) => point.sources)
  if (material?.channel === undefined || ids.length === 0) return new Map<string, string>()
  return await reader.links(material.channel, ids)
}

async function replyTo(ask: Ask, parts: AnswerParts): Promise<{ reply: Reply; material?: Material }> {
  const { desk, asker, progress } = parts
  const { handle, tasks, admission } = desk.house
  try {
    if (ask.source.kind === 'mood')
      return { reply: noted(await moodReply(ask, ask.source, parts), [], parts) }
    const task = tasks.find((one) => one.name === ask.task)
    if (task === undefined) throw new Error(`no task ${ask.task}`)
    const reading = progress && { progress: (done: number) => progress(done, READING.maximumMessages) }
    const asked = { task: ask.task, options: ask.options, origin: asker.origin }
    const refusal = await admission.admit(asked)
    if (refusal) return { reply: noted(refusal, [], parts) }
    const material = await admission.accountFor(asked, () =>
      readMaterial(ask, task, { desk, asker, ...reading }).catch(rethrow),
    )
    const { options } = ask
    const { input } = material
    const request = {
      kind: 'task',
      task: task.name,
      options,
      input,
      origin: asker.origin,
      priority: 'interactive',
      admitted: true,
      deadline: Date.now() + LIMITS.answerMilliseconds,
    } as const
    const reply = await handle(request, progress ? { progress } : {})
    return { reply: noted(reply, material.remarks, parts), material }
  } catch (error) {
    return { reply: failure(error, parts) }
  }
}

function noted(reply: Reply, remarks: readonly Remark[], { asker, note }: AnswerParts): Reply {
  const words = remarks.map((remark) => remarkWords(remark, asker.phrases))
  return { ...reply, notes: [...reply.notes, ...words, ...(note === undefined ? [] : [note])] }
}

function failure(thrown: unknown, { asker, desk }: AnswerParts): Reply {
  const error = discordError(thrown)
  const code = errorCode(error)
  if (code === 'INTERNAL') desk.house.log.error({ code, name: error.name }, 'an answer failed')
  const message = code === 'INTERNAL' ? ERRORS.INTERNAL.tell : errorMessage(error)
  const title = asker.phrases.failed
  return {
    title,
    text: message,
    notes: [],
    models: [],
    data: {},
    error: { code, message },
    visibility: 'private',
  }
}

/** Remembers what the buttons of an answer ask. @returns the memo's id. */
async function keepMemo(reply: Reply, { task, options, source }: Ask, desk: Desk): Promise<string> {
  const menu = menuOf(reply)
  const choose = menu && { task: menu.task, options: menu.options, option: menu.choose!.option }
  const again = offers(reply).map((action) => ({ task: action.task, options: action.options }))
  const memo: AnswerMemo = {
    ...{ task, options, again, models: reply.models, source: withoutText(source) },
    ...(choose && { choose }),
  }
  return await desk.house.memos.keep('discord', memo)
}

/** The menu, and the text that was typed: a command's words are seen nowhere else, and its buttons read them there. */
function completeLast(
  { messages }: Rendered,
  reply: Reply,
  ask: Ask,
  memo: string,
  { desk, asker }: AnswerParts,
) {
  const last = messages.at(-1)!
  last.components.unshift(...answerMenus(reply, memo, asker.phrases))
  if (ask.source.kind !== 'text') return
  const { text } = ask.source
  if (!addOriginal(last, asker.phrases.original, text)) desk.typed.set(memo, text)
}

/** @returns whether it fits. */
function addOriginal({ embeds }: DiscordMessage, name: string, text: string): boolean {
  const [embed] = embeds
  const fits =
    text.length <= LIMITS.embedFieldValue &&
    sizeOf(embeds) + name.length + text.length <= LIMITS.embedCharacters
  if (embed === undefined || !fits || text.trim() !== text || text === '') return false
  embed.fields = [...(embed.fields ?? []), { name, value: text }]
  return true
}

const sizeOf = (embeds: readonly APIEmbed[]) => JSON.stringify(embeds).length
