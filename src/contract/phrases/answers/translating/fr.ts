import { counting } from '../counting.ts'
import type { TranslatingPhrases } from './en.ts'

const { count } = counting('fr')

// `\u00a0`, the space that does not break, stands before `: ; ?`.
export const translating: TranslatingPhrases = {
  switchedOn: 'Parley traduit désormais dans ce canal',
  switchedOnHow: (languages) =>
    `Ce qui est écrit dans une de ces langues apparaît dans les autres\u00a0: ${languages}. Aucun texte n’est gardé. Les personnes qui demandent à ne pas être analysées (dans leurs réglages de Parley) sont laissées de côté.`,
  onlyForWhoWants: 'Qui le veut pour soi seul le choisit dans ses réglages de Parley.',
  mirror: (language) => `Apparaît aussi en ${language}, avec le nom de son auteur, dans`,
  switchedOff: 'Parley ne traduit plus dans ce canal',
  overloaded: 'Il y a trop à traduire en ce moment',
  overloadedHow: (minutes) =>
    `Certains messages restent ici sans traduction\u00a0: ce qui a attendu ${count(minutes, 'minute', 'minutes')} est abandonné.`,
}
