import { randomBytes } from 'node:crypto'
import { type Arguments, flag, text } from './arguments.ts'
import { addMessage, botAuthor, type Content, changeMessage, removeMessage, takeContent } from './messages.ts'
import { refusal } from './refusal.ts'
import { type ResponseUrl, type State, teamOf } from './state.ts'
import { channelIn, findMessage } from './world.ts'

/** docs.slack.dev/interactivity/handling-user-interaction */
const MAXIMUM_USES = 5
const VALID_MILLISECONDS = 30 * 60 * 1000

/** @returns the address for the payload. */
export function issueResponseUrl(
  state: State,
  kind: 'commands' | 'actions' | 'app',
  place: Pick<ResponseUrl, 'team' | 'channel' | 'user' | 'source'>,
): string {
  const id = randomBytes(12).toString('hex')
  state.responseUrls.set(id, { id, at: state.clock.now(), uses: 0, ...place })
  return `${state.address}/response/${kind}/${place.team}/${id}`
}

/** What the app posts to a response URL. @throws `expired_url`, `used_url` and what is wrong with the message. */
export function respond(state: State, id: string, args: Arguments): void {
  const link = state.responseUrls.get(id)
  if (!link || state.clock.now() - link.at > VALID_MILLISECONDS) throw refusal('expired_url')
  if (link.uses >= MAXIMUM_USES) throw refusal('used_url')
  link.uses += 1
  if (flag(args, 'delete_original')) {
    removeSource(state, link)
    return
  }
  const content = takeContent(state, 'response_url', link.channel, args)
  // Slack replaces unless told not to; a command or shortcut has nothing to replace (slackapi/bolt-python#1268).
  const keeps = args.replace_original !== undefined && !flag(args, 'replace_original')
  if (link.source && !keeps) replaceSource(state, link, content)
  else show(state, link, content, args)
}

/** Shows something new where the command was given or the button pressed. */
export function show(
  state: State,
  { team, channel, user }: Pick<ResponseUrl, 'team' | 'channel' | 'user'>,
  content: Content,
  args: Arguments,
): void {
  const thread = text(args, 'thread_ts')
  const fields = { ...content, ...(thread && { thread_ts: thread }) }
  if (text(args, 'response_type') === 'in_channel') {
    const home = teamOf(state, team)
    addMessage(state, home, channelIn(home, channel), { ...botAuthor(state, home), ...fields })
  } else {
    state.ephemerals.push({ team, channel, user, ts: state.clock.stamp(), ...fields })
  }
}

const isSource =
  ({ source, user }: ResponseUrl) =>
  (row: { ts: string; user: string }) =>
    row.ts === source?.ts && row.user === user

function removeSource(state: State, link: ResponseUrl): void {
  if (!link.source) return
  if (link.source.ephemeral) {
    const index = state.ephemerals.findIndex(isSource(link))
    if (index >= 0) state.ephemerals.splice(index, 1)
    return
  }
  const { team, channel, message } = sourceMessage(state, link)
  if (message) removeMessage(state, team, channel, message)
}

/** What replaces keeps the visibility of what was there: an ephemeral message never becomes public. */
function replaceSource(state: State, link: ResponseUrl, content: Content): void {
  const replaced = { text: content.text, blocks: content.blocks ?? [] }
  if (link.source!.ephemeral) {
    const found = state.ephemerals.find(isSource(link))
    if (found) Object.assign(found, replaced)
    return
  }
  const { team, channel, message } = sourceMessage(state, link)
  if (message) changeMessage(state, team, channel, message, replaced)
}

function sourceMessage(state: State, link: ResponseUrl) {
  const team = teamOf(state, link.team)
  const channel = channelIn(team, link.channel)
  return { team, channel, message: findMessage(channel, link.source!.ts) }
}
