import { counting } from '../counting.ts'
import type { DigestPhrases } from './en.ts'

const { count } = counting('fr')

// `\u00a0`, the space that does not break, stands before `: ; ?`.
export const digest: DigestPhrases = {
  title: (since, until) => `L’essentiel du ${since} au ${until}`,
  points: 'L’essentiel',
  questions: 'Questions sans réponse',
  mood: (level) => `Ambiance\u00a0: ${level}`,
  counts: (messages, used) =>
    `${count(messages, 'message', 'messages')}, ${count(used, 'retenu', 'retenus')}`,
  optedOut: (people) =>
    `${count(people, 'personne laissée', 'personnes laissées')} de côté, qui ne ${people > 1 ? 'veulent' : 'veut'} pas être analysée${people > 1 ? 's' : ''}`,
  incomplete:
    'tout n’a pas pu être lu\u00a0: des messages plus anciens ou des réponses dans des fils peuvent manquer',
  switchedOn: 'Parley résume désormais ce canal',
  switchedOnHow: (days, at, timeZone) =>
    `Il le fait à ${at} (${timeZone}), ${days}\u00a0: il lit ce qui a été écrit depuis la dernière fois et ne garde aucun texte. Les personnes qui demandent à ne pas être analysées (dans leurs réglages de Parley) sont laissées de côté.`,
  goesTo: 'Envoyé à',
  persons: (persons) => `${count(persons, 'personne', 'personnes')}, directement`,
  switchedOff: 'Parley ne résume plus ce canal',
}
