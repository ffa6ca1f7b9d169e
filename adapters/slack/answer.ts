import { ERRORS, errorCode, errorMessage } from '../../src/contract/errors.ts'
import type { Reply } from '../../src/contract/reply.ts'
import { answerControls } from './answer-controls.ts'
import type { Ask } from './ask.ts'
import type { Asker } from './asker.ts'
import type { Desk } from './desk.ts'
import { LIMITS } from './limits.ts'
import { mentionedIn } from './mentioned-in.ts'
import { moodReply } from './mood.ts'
import { pictureOf } from './picture-of.ts'
import { READING } from './rate-limits.ts'
import type { Remark } from './remark.ts'
import { remarkWords } from './remark-words.ts'
import { renderReply } from './reply.ts'
import { type Material, readMaterial } from './request.ts'
import { rethrow, slackError } from './slack-error.ts'
import type { Rendered } from './slack-message.ts'
import type { Workspace } from './workspace.ts'

export interface AnswerParts {
  desk: Desk
  workspace: Workspace
  asker: Asker
  /** Buttons under the answer; a shared or a flag's answer has none. */
  controls: boolean
  /** Offers to share: for answers that only the asker sees. */
  shareable: boolean
  /** Stands with the models: who shared it, or why not all may see it. */
  note?: string
  /** The answer stands where a picture can stand beside it; else values over time are bars. */
  pictures?: boolean
  progress?: (done: number, total: number) => void
}

export interface Answered {
  reply: Reply
  rendered: Rendered
}

/** Reads what the ask is about, asks the bot and lays its reply out. Never rejects: a failure is an answer too. */
export async function answer(ask: Ask, parts: AnswerParts): Promise<Answered> {
  const { reply, material } = await replyTo(ask, parts)
  const names = await parts.workspace.directory.names(mentionedIn(reply))
  const links = await linksOf(reply, material, parts.workspace)
  const { phrases } = parts.asker
  const controls = parts.controls ? answerControls(reply, ask, phrases, parts.shareable) : []
  const picture = parts.pictures ? await pictureOf(reply, parts.asker.origin.locale) : undefined
  return {
    reply,
    rendered: renderReply(reply, { names, links, controls, phrases, ...(picture && { picture }) }),
  }
}

/** A reply, and what it was made of when that could be read. */
export interface Replied {
  reply: Reply
  material?: Material
}

type ReplyParts = Pick<AnswerParts, 'desk' | 'workspace' | 'asker' | 'note' | 'progress'>

/** Reads what the ask is about and asks the bot. Never rejects: a failure is a reply too. */
export async function replyTo(ask: Ask, parts: ReplyParts): Promise<Replied> {
  const { desk, workspace, asker, progress } = parts
  const { handle, tasks, channels, policy, admission } = desk.house
  try {
    if (ask.source.kind === 'mood')
      return { reply: noted(await moodReply(ask, ask.source, parts), [], parts) }
    const task = tasks.find((one) => one.name === ask.task)
    if (task === undefined) throw new Error(`no task ${ask.task}`)
    const asked = { task: ask.task, options: ask.options, origin: asker.origin }
    const refusal = await admission.admit(asked)
    if (refusal) return { reply: noted(refusal, [], parts) }
    const reading = {
      workspace,
      asker,
      mayRead: async (channel: string) => (await channels.settings({ ...asker.person, channel })).summaries,
      refusal: (channel: string) =>
        policy.refusal({ kind: 'use', task: ask.task }, { ...asker.origin, channel }),
      ...(progress && { progress: (done: number) => progress(done, READING.maximumMessages) }),
    }
    const material = await admission.accountFor(asked, () => readMaterial(ask, task, reading).catch(rethrow))
    const { task: name, options } = ask
    const request = {
      kind: 'task' as const,
      task: name,
      options,
      input: material.input,
      origin: asker.origin,
      priority: 'interactive' as const,
      admitted: true as const,
      deadline: Date.now() + LIMITS.answerMilliseconds,
    }
    const reply = await handle(request, progress ? { progress } : {})
    return { reply: noted(reply, material.remarks, parts), material }
  } catch (error) {
    return { reply: failure(error, parts) }
  }
}

function noted(reply: Reply, remarks: readonly Remark[], { asker, note }: ReplyParts): Reply {
  const words = remarks.map((remark) => remarkWords(remark, asker.phrases))
  return { ...reply, notes: [...reply.notes, ...words, ...(note === undefined ? [] : [note])] }
}

function failure(thrown: unknown, { asker, desk }: ReplyParts): Reply {
  const error = slackError(thrown)
  const code = errorCode(error)
  if (code === 'INTERNAL') desk.house.log.error({ code, name: (error as Error).name }, 'an answer failed')
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

async function linksOf(reply: Reply, material: Material | undefined, workspace: Workspace) {
  const ids = (reply.points ?? []).flatMap((point) => point.sources)
  if (material?.channel === undefined || ids.length === 0) return new Map<string, string>()
  return await workspace.reader.links(material.channel, ids)
}
