import type { App } from '@slack/bolt'
import type { Original } from '../../src/contract/living-answers.ts'
import { answer } from './answer.ts'
import { arrivalOf } from './arrivals.ts'
import type { Ask } from './ask.ts'
import { deliver, openly, underMention } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { languageOfFlag } from './flags.ts'
import { originalOf } from './living-answers.ts'
import type { Workspace } from './workspace.ts'

/** Somebody put a flag on a message or took it away. */
interface Flag {
  language: string
  user: string
  original: Original
  workspace: Workspace
}

interface ReactionEvent {
  user: string
  reaction: string
  item: { type: string; channel?: string; ts?: string }
  event_ts: string
}

const slotOf = (language: string) => `flag-${language}`

/** A flag is answered with a translation in the thread, once per language; taking the last such flag away withdraws it. */
export function addReactions(app: App, desk: Desk): void {
  const handlers = { reaction_added: translate, reaction_removed: withdraw }
  for (const [name, handler] of Object.entries(handlers)) {
    app.event(name as keyof typeof handlers, async ({ event, client, context, body }) => {
      const { user, reaction, item, event_ts } = event as ReactionEvent
      const language = languageOfFlag(reaction)
      const { channel, ts } = item
      if (language === undefined || channel === undefined || ts === undefined || desk.isOld(event_ts)) return
      const { team, delivery, botUser } = arrivalOf(client, context, body)
      if (user === botUser) return
      const identity = `${team}/${name}/${channel}/${ts}/${user}/${reaction}/${event_ts}`
      const flag = {
        language,
        user,
        original: originalOf(team, channel, ts),
        workspace: desk.workspace({ client, team }),
      }
      await desk.once(name, [delivery, identity], () =>
        desk.inOrder(`${team}/${channel}/${ts}`, () => handler(flag, desk)),
      )
    })
  }
}

async function translate(flag: Flag, desk: Desk): Promise<void> {
  const { language, user, original, workspace } = flag
  const { channel, message: ts } = original
  if ((await workspace.directory.person(user)).bot) return
  if (await desk.living.find(original, slotOf(language))) return
  const asker = await desk.asker(workspace, user, { channel })
  if (!(await desk.house.channels.settings({ ...asker.person, channel })).flags) return
  const post = await workspace.reader.message(channel, ts)
  // The flag may be gone again: events overtake each other.
  if (post === undefined || !languages(post.reactions).has(language)) return
  const ask: Ask = { task: 'translate', options: { to: language }, source: { kind: 'message', channel, ts } }
  const refused = desk.house.policy.refusal({ kind: 'answer-publicly', task: ask.task }, asker.origin)
  const note = refused === undefined ? {} : { note: refused }
  const parts = { desk, workspace, asker, controls: false, shareable: false, ...note }
  const { reply, rendered } = await answer(ask, parts)
  const place = { channel, thread: post.thread ?? ts }
  const nothingNew = reply.data.from === reply.data.to
  if (reply.error !== undefined || nothingNew || refused !== undefined) {
    await deliver(underMention(workspace, asker, place, ts), async () => rendered)
    return
  }
  const posted = await deliver(openly(workspace, asker, place), async () => rendered)
  await desk.living.remember(original, slotOf(language), { posted, ask })
}

async function withdraw(flag: Flag, desk: Desk): Promise<void> {
  const { language, original, workspace } = flag
  const slot = slotOf(language)
  const answered = await desk.living.find(original, slot)
  if (answered === undefined) return
  const post = await workspace.reader.message(original.channel, original.message)
  if (languages(post?.reactions ?? []).has(language)) return
  for (const posted of answered.posted) await workspace.writer.remove(posted)
  await desk.living.forget(original, slot)
}

const languages = (reactions: readonly string[]) => new Set(reactions.map(languageOfFlag))
