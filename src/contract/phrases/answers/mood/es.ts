import { counting } from '../counting.ts'
import type { MoodPhrases } from './en.ts'

const { number, signed, percent, count } = counting('es')

export const mood: MoodPhrases = {
  mood: 'ambiente',
  usual: 'habitual',
  periods: { day: 'las últimas 24 horas', week: 'los últimos 7 días', month: 'los últimos 30 días' },
  usually: (period) => `Ambiente de ${period}: como siempre`,
  better: (period) => `Ambiente de ${period}: mejor de lo habitual`,
  worse: (period) => `Ambiente de ${period}: peor de lo habitual`,
  feels: {
    positive: (period) => `Ambiente de ${period}: más bien positivo`,
    neutral: (period) => `Ambiente de ${period}: equilibrado`,
    negative: (period) => `Ambiente de ${period}: más bien negativo`,
  },
  level: (mood) => `Está en ${signed(mood)} en una escala de −100 (todo negativo) a +100 (todo positivo).`,
  compared: (usual) => `Lo habitual en este canal es ${signed(usual)}, según las cuatro semanas anteriores.`,
  notCompared: 'De las cuatro semanas anteriores hay demasiado poco para comparar.',
  read: (messages) => `${count(messages, 'mensaje leído', 'mensajes leídos')}.`,
  tooLittle: 'Se ha dicho demasiado poco',
  tooLittleRead: (messages, least) =>
    `Se ${messages === 1 ? 'ha podido' : 'han podido'} leer ${count(messages, 'mensaje', 'mensajes')}; hacen falta ${number(least)} para decir cómo era el ambiente.`,
  off: 'El ambiente de este canal no se mide',
  offHow: 'Quien puede cambiar los ajustes del canal puede activarlo allí.',
  busiest: 'Horas con más actividad',
  unsure: 'Dudosos',
  unsureShare: (share) => `${percent(share)} de los mensajes`,
  emoji: 'Emojis',
  emojiCounts: (glad, sad) => `${count(glad, 'alegre', 'alegres')}, ${count(sad, 'triste', 'tristes')}`,
  hoursOf: (timeZone) => `horas y días de ${timeZone}`,
  sampled: (share) =>
    `había demasiado para leerlo todo: se ha leído el ${percent(share)}, elegido de manera uniforme`,
  fallen: 'El ambiente ha empeorado',
  channel: 'Canal',
  fallenTo: (mood, usual, limit) =>
    `Está en ${signed(mood)} en una escala de −100 a +100. Lo habitual allí es ${signed(usual)}; por debajo de ${signed(limit)}, Parley avisa.`,
  fallenIn: (messages, since, until) => `${count(messages, 'mensaje', 'mensajes')}, de ${since} a ${until}.`,
  negative: 'Negativos',
  negativeShare: (share, usual) => `${percent(share)} de los mensajes, normalmente ${percent(usual)}`,
  begins: 'Empieza aquí',
  switchedOn: 'Parley mide desde ahora el ambiente de este canal',
  switchedOnHow:
    'Cuenta cada hora cuántos mensajes suenan positivos, neutros o negativos. No guarda ningún texto ni nada sobre una persona en particular. Quien pide no ser analizado (en sus ajustes de Parley) queda fuera.',
  switchedOff: 'Parley ya no mide el ambiente de este canal',
  by: (name) => `Cambiado por ${name}.`,
  changed: 'Ha cambiado lo que Parley hace en este canal sin que nadie lo pida',
  reactionsOn: 'Pone un emoji en algunos mensajes muy positivos o muy negativos, cinco por hora como máximo.',
  reactionsOff: 'Ya no pone emojis en los mensajes.',
  alertsOn: 'Cuando el ambiente baja, se avisa a quien se ha elegido: en cifras, nunca con nombres.',
  alertsOff: 'Ya no se avisa a nadie cuando el ambiente baja.',
}
