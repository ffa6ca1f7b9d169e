import { type Body, INTERACTION_FLAGS, isEmptyMessage, judgeMessage } from './check-message.ts'
import { callsOf } from './mentions.ts'
import { type Problem, problem } from './problem.ts'
import { invalid, refusal, refuseProblems } from './refusal.ts'
import type { State } from './state.ts'
import { type Attachment, type Channel, FLAG, type Message, type Part } from './world.ts'

/** A file as it came in a form. */
export interface Upload {
  /** `3` of `files[3]`. */
  index: string
  name: string
  type: string
  content: Buffer
}

/** What the bot wants to write, and where. */
export interface Writing {
  channel: Channel
  body: Body
  uploads: Upload[]
  /** For the log of pings. */
  path: string
  /** An answer to an interaction. */
  isWebhook?: boolean
  /** What is edited; what the body does not name stays. */
  before?: Message | undefined
  answered?: Message | undefined
}

/** What can be written. */
export type Content = Pick<
  Message,
  | 'content'
  | 'embeds'
  | 'components'
  | 'attachments'
  | 'mentions'
  | 'mention_roles'
  | 'mention_everyone'
  | 'flags'
>

/** Takes what the bot wants to write, as Discord would, and notes what pings. @throws Discord's refusals. */
export function takeContent(state: State, writing: Writing): Content {
  const { body, uploads, before, channel, path, isWebhook = false, answered } = writing
  const may = isWebhook && !before ? INTERACTION_FLAGS : undefined
  refuseProblems([...judgeMessage(body, may), ...checkUploads(body, uploads, before)])
  const attachments = attach(state, writing)
  const content = body.content === undefined ? (before?.content ?? '') : (body.content ?? '').trim()
  const embeds = (body.embeds === undefined ? before?.embeds : body.embeds) ?? []
  const components = (body.components === undefined ? before?.components : body.components) ?? []
  if (isEmptyMessage({ content, embeds, components }, attachments.length)) throw refusal('EmptyMessage')
  const isCalling = body.content !== undefined || !before
  const allowed = body.allowed_mentions ?? undefined
  const { tokens, called } = callsOf(state, {
    ...{ channel, content, allowed, isWebhook, answered },
    author: state.botId,
  })
  if (isCalling) state.ledger.pings.push(...tokens.map((token) => ({ path, channel: channel.id, token })))
  const shown = embeds.map((embed) => finishEmbed(state, embed, attachments, writing))
  const flags = (before?.flags ?? 0) & ~(body.flags === undefined ? 0 : FLAG.suppressEmbeds)
  return {
    ...called,
    ...{ content, attachments },
    embeds: shown,
    components: number(components),
    flags: (flags & ~FLAG.loading) | (body.flags ?? 0),
  }
}

/** Each entry of `attachments` must be a file that came along or one that is there. */
function checkUploads({ attachments }: Body, uploads: Upload[], before: Message | undefined): Problem[] {
  const known = [...uploads.map((row) => row.index), ...(before?.attachments ?? []).map((row) => row.id)]
  return (attachments ?? []).flatMap(({ id }, index) =>
    known.includes(String(id))
      ? []
      : [problem(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', 'Attachment data not found')],
  )
}

/** What is attached then: what the body keeps, and what came along. */
function attach(state: State, { body, uploads, before, channel }: Writing): Attachment[] {
  const kept = (before?.attachments ?? []).filter(
    (row) => !body.attachments || body.attachments.some(({ id }) => String(id) === row.id),
  )
  const added = uploads.map(({ index, name, type, content }) => {
    const said = body.attachments?.find(({ id }) => String(id) === index)
    const id = state.clock.snowflake()
    const filename = (said?.filename ?? name).replace(/[^\w.-]/g, '_')
    state.files.set(id, { id, name: filename, content })
    const url = `${state.address}/attachments/${channel.id}/${id}/${filename}`
    return {
      ...{ id, filename, url },
      size: content.length,
      proxy_url: url,
      ...(type && { content_type: type }),
      ...(said?.description && { description: said.description }),
    }
  })
  if (kept.length + added.length > 10) {
    throw invalid([problem(['attachments'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.')])
  }
  return [...kept, ...added]
}

/** Pictures named `attachment://…` become addresses; one that is not there is noted as broken. */
function finishEmbed(state: State, embed: Part, attachments: Attachment[], { path, body }: Writing): Part {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]))
    }
    const name = typeof value === 'string' && /^attachment:\/\/(.+)$/.exec(value)?.[1]
    if (!name) return value
    const file = attachments.find((row) => row.filename === name)
    const message = `an embed shows ${name}, which is not attached`
    if (!file)
      state.ledger.refusals.push({ method: '', path, status: 200, code: 0, message, problems: [], body })
    return file?.url ?? value
  }
  return { ...(resolve(embed) as Part), type: 'rich' }
}

/** Discord gives every component a number. */
function number(components: Part[]): Part[] {
  let next = 0
  const visit = (part: Part): Part => ({
    ...part,
    id: ++next,
    ...(Array.isArray(part.components) && { components: (part.components as Part[]).map(visit) }),
  })
  return components.map(visit)
}
