import { checkComponents } from './check-components.ts'
import { checkEmbeds } from './check-embeds.ts'
import { checkList, checkString, describeProblem, type Path, type Problem, problem } from './problem.ts'
import { FLAG } from './world.ts'

/** A message as the bot sends it. */
export interface Body {
  content?: string | null
  embeds?: Record<string, unknown>[] | null
  components?: Record<string, unknown>[] | null
  attachments?: { id: string | number; filename?: string; description?: string }[] | null
  allowed_mentions?: AllowedMentions | null
  flags?: number | null
  nonce?: string | number | null
  enforce_nonce?: boolean
  message_reference?: {
    message_id?: string
    channel_id?: string
    fail_if_not_exists?: boolean
    type?: number
  }
  tts?: boolean
}

export interface AllowedMentions {
  parse?: string[]
  users?: string[]
  roles?: string[]
  replied_user?: boolean
}

/** The flags that somebody may set who sends a message. */
const SENDER_FLAGS = FLAG.suppressEmbeds | FLAG.silent

/** @param may the flags that may be set; an answer to an interaction may be ephemeral. */
export function judgeMessage(body: Body, may = SENDER_FLAGS): Problem[] {
  return [
    ...checkString(body.content, ['content'], { least: 0, most: 2000 }),
    ...checkEmbeds(body.embeds),
    ...checkComponents(body.components),
    ...checkNonce(body.nonce, ['nonce']),
    ...checkFlags(body.flags, may),
    ...checkAllowedMentions(body.allowed_mentions ?? undefined),
    ...checkList(body.attachments, ['attachments'], { most: 10 }, (row, at) =>
      checkString(row.description, [...at, 'description'], { least: 0, most: 1024 }),
    ),
  ]
}

export const INTERACTION_FLAGS = SENDER_FLAGS | FLAG.ephemeral

/** Whether nothing of it would be seen. @param files how many come with it or stay. */
export const isEmptyMessage = ({ content, embeds, components }: Body, files: number) =>
  !content?.trim() && !embeds?.length && !components?.length && files === 0

/** What Discord would refuse in this message, a line each. @param files how many are uploaded with it. */
export function checkMessage(body: object, files = 0): string[] {
  const problems = judgeMessage(body as Body, INTERACTION_FLAGS).map(describeProblem)
  return isEmptyMessage(body as Body, files) ? [...problems, '50006 Cannot send an empty message'] : problems
}

function checkFlags(flags: number | null | undefined, may: number): Problem[] {
  if (!flags || (flags & ~may) === 0) return []
  return [problem(['flags'], 'MESSAGE_FLAGS_INVALID', `Flags that cannot be set: ${flags & ~may}`)]
}

function checkNonce(nonce: Body['nonce'], at: Path): Problem[] {
  if (nonce === undefined || nonce === null || Number.isInteger(nonce)) return []
  return checkString(nonce, at, { least: 0, most: 25 })
}

function checkAllowedMentions(allowed: AllowedMentions | undefined): Problem[] {
  if (!allowed) return []
  const at = (key: string) => ['allowed_mentions', key]
  const wrong = (allowed.parse ?? []).filter((kind) => !['users', 'roles', 'everyone'].includes(kind))
  const words = (kind: string) => `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`
  const exclusive = (['users', 'roles'] as const).filter(
    (kind) => allowed.parse?.includes(kind) && (allowed[kind]?.length ?? 0) > 0,
  )
  const long = (['users', 'roles'] as const).filter((kind) => (allowed[kind]?.length ?? 0) > 100)
  return [
    ...wrong.map((kind) =>
      problem(at('parse'), 'BASE_TYPE_CHOICES', `Value must be one of {users, roles, everyone}: ${kind}`),
    ),
    ...exclusive.map((kind) =>
      problem(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', words(kind)),
    ),
    ...long.map((kind) => problem(at(kind), 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.')),
  ]
}
