import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDirectory } from '../../../adapters/slack/directory.ts'
import { IDS } from '../../fakes/slack/index.ts'
import { type OpenWorkspace, openWorkspace } from './open-workspace.ts'

let workspace: OpenWorkspace
beforeEach(async () => {
  workspace = await openWorkspace()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await workspace.slack.close()
})
const lookUps = () => workspace.callsOf('users.info').length

describe('people', () => {
  it('have a name, a language, a time zone and rights', async () => {
    const { directory } = workspace
    expect(await directory.person(IDS.benoit)).toEqual({
      id: IDS.benoit,
      name: 'Benoît',
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
      admin: false,
      guest: false,
      bot: false,
    })
    expect(await directory.person(IDS.dora)).toMatchObject({ admin: true })
    expect(await directory.person(IDS.guest)).toMatchObject({ guest: true })
    expect(await directory.person(IDS.robot)).toMatchObject({ bot: true })
  })

  it('are called as they want, else by their full name, else by their id', async () => {
    const { directory, team } = workspace
    const carla = team.people.find(({ id }) => id === IDS.carla)!
    Object.assign(carla, { display_name: '' })
    const dora = team.people.find(({ id }) => id === IDS.dora)!
    Object.assign(dora, { display_name: '', real_name: '' })
    const names = await directory.names([IDS.ada, IDS.carla, IDS.dora])
    expect([...names.values()]).toEqual(['Ada', 'Carla Bruno', IDS.dora])
  })

  it('whom Slack does not know are somebody and may see nothing', async () => {
    expect(await workspace.directory.person('U0NOBODY01')).toEqual({
      id: 'U0NOBODY01',
      name: 'somebody',
      admin: false,
      guest: true,
      bot: false,
    })
  })

  it('of other workspaces count as guests', async () => {
    const { client, pace } = workspace
    const directory = createDirectory(client, 'T0OTHER001', pace)
    expect(await directory.person(IDS.ada)).toMatchObject({ name: 'Ada', guest: true })
  })
})

describe('remembering', () => {
  it('asks once for many who ask at the same time, and not again within the hour', async () => {
    const { directory } = workspace
    await Promise.all(Array.from({ length: 20 }, () => directory.person(IDS.ada)))
    await directory.names([IDS.ada, IDS.ada, IDS.benoit])
    expect(lookUps()).toBe(2)
    const real = performance.now.bind(performance)
    vi.spyOn(performance, 'now').mockImplementation(() => real() + 60 * 60_000 + 1000)
    await directory.person(IDS.ada)
    expect(lookUps()).toBe(3)
  })

  it('does not remember a failure', async () => {
    const { slack, directory } = workspace
    slack.fail({ method: 'users.info', error: 'missing_scope' })
    await expect(directory.person(IDS.ada)).rejects.toMatchObject({ data: { error: 'missing_scope' } })
    expect(await directory.person(IDS.ada)).toMatchObject({ name: 'Ada' })
  })

  it('gives names even when nobody can be looked up', async () => {
    const { slack, directory } = workspace
    slack.fail({ method: 'users.info', error: 'missing_scope', times: 2 })
    expect([...(await directory.names([IDS.ada, IDS.benoit])).values()]).toEqual(['somebody', 'somebody'])
  })
})
