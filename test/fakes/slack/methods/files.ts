import { threadIn, writableChannel } from '../access.ts'
import { nested, required, text } from '../arguments.ts'
import { addMessage, botAuthor, takeContent } from '../messages.ts'
import { refusal } from '../refusal.ts'
import { newId } from '../state.ts'
import type { StoredFile } from '../world.ts'
import type { MethodCall, Methods } from './method.ts'

function getUploadUrl({ state, args }: MethodCall) {
  const name = required(args, 'filename')
  const size = Number(required(args, 'length'))
  if (!(size > 0)) throw refusal('invalid_arguments')
  const id = newId(state, 'F')
  state.files.set(id, { id, name, title: name, size, content: '', channels: [], complete: false })
  return { upload_url: `${state.address}/upload/${id}`, file_id: id }
}

function complete(call: MethodCall) {
  const { state, team, args } = call
  const rows = nested(args, 'files', 'invalid_arguments') as { id: string; title?: string }[] | undefined
  if (!Array.isArray(rows) || rows.length === 0) throw refusal('invalid_arguments')
  const files = rows.map(({ id, title }) => finish(state.files.get(id), title))
  const id = text(args, 'channel_id')
  if (id !== '') share(call, id, files)
  return {
    files: files.map((file) => ({ id: file.id, title: file.title, name: file.name, user: team.bot.id })),
  }
}

function finish(file: StoredFile | undefined, title: string | undefined): StoredFile {
  if (!file || file.complete || ![Buffer.byteLength(file.content), file.content.length].includes(file.size))
    throw refusal('file_not_found')
  return Object.assign(file, { complete: true, title: title ?? file.name })
}

function share({ state, team, args, method }: MethodCall, id: string, files: StoredFile[]) {
  const channel = writableChannel(team, id)
  const thread = text(args, 'thread_ts')
  const comment = text(args, 'initial_comment')
  const content = comment && takeContent(state, method, id, { text: comment })
  addMessage(state, team, channel, {
    ...botAuthor(state, team),
    subtype: 'file_share',
    text: content ? content.text : '',
    files: files.map(({ id, name, title }) => ({ id, name, title })),
    ...(thread && { thread_ts: threadIn(channel, thread) }),
  })
  for (const file of files) file.channels.push(id)
}

export const files: Methods = {
  'files.getUploadURLExternal': { scope: 'files:write', run: getUploadUrl },
  'files.completeUploadExternal': { scope: 'files:write', run: complete },
}
