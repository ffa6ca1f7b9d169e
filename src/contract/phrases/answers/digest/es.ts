import { counting } from '../counting.ts'
import type { DigestPhrases } from './en.ts'

const { count } = counting('es')

export const digest: DigestPhrases = {
  title: (since, until) => `Lo importante del ${since} al ${until}`,
  points: 'Lo importante',
  questions: 'Preguntas sin respuesta',
  mood: (level) => `Ambiente: ${level}`,
  counts: (messages, used) => `${count(messages, 'mensaje', 'mensajes')}, ${count(used, 'usado', 'usados')}`,
  optedOut: (people) =>
    `sin ${count(people, 'persona que pidió', 'personas que pidieron')} no entrar en análisis`,
  incomplete: 'no se ha podido leer todo: pueden faltar mensajes más antiguos o respuestas en hilos',
  switchedOn: 'Parley resume desde ahora este canal',
  switchedOnHow: (days, at, timeZone) =>
    `Lo hace a las ${at} (${timeZone}), ${days}: lee lo que se ha escrito desde la última vez y no guarda ningún texto. Quien pide no ser analizado (en sus ajustes de Parley) queda fuera.`,
  goesTo: 'Va a',
  persons: (persons) => `${count(persons, 'persona', 'personas')}, directamente`,
  switchedOff: 'Parley ya no resume este canal',
}
