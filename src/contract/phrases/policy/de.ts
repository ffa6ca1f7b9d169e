import type { PolicyPhrases } from './en.ts'

export const de: PolicyPhrases = {
  language: 'de',
  may: {
    use: (task) => `${task} ist hier nicht erlaubt`,
    'answer-publicly': () => 'Eine Antwort vor allen ist hier nicht erlaubt',
    'change-settings': () => 'Die Einstellungen dieses Kanals zu ändern ist nicht erlaubt',
  },
  colon: ': ',
  byRule: (name) => `so will es die Regel „${name}“`,
  byNumber: (number) => `so will es Regel ${number} der Zugriffsregeln`,
  onlyAdmins: 'das dürfen nur Administratoren',
  nobody: 'die Zugriffsregeln erlauben es nur denen, die sie nennen',
  ask: (contact) => `Auskunft gibt ${contact}.`,
  askOperator: 'Auskunft gibt, wer Parley hier betreibt.',
  often: {
    person: (when) => `So oft, wie eine Person darf, wurde schon gefragt; ${when} geht es wieder.`,
    channel: (when) => `So viel, wie ein Kanal darf, wurde hier schon gefragt; ${when} geht es wieder.`,
  },
}
