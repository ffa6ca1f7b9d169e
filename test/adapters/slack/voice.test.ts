import { afterEach, beforeEach, expect, it } from 'vitest'
import { createVoice } from '../../../adapters/slack/voice.ts'
import { openWorkspace as openReal } from '../../../adapters/slack/workspace.ts'
import type { Reply } from '../../../src/contract/reply.ts'
import type { Voice } from '../../../src/contract/watch.ts'
import { silentLog } from '../../fakes/runner.ts'
import { IDS } from '../../fakes/slack/index.ts'
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts'

let fake: OpenWorkspace
let voice: Voice
beforeEach(async () => {
  fake = await openWorkspace()
  const workspace = openReal(IDS.team, fake.client, fake.pace, silentLog)
  voice = createVoice(async () => workspace, new AbortController().signal)
})
afterEach(async () => {
  expect(fake.slack.refusals).toEqual([])
  await fake.slack.close()
})

const replyOf = (text: string): Reply => {
  return { title: 'Übersetzung', text, notes: [], models: [], data: {}, visibility: 'public' }
}
const LONG = Array.from({ length: 4000 }, (_, number) => `Das ist Satz ${number}.`).join(' ')
const onlyForAda = { workspace: IDS.team, channel: IDS.general, onlyFor: IDS.ada }
const shown = () => fake.slack.ephemerals('ada').map((one) => fake.slack.textOf(one))

it('shows what is for one person to that person alone', async () => {
  expect(await voice.say(onlyForAda, replyOf('kurz'))).toEqual([])
  expect(shown()).toEqual([expect.stringContaining('kurz')])
  expect(fake.slack.messages('general')).toEqual([])
  expect(fake.slack.files).toEqual([])
})

it('sends the file of what is too long for messages to that person directly', async () => {
  expect(await voice.say(onlyForAda, replyOf(LONG))).toEqual([])
  expect(shown()).toEqual([expect.stringContaining('attached file')])
  const [file, ...others] = fake.slack.files
  expect(file?.content).toContain('Das ist Satz 3999.')
  const direct = fake.team.channels.find(({ id }) => file?.channels.includes(id))
  expect([direct?.kind, direct?.members.has(IDS.ada)]).toEqual(['im', true])
  expect([others, fake.slack.messages('general')]).toEqual([[], []])
})
