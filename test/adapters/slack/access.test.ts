import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Access, createAccess } from '../../../adapters/slack/access.ts'
import { ALL_SCOPES, IDS } from '../../fakes/slack/index.ts'
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts'

let workspace: OpenWorkspace
let access: Access
async function open(scopes: readonly string[] = ALL_SCOPES) {
  workspace = await openWorkspace({ scopes })
  const { client, pace, directory } = workspace
  access = createAccess(client, IDS.team, pace, directory)
}
beforeEach(() => open())
afterEach(() => workspace.slack.close())

const read = (channel: string) => ({ ok: true, channel })
const remark = (said: object) => ({ ok: false, remark: said })
const notFound = (name: string) => remark({ kind: 'notFound', name })
const without = (...scopes: string[]) => ALL_SCOPES.filter((scope) => !scopes.includes(scope))
async function reopen(scopes: readonly string[]) {
  await workspace.slack.close()
  await open(scopes)
}

describe('who may read what', () => {
  it('a public channel: everybody, without being in it', async () => {
    workspace.channel(IDS.random).members.delete(IDS.carla)
    expect(await access.check(IDS.carla, IDS.random)).toEqual(read(IDS.random))
    expect(workspace.callsOf('conversations.members')).toEqual([])
  })

  it('a public channel as a guest: only when in it', async () => {
    expect(await access.check(IDS.guest, IDS.general)).toEqual(read(IDS.general))
    expect(await access.check(IDS.guest, IDS.random)).toEqual(notFound(IDS.random))
    expect(await access.check('U0STRANGER', IDS.random)).toEqual(notFound(IDS.random))
  })

  it('a private channel, a group and direct messages: only who is in it', async () => {
    expect(await access.check(IDS.ada, IDS.secret)).toEqual(read(IDS.secret))
    expect(await access.check(IDS.carla, IDS.secret)).toEqual(notFound(IDS.secret))
    expect(await access.check(IDS.benoit, IDS.group)).toEqual(read(IDS.group))
    expect(await access.check(IDS.dora, IDS.group)).toEqual(notFound(IDS.group))
    const direct = `D${IDS.ada.slice(1)}`
    expect(await access.check(IDS.ada, direct)).toEqual(read(direct))
    expect(await access.check(IDS.benoit, direct)).toEqual(notFound(direct))
  })

  it('answers the same about a private channel as about none, administrator or not', async () => {
    const about = async (user: string, wanted: string) =>
      JSON.stringify(await access.check(user, wanted)).replaceAll(wanted, '')
    const none = await about(IDS.carla, 'C0NOTHING1')
    for (const wanted of [IDS.secret, IDS.hidden, IDS.group, 'secret', 'hidden', '#secret', 'nothing']) {
      expect(await about(IDS.carla, wanted)).toBe(none)
    }
    expect(await about(IDS.dora, IDS.group)).toBe(none)
  })

  it('finds somebody among thousands of members', async () => {
    const { members } = workspace.channel(IDS.secret)
    members.delete(IDS.ada)
    for (let index = 0; index < 2500; index++) members.add(`U${index}`)
    members.add(IDS.ada)
    expect(await access.check(IDS.ada, IDS.secret)).toEqual(read(IDS.secret))
    expect(workspace.callsOf('conversations.members')).toHaveLength(3)
    await access.check(IDS.ada, IDS.secret)
    expect(workspace.callsOf('conversations.members')).toHaveLength(3)
  })

  it('lets somebody read as soon as they have joined', async () => {
    expect(await access.check(IDS.carla, IDS.secret)).toEqual(notFound(IDS.secret))
    workspace.channel(IDS.secret).members.add(IDS.carla)
    expect(await access.check(IDS.carla, IDS.secret)).toEqual(read(IDS.secret))
  })

  it('believes that who speaks in a channel is in it', async () => {
    expect(await access.check(IDS.ada, IDS.secret, IDS.secret)).toEqual(read(IDS.secret))
    expect(workspace.callsOf('conversations.members')).toEqual([])
  })
})

describe('what would help', () => {
  it('an invitation, where Parley is not in', async () => {
    expect(await access.check(IDS.carla, IDS.outside)).toEqual(
      remark({ kind: 'invite', channel: IDS.outside }),
    )
    expect(await access.check(IDS.guest, IDS.outside)).toEqual(notFound(IDS.outside))
    const here = await access.check(IDS.ada, IDS.hidden, IDS.hidden)
    expect(here).toEqual(remark({ kind: 'invite', channel: IDS.hidden }))
  })

  it('a scope, where Slack has not given it', async () => {
    await reopen(without('channels:read'))
    expect(await access.check(IDS.ada, IDS.random)).toEqual(remark({ kind: 'scope', scope: 'channels:read' }))
    expect(await access.check(IDS.ada, 'random')).toEqual(remark({ kind: 'scope', scope: 'channels:read' }))
  })

  it('a scope for private channels, but only said to who is in there', async () => {
    await reopen(without('groups:read'))
    expect(await access.check(IDS.carla, IDS.secret)).toEqual(notFound(IDS.secret))
    const here = await access.check(IDS.ada, IDS.secret, IDS.secret)
    expect(here).toEqual(remark({ kind: 'scope', scope: 'groups:read' }))
  })

  it('nothing, when Slack fails: that is no refusal', async () => {
    workspace.slack.revoke()
    await expect(access.check(IDS.ada, IDS.random)).rejects.toMatchObject({
      data: { error: 'token_revoked' },
    })
  })
})

describe('names', () => {
  it.each(['random', '#random', 'Random'])('finds %s', async (name) => {
    expect(await access.check(IDS.ada, name)).toEqual(read(IDS.random))
  })

  it('finds a channel among thousands, and asks for the list once', async () => {
    const kept = workspace.team.channels.splice(0)
    for (let index = 0; index < 2500; index++) {
      workspace.team.channels.push({ ...kept[0]!, id: `C0MANY${index}`, name: `many-${index}` })
    }
    const [one, other, none] = await Promise.all(
      ['many-2499', 'many-7', 'few'].map((name) => access.check(IDS.ada, name)),
    )
    expect([one, other, none]).toEqual([read('C0MANY2499'), read('C0MANY7'), notFound('few')])
    expect(workspace.callsOf('conversations.list')).toHaveLength(3)
  })
})
