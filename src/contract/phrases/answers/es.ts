import { capitalised } from './capitalised.ts'
import { counting } from './counting.ts'
import { digest } from './digest/es.ts'
import type { AnswerPhrases } from './en.ts'
import { mood } from './mood/es.ts'
import { translating } from './translating/es.ts'

const { number, count } = counting('es')

export const es: AnswerPhrases = {
  language: 'es',

  sentiment: {
    feels: { positive: 'Suena positivo', neutral: 'Suena neutro', negative: 'Suena negativo' },
    unsure: (feels) => `${feels}, pero no es seguro`,
    labels: { positive: 'positivo', neutral: 'neutro', negative: 'negativo' },
    most: { positive: 'Lo más positivo', negative: 'Lo más negativo' },
    emojiCounted: (emoji) => count(emoji, 'emoji tenido en cuenta', 'emojis tenidos en cuenta'),
    viaEnglish: (language) => `a través del inglés (texto original en ${language})`,
    unread: (language) =>
      `el texto parece estar en ${language}, que los modelos de aquí no leen: no se fíe de este resultado`,
    notTranslated: (language) =>
      `el texto parece estar en ${language}, pero su traducción ha fallado: no se fíe de este resultado`,
    noWords: 'no hay palabras que explicar: solo emojis, enlaces o código',
    strongestSentence: 'el texto es largo: las palabras mostradas son las de su frase más marcada',
    why: '¿Por qué?',
  },

  translation: {
    title: (from, to) => `${capitalised(from)} → ${to}`,
    languageLabel: capitalised,
    viaEnglish: 'traducido a través del inglés',
    already: (language) => `ya está en ${language}: se deja como está`,
    leftAsTheyWere: (lost, sentences) => {
      const of = `de ${number(sentences)}`
      const left = count(lost, `frase ${of} se queda como estaba`, `frases ${of} se quedan como estaban`)
      return `${left}: el modelo entró en bucle`
    },
    otherLanguage: 'Otro idioma',
    whereTo: 'Indique a qué idioma traducir, por ejemplo --to fr o «al francés».',
    which: '¿Qué idioma es este?',
    guesses: (languages) => languages.map((language) => `¿${capitalised(language)}?`).join(' '),
    whichOf: (languages, code) =>
      `¿Qué idioma es este: ${languages.join(', ')}? Indíquelo con --from ${code}.`,
    notSure: 'el texto es demasiado corto o está demasiado mezclado para estar seguro',
    unsupported: (from, to) => `Ningún modelo instalado traduce ${from} → ${to}.`,
    targets: (from, targets) => `Es posible: ${from} → ${targets.join(', ')}.`,
    notRead: (language) => `Los textos en ${language} no se leen.`,
  },

  detection: {
    notSure: 'No es seguro qué idioma es',
    nothing: 'Ningún idioma que reconocer',
    nothingTells:
      'Nada distingue aquí un idioma de otro: solo emojis, enlaces, código, números o palabras como «ok».',
  },

  summary: {
    title: 'Lo importante',
    nothing: 'Nada que resumir',
    onlyNoise: 'Solo hay saludos, entradas, bots o respuestas de una palabra.',
    counts: (people, messages, used) =>
      [
        count(people, 'persona', 'personas'),
        count(messages, 'mensaje', 'mensajes'),
        count(used, 'utilizado', 'utilizados'),
      ].join(', '),
    leftOut: (messages) =>
      `${count(messages, 'omitido', 'omitidos')}: entradas, bots y respuestas de una palabra`,
    partsLeftOut: (lost, parts) => {
      const of = `de ${number(parts)}`
      const left = count(lost, `parte ${of} omitida`, `partes ${of} omitidas`)
      return `${left}: el modelo entró en bucle`
    },
    lessCertain: (language, trainedOn) =>
      `el modelo se entrenó en ${trainedOn.join(', ')}: en ${language} la elección de los puntos es menos segura`,
    shorter: 'Más corto',
    longer: 'Más largo',
  },

  mood,

  digest,

  translating,

  wishes: {
    leftOut: (messages) =>
      `${count(messages, 'mensaje omitido', 'mensajes omitidos')}, de personas que pidieron no ser analizadas`,
  },

  failure: {
    title: 'No ha funcionado',
    again: 'Reintentar',
    tooLarge: (_task, most, came) =>
      `Como máximo ${number(most)} caracteres de una vez; han llegado ${number(came)}.`,
    unknownLanguage: (said) => `Parley no conoce el idioma ${said}; diga por ejemplo francés, français o fr.`,
  },

  errors: {
    BAD_REQUEST: 'No se ha podido entender la petición.',
    EMPTY_INPUT: 'No hay texto con el que trabajar.',
    NOT_AUTHENTICATED: 'Hace falta una clave de API válida.',
    NOT_FOUND: 'No hay nada en esta dirección.',
    METHOD_NOT_ALLOWED: 'Esta dirección no admite ese método.',
    CONFLICT: 'La misma petición aún se está respondiendo.',
    KEY_REUSED: 'Una petición anterior con esta clave pedía otra cosa.',
    UNSUPPORTED_MEDIA: 'Parley no lee ese tipo de contenido.',
    UNKNOWN_MODEL: 'Ese modelo no existe.',
    RATE_LIMITED: 'Fue demasiado en muy poco tiempo; inténtelo más tarde.',
    UNKNOWN_TASK: 'Esa tarea no existe.',
    UNKNOWN_LANGUAGE: 'Parley no conoce ese idioma.',
    UNSURE_LANGUAGE: 'No es seguro en qué idioma está el texto.',
    UNSUPPORTED_LANGUAGE: 'Ningún modelo instalado trabaja con ese idioma.',
    OPTED_OUT: 'Quien escribió esto ha pedido que no se analice.',
    NOT_ALLOWED: 'Parley no tiene permiso para hacer eso aquí.',
    TOO_LARGE: 'El texto es más largo de lo que Parley admite aquí.',
    TOO_MANY_TOKENS: 'El texto es más largo de lo que el modelo lee de una vez.',
    REPETITION: 'El modelo entró en bucle, así que no se muestra su respuesta.',
    OVERLOADED: 'Parley está ocupado; vuelva a intentarlo en un momento.',
    CLOSING: 'Parley se está cerrando; vuelva a intentarlo en un momento.',
    EXPIRED: 'La respuesta habría llegado demasiado tarde, así que no se ha calculado.',
    CANCELLED: 'La petición se ha cancelado.',
    MODEL_FAILED: 'El modelo ha fallado dos veces con esta petición.',
    MODEL_MISSING: 'El modelo no está instalado; ejecute `parley models pull`.',
    MODEL_DAMAGED: 'Los archivos del modelo están dañados; descárguelo de nuevo.',
    OFFLINE: 'PARLEY_OFFLINE está activado, así que no se descarga nada.',
    PLATFORM_FAILED: 'La plataforma de chat no ha hecho lo que Parley le pedía.',
    DOWNLOAD_FAILED: 'La descarga ha fallado.',
    STORE_DAMAGED: 'El archivo en el que Parley guarda sus datos está dañado.',
    CONFIGURATION: 'La configuración es incorrecta.',
    INTERNAL: 'Parley ha cometido un error; los detalles están en el registro.',
  },
}
