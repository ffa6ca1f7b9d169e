import { codedError } from '../../src/contract/errors.ts'
import type { Reply } from '../../src/contract/reply.ts'
import type { Place, Standing, Voice } from '../../src/contract/watch.ts'
import { showOnly } from './for-one.ts'
import { emojiName } from './heard-emoji.ts'
import { mentionedIn } from './mentioned-in.ts'
import { renderReply } from './reply.ts'
import { slackErrorName } from './slack-error.ts'
import type { Rendered } from './slack-message.ts'
import type { Teams } from './teams.ts'
import type { Workspace } from './workspace.ts'
import { writeOver } from './write-over.ts'

/** Slack's voice of what Parley does unasked: everything at background priority. @param closing ends the reading. */
export function createVoice(teams: Teams, closing: AbortSignal): Voice {
  return {
    platform: 'slack',
    async say(place, reply, earlier = []) {
      const workspace = await teams(place.workspace)
      const posted = earlier.map(({ channel, id }) => ({ channel, ts: id }))
      if (reply === undefined) {
        for (const one of posted) await workspace.background.writer.remove(one)
        return []
      }
      return await speak(workspace, place, await render(reply, place, workspace), posted)
    },
    async react({ workspace: team, channel }, ts, emoji) {
      const name = emojiName(emoji)
      if (name === undefined) throw codedError('INTERNAL', `no name of Slack is known for ${emoji}`)
      const { background } = await teams(team)
      await background.gestures.mark({ channel, ts }, name).catch(unlessNeedless)
    },
    async read({ workspace: team, channel }, since, until) {
      const { background } = await teams(team)
      closing.throwIfAborted()
      return await background.reader.span(channel, since, until)
    },
    async links({ workspace: team, channel }, messages) {
      const workspace = await teams(team).catch(() => undefined)
      return (await workspace?.background.reader.links(channel, messages)) ?? new Map()
    },
  }
}

async function render(reply: Reply, place: Place, { directory, background }: Workspace): Promise<Rendered> {
  // Of people who were only heard the watch knows nothing but the id.
  const isId = /^[UW][A-Z0-9]{8,}$/.test(reply.title)
  const asked = [...mentionedIn(reply), ...(isId ? [reply.title] : [])]
  const names = await directory.names(asked, 'background')
  const title = isId ? (names.get(reply.title) ?? reply.title) : reply.title
  const ids = (reply.points ?? []).flatMap((point) => point.sources)
  const links =
    'channel' in place ? await background.reader.links(place.channel, ids) : new Map<string, string>()
  return renderReply({ ...reply, title }, { names, links, controls: [] })
}

async function speak(
  { background }: Workspace,
  place: Place,
  rendered: Rendered,
  earlier: readonly { channel: string; ts: string }[],
): Promise<Standing[]> {
  const channel = 'person' in place ? await background.gestures.directChannel(place.person) : place.channel
  const thread = 'person' in place ? undefined : place.thread
  const where = { channel, ...(thread !== undefined && { thread }) }
  if ('onlyFor' in place && place.onlyFor !== undefined) {
    await showOnly(background, where, place.onlyFor, rendered)
    return []
  }
  const posted = await writeOver(background.writer, where, rendered, earlier, earlier.length === 0)
  return posted.map(({ ts, ...one }) => ({ ...one, id: ts }))
}

/** It is there already, or the message is gone. @throws anything else. */
function unlessNeedless(error: unknown): void {
  const needless = ['already_reacted', 'message_not_found', 'too_many_reactions']
  if (!needless.includes(slackErrorName(error) ?? '')) throw error
}
