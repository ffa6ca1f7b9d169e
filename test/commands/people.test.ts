import { beforeEach, describe, expect, it } from 'vitest'
import { createNaming } from '../../src/audit/naming.ts'
import { createAuditTrail } from '../../src/audit/trail.ts'
import { createChannels } from '../../src/channels.ts'
import { createPeopleForget } from '../../src/commands/people-forget.ts'
import { createPeopleShow } from '../../src/commands/people-show.ts'
import { createDigestStates } from '../../src/digest-states.ts'
import { createMemos } from '../../src/memos.ts'
import { createPeople } from '../../src/people.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createMemoryAudit } from '../../src/store/memory-audit.ts'
import { auditRow } from '../fakes/audit-row.ts'
import { openCommands } from './open-commands.ts'

const ada = { platform: 'discord', workspace: 'everywhere', user: '42' }

describe('parley people', () => {
  let run: ReturnType<typeof openCommands>

  beforeEach(async () => {
    const [store, rows] = [createMemoryStore(), createMemoryAudit()]
    const naming = createNaming('hashed', () => Buffer.alloc(32))
    const trail = createAuditTrail(rows, naming)
    const people = createPeople(store, { trail, now: () => 1000 })
    run = openCommands([createPeopleShow(store, trail), createPeopleForget(people)])
    await people.change(ada, { language: 'fr', neverAnalyse: true })
    await people.rate(ada, { answer: 'C1/7', task: 'translate', models: ['m@1'], good: false })
    await people.change({ ...ada, user: '421' }, { language: 'de' })
    await createMemos(store).keep('discord', { task: 'translate', source: { kind: 'typed', author: '42' } })
    const general = { platform: 'discord', workspace: 'everywhere', channel: '7' }
    const digest = { at: '09:00', weekdays: [1], to: { persons: ['42', '421'] } }
    await createChannels(store).change(general, { alertTo: { person: '42' }, digest })
    await createDigestStates(store).write(general, { person: '42' }, 1000)
    await rows.append([auditRow({ person: naming.nameOf(ada) })])
  })

  it('show writes what is kept, as it is kept', async () => {
    const { status, out, error } = await run('people', 'show', 'discord/everywhere/42')
    expect(status).toBe(0)
    expect(out.map((line) => JSON.parse(line))).toEqual([
      { kind: 'people', name: 'language', value: 'fr' },
      { kind: 'people', name: 'neverAnalyse', value: true },
      { kind: 'feedback', name: 'C1/7', task: 'translate', models: ['m@1'], good: false, time: 1000 },
      { kind: 'memos', task: 'translate', source: { kind: 'typed', author: '42' } },
      {
        ...{ kind: 'channels', platform: 'discord', workspace: 'everywhere', channel: '7' },
        tells: ['alertTo', 'digest'],
      },
      { kind: 'digests', key: 'discord/everywhere/7/person/42', through: 1000 },
    ])
    expect(error).toEqual([
      '1 rows of the audit trail; parley audit export --person discord/everywhere/42 shows them.',
    ])
  })

  it('forget removes it all, and the next time there is nothing', async () => {
    const forget = () => run('people', 'forget', 'discord/everywhere/42')
    expect(await forget()).toEqual({
      status: 0,
      out: [
        '✓ discord/everywhere/42: deleted 2 settings, 1 thumbs and 1 buttons; taken out of what 1 channels send and of 1 rows of the audit trail',
      ],
      error: [],
    })
    expect((await forget()).out.join()).toContain(
      'deleted 0 settings, 0 thumbs and 0 buttons; taken out of what 0 channels send and of 0 rows',
    )
    expect(await run('people', 'show', 'discord/everywhere/42')).toMatchObject({
      out: [],
      error: ['0 rows of the audit trail.'],
    })
    expect((await run('people', 'show', 'discord/everywhere/421')).out.length).toBe(2)
  })

  it('both say what form a person has', async () => {
    for (const verb of ['show', 'forget']) {
      const { status, error } = await run('people', verb, '@ada')
      expect(status).toBe(2)
      expect(error.join()).toContain('expected PLATFORM/WORKSPACE/USER, such as slack/T024BE7LH/U2147483697')
    }
  })
})
