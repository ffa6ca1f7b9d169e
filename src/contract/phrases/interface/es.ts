import { counting } from '../answers/counting.ts'
import type { InterfacePhrases } from './index.ts'

const { count } = counting('es')

export const es: InterfacePhrases = {
  working: 'En ello…',
  name: 'Parley',
  close: 'Cerrar',
  share: 'Compartir en el canal',
  sharedBy: (name) => `compartido por ${name}`,
  shared: 'Compartido en el canal.',
  good: '👍',
  bad: '👎',
  thanks: 'Gracias, anotado.',
  original: 'Texto original',
  otherLanguage: 'Otro idioma',
  chooseLanguage: 'Elegir un idioma',
  because: 'por',
  usual: 'habitual',
  restInFile: 'La respuesta completa está en el archivo adjunto.',
  more: (count) => `y ${count} más`,
  shortcuts: {
    sentiment: '¿Qué tono tiene?',
    translate: 'Traducir',
    summarise: 'Resumir el hilo',
  },
  usage: {
    sentiment: 'TEXTO',
    translate: '[al IDIOMA] TEXTO',
    summarise: '[últimos 50 | desde ayer | desde las 9:00 | #canal] [corto | largo]',
    mood: '[día | semana | mes] [#canal]',
  },
  titles: {
    translate: 'Traducción',
    sentiment: 'El tono',
    summarise: 'Resumen',
    mood: 'Ambiente',
    settings: 'Ajustes',
    channel: 'Ajustes del canal',
  },
  failed: 'No ha funcionado',
  tooOld: 'Este botón es de un Parley más antiguo. Vuelva a preguntar, por favor.',
  notUnderstood: 'No lo he entendido.',
  nothingBefore:
    'Aquí no hay ningún mensaje con el que trabajar. Escriba el texto tras el comando, o pregunte en un hilo.',
  help: {
    title: 'Qué hace Parley',
    intro:
      'Todo funciona en una máquina propia de la empresa. Las respuestas solo las ve quien pregunta, hasta que las comparte.',
    tasks: {
      sentiment: 'el tono de un mensaje, y por qué: `/sentiment TEXTO`',
      translate: 'un mensaje en su idioma o en otro: `/translate al inglés TEXTO`',
      summarise: 'lo que se ha perdido: `/summarise desde ayer corto`, `last 50`, `#canal`',
      mood: 'el ambiente, donde se mide: `/mood semana`, `/mood mes #canal`',
    },
    parley: 'esta ayuda, sus ajustes, cómo está Parley, o borrar lo que guarda sobre usted',
    mention: (bot) =>
      `O dígalo: *@${bot}* traduce esto al inglés · *@${bot}* resume este hilo · *@${bot}* ¿qué ambiente hay aquí?`,
    moreDiscord:
      'En cada mensaje, Aplicaciones ofrece traducir, ver el tono y resumir desde aquí. Una bandera como reacción da una traducción.',
    more: 'El menú ⋯ de cada mensaje ofrece traducir, ver el tono y resumir el hilo. Una bandera como reacción traduce en el hilo.',
  },
  settings: {
    mine: 'Sus ajustes',
    where: 'Escriba /parley settings o abra la pestaña Inicio de Parley.',
    language: 'Mi idioma',
    languageHint: 'Se traduce a este idioma cuando no se nombra ninguno.',
    asSlack: 'Como en mi perfil',
    neverAnalyse: 'No analizar nunca mis mensajes',
    neverAnalyseHint:
      'Lo que escribe queda fuera de todos los resúmenes, traducciones y análisis que pidan otras personas.',
    held: ({ settings, feedback, audit, channels }) =>
      `Parley guarda sobre usted: ${settings === 0 ? 'ningún ajuste' : 'sus ajustes'}, ${feedback === 0 ? 'ninguna valoración' : `${feedback} valoraciones`} y ${audit === 0 ? 'ninguna fila del registro de auditoría' : `${count(audit, 'fila', 'filas')} del registro de auditoría (cuándo, dónde y qué tarea pidió)`}.${channels === 0 ? '' : ` ${count(channels, 'canal le envía', 'canales le envían')} avisos o resúmenes directamente.`} No guarda mensajes.`,
    forget: 'Borrar lo que se guarda sobre mí',
    forgetSure:
      'Se borrarán sus ajustes, también «no analizar nunca», y sus valoraciones, su nombre se quitará del registro de auditoría y ya no recibirá avisos ni resúmenes. No se puede deshacer.',
    forgotten: ({ settings, feedback, audit, memos, channels }) =>
      settings + feedback + audit + memos + channels === 0
        ? 'No había nada sobre usted que borrar.'
        : `Se ha borrado todo sobre usted.${audit === 0 ? '' : ` ${count(audit, 'fila del registro de auditoría queda', 'filas del registro de auditoría quedan')}, sin su nombre.`}`,
    cancel: 'Cancelar',
    delete: 'Borrar',
    channels: 'Qué hace Parley y dónde',
    noChannels: 'Parley no está en ninguno de sus canales. Invítelo con /invite.',
    channel: 'Cambiar un canal',
    flags: 'Traducir cuando alguien reacciona con una bandera',
    publicAnswers: 'Responder a las menciones en el hilo, a la vista de todos',
    summaries: 'Los miembros pueden pedir un resumen del canal',
    on: 'sí',
    off: 'no',
    whereCommand: 'Escriba /parley settings.',
    save: 'Guardar',
  },
  watch: {
    here: 'Qué hace Parley en este canal',
    unasked: 'Sin que nadie lo pida',
    change: 'Cambiar',
    back: 'Volver',
    switchOn: 'Usted puede activarlo: /parley settings.',
    noContent:
      'Discord no deja que Parley lea aquí los mensajes (el acceso a su contenido está desactivado), así que no hay nada que pueda hacer. El operador puede activarlo.',
    mood: 'Medir el ambiente (solo cuentas, ningún texto)',
    moodReactions: 'Un emoji en los mensajes muy marcados',
    alerts: 'Avisar cuando el ambiente baja',
    alertChannel: 'en un canal',
    alertPerson: 'a una persona',
    nobody: 'nadie',
    eitherOr: 'Elija un canal o una persona, no ambos.',
    digest: 'Contar lo importante',
    never: 'nunca',
    daily: 'cada día',
    workdays: 'de lunes a viernes',
    digestAt: 'a las',
    digestChannel: 'en otro canal',
    digestPersons: 'a personas, directamente',
    translation: 'Traducir entre idiomas',
    inThread: 'en el hilo',
    asReply: 'como respuesta',
    below: 'debajo del mensaje',
    onlyOwn: 'solo para quien lo quiera',
    mirror: 'También en un canal',
    mirrorLanguage: 'Su idioma',
    own: 'Traducir este canal solo para mí',
    notForMe: 'no',
    twoLanguages: 'Elija de dos a cinco idiomas, o ninguno.',
    mirrorBoth: 'Para eso elija idiomas arriba, otro canal y su idioma.',
    periods: { day: '24 horas', week: '7 días', month: '30 días' },
  },
  channelOff: 'La administración ha desactivado los resúmenes en ese canal.',
  status: 'Cómo está Parley',
  remarks: {
    permission: (permission, channel) =>
      `A Parley le falta el permiso «${permission}» en ${channel}. La administración puede darlo.`,
    notHere:
      'Parley no está en este servidor: aquí solo trabaja con el texto que usted le da y con mensajes sueltos.',
    intent: (unread) =>
      `${unread === 1 ? 'un mensaje no se ha podido leer' : `${unread} mensajes no se han podido leer`}: Parley no puede leer aquí el contenido de los mensajes`,
    invite: (channel) => `Parley no está en ${channel}. Invítelo allí: /invite @Parley`,
    scope: (scope) =>
      `A la app de Slack le falta el permiso ${scope}. La administración puede añadirlo y reinstalar la app.`,
    notFound: (name) => `No hay ningún canal ${name} que usted pueda leer.`,
    notSeen: (read) => `ningún mensaje suyo entre los ${read} más recientes: se han leído todos`,
    cut: (read) => `leídos los ${read} mensajes más recientes; los anteriores quedan fuera`,
    threadsCut: (read, threads) => `leídas las respuestas de los ${read} hilos más recientes de ${threads}`,
    lateCut: 'pueden faltar respuestas en hilos que empezaron antes',
  },
}
