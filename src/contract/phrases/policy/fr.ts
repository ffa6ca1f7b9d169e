import type { PolicyPhrases } from './en.ts'

// `\u00a0`, the space that does not break, stands before `:` and inside « ».
export const fr: PolicyPhrases = {
  language: 'fr',
  may: {
    use: (task) => `Vous ne pouvez pas utiliser ${task} ici`,
    'answer-publicly': () => 'Parley ne peut pas vous répondre ici devant tous',
    'change-settings': () => 'Vous ne pouvez pas modifier les réglages de ce canal',
  },
  colon: '\u00a0: ',
  byRule: (name) => `c’est la règle «\u00a0${name}\u00a0»`,
  byNumber: (number) => `c’est la règle ${number} de la politique d’accès`,
  onlyAdmins: 'seuls les administrateurs le peuvent',
  nobody: 'la politique d’accès ne le permet qu’aux personnes nommées',
  ask: (contact) => `Adressez-vous à ${contact}.`,
  askOperator: 'Adressez-vous à qui exploite Parley ici.',
  often: {
    person: (when) => `Vous avez demandé aussi souvent qu’une personne le peut\u00a0; réessayez ${when}.`,
    channel: (when) => `On a demandé ici autant qu’un canal le peut\u00a0; réessayez ${when}.`,
  },
}
