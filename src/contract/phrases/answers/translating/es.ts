import { counting } from '../counting.ts'
import type { TranslatingPhrases } from './en.ts'

const { count } = counting('es')

export const translating: TranslatingPhrases = {
  switchedOn: 'Parley traduce desde ahora en este canal',
  switchedOnHow: (languages) =>
    `Lo que se escribe en uno de estos idiomas aparece en los demás: ${languages}. No se guarda ningún texto. Quien pide no ser analizado (en sus ajustes de Parley) queda fuera.`,
  onlyForWhoWants: 'Quien lo quiera solo para sí lo elige en sus ajustes de Parley.',
  mirror: (language) => `También aparece en ${language}, con el nombre de su autor, en`,
  switchedOff: 'Parley ya no traduce en este canal',
  overloaded: 'Ahora mismo hay demasiado que traducir',
  overloadedHow: (minutes) =>
    `Algunos mensajes se quedan aquí sin traducción: lo que ha esperado ${count(minutes, 'minuto', 'minutos')} se deja.`,
}
