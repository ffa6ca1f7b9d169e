import type { Deed } from '../../policy.ts'
import type { SpokenLanguage } from '../nearest.ts'

/** What people are told that the operator does not allow, in English; the other languages follow this table. */
export const en = {
  language: 'en' as SpokenLanguage,
  may: {
    use: (task) => `You may not use ${task} here`,
    'answer-publicly': () => 'Parley may not answer you here for all to see',
    'change-settings': () => 'You may not change the settings of this channel',
  } as Record<Deed['kind'], (task?: string) => string>,
  /** Between what somebody may not do and why. */
  colon: ': ',
  byRule: (name: string) => `the rule “${name}” says so`,
  byNumber: (number: number) => `rule ${number} of the access policy says so`,
  onlyAdmins: 'only administrators may',
  nobody: 'the access policy allows it to nobody who is not named',
  ask: (contact: string) => `Ask ${contact}.`,
  askOperator: 'Ask whoever runs Parley here.',
  /** `when`: for example “in 42 seconds”. */
  often: {
    person: (when: string) => `You have asked as often as one person may; try again ${when}.`,
    channel: (when: string) => `As much was asked here as one channel may; try again ${when}.`,
  },
}

export type PolicyPhrases = typeof en
