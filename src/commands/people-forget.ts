import type { OperatorCommand } from '../contract/command.ts'
import type { People } from '../contract/people.ts'
import { PERSON_FORM, parsePerson } from './person-address.ts'

export function createPeopleForget(people: People): OperatorCommand {
  return {
    name: 'people forget',
    summary: 'Delete what is kept about somebody, and take them out of the audit trail',
    arguments: [PERSON_FORM],
    async run([words = ''], output) {
      const { settings, feedback, memos, channels, audit } = await people.forget(parsePerson(words))
      output.out(
        `✓ ${words}: deleted ${settings} settings, ${feedback} thumbs and ${memos} buttons; taken out of what ${channels} channels send and of ${audit} rows of the audit trail`,
      )
      return 0
    },
  }
}
