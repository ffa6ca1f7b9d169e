import { counting } from '../answers/counting.ts'
import type { InterfacePhrases } from './index.ts'

const { count } = counting('de')

export const de: InterfacePhrases = {
  working: 'In Arbeit …',
  name: 'Parley',
  close: 'Schließen',
  share: 'Im Kanal teilen',
  sharedBy: (name) => `geteilt von ${name}`,
  shared: 'Im Kanal geteilt.',
  good: '👍',
  bad: '👎',
  thanks: 'Danke, ist notiert.',
  original: 'Ursprünglicher Text',
  otherLanguage: 'Andere Sprache',
  chooseLanguage: 'Sprache wählen',
  because: 'wegen',
  usual: 'üblich',
  restInFile: 'Die ganze Antwort steht in der angehängten Datei.',
  more: (count) => `und ${count} weitere`,
  shortcuts: {
    sentiment: 'Wie klingt das?',
    translate: 'Übersetzen',
    summarise: 'Thread zusammenfassen',
  },
  usage: {
    sentiment: 'TEXT',
    translate: '[auf SPRACHE] TEXT',
    summarise: '[die letzten 50 | seit gestern | seit 9:00 | #kanal] [kurz | lang]',
    mood: '[Tag | Woche | Monat] [#kanal]',
  },
  titles: {
    translate: 'Übersetzung',
    sentiment: 'Wie es klingt',
    summarise: 'Zusammenfassung',
    mood: 'Stimmung',
    settings: 'Einstellungen',
    channel: 'Kanaleinstellungen',
  },
  failed: 'Das hat nicht geklappt',
  tooOld: 'Diese Schaltfläche stammt von einem älteren Parley. Bitte noch einmal fragen.',
  notUnderstood: 'Das habe ich nicht verstanden.',
  nothingBefore:
    'Hier steht keine Nachricht, um die es gehen könnte. Den Text hinter den Befehl schreiben oder in einem Thread fragen.',
  help: {
    title: 'Was Parley kann',
    intro:
      'Alles läuft auf einem eigenen Rechner der Firma. Antworten sieht nur, wer gefragt hat, bis sie geteilt werden.',
    tasks: {
      sentiment: 'wie eine Nachricht klingt, und warum: `/sentiment TEXT`',
      translate: 'eine Nachricht in der eigenen oder einer anderen Sprache: `/translate auf Englisch TEXT`',
      summarise: 'was verpasst wurde: `/summarise seit gestern kurz`, `last 50`, `#kanal`',
      mood: 'wie die Stimmung war, wo sie gemessen wird: `/mood Woche`, `/mood Monat #kanal`',
    },
    parley:
      'diese Hilfe, die eigenen Einstellungen, wie es Parley geht, oder löschen, was es über einen weiß',
    mention: (bot) =>
      `Oder einfach sagen: *@${bot}* übersetze das ins Englische · *@${bot}* fasse diesen Thread zusammen · *@${bot}* wie ist die Stimmung hier?`,
    moreDiscord:
      'Unter Apps steht bei jeder Nachricht Übersetzen, Wie klingt das? und Ab hier zusammenfassen. Auf eine Flagge als Reaktion folgt eine Übersetzung.',
    more: 'Im Menü ⋯ jeder Nachricht stehen Übersetzen, Wie klingt das? und Thread zusammenfassen. Eine Flagge als Reaktion übersetzt in den Thread.',
  },
  settings: {
    mine: 'Meine Einstellungen',
    where: '/parley settings eingeben oder den Tab „Startseite“ von Parley öffnen.',
    language: 'Meine Sprache',
    languageHint: 'Übersetzt wird in diese Sprache, wenn keine genannt ist.',
    asSlack: 'Wie in meinem Profil',
    neverAnalyse: 'Meine Nachrichten nie auswerten',
    neverAnalyseHint:
      'Was ich schreibe, fehlt in allen Zusammenfassungen, Übersetzungen und Stimmungen, um die andere bitten.',
    held: ({ settings, feedback, audit, channels }) =>
      `Parley hat gespeichert: ${settings === 0 ? 'keine Einstellungen' : 'Einstellungen'}, ${feedback === 0 ? 'keine Bewertungen' : `${feedback} Bewertungen`} und ${audit === 0 ? 'keine Zeilen im Protokoll' : `${count(audit, 'Zeile', 'Zeilen')} im Protokoll (wann, wo und um welche Aufgabe gebeten wurde)`}.${channels === 0 ? '' : ` Direkt zugesandt werden Meldungen oder Zusammenfassungen aus ${count(channels, 'Kanal', 'Kanälen')}.`} Nachrichten speichert es nicht.`,
    forget: 'Löschen, was über mich gespeichert ist',
    forgetSure:
      'Einstellungen, auch „nie auswerten“, und Bewertungen werden gelöscht, der Name verschwindet aus dem Protokoll, und Meldungen und Zusammenfassungen werden nicht mehr direkt zugesandt. Das lässt sich nicht rückgängig machen.',
    forgotten: ({ settings, feedback, audit, memos, channels }) =>
      settings + feedback + audit + memos + channels === 0
        ? 'Es war nichts gespeichert.'
        : `Alles über diese Person ist gelöscht.${audit === 0 ? '' : ` ${count(audit, 'Zeile im Protokoll bleibt', 'Zeilen im Protokoll bleiben')}, ohne den Namen.`}`,
    cancel: 'Abbrechen',
    delete: 'Löschen',
    channels: 'Was Parley wo tut',
    noChannels: 'Parley ist in keinem dieser Kanäle. Mit /invite lässt es sich einladen.',
    channel: 'Einen Kanal ändern',
    flags: 'Übersetzen, wenn jemand mit einer Flagge reagiert',
    publicAnswers: 'Erwähnungen im Thread beantworten, für alle sichtbar',
    summaries: 'Mitglieder dürfen den Kanal zusammenfassen lassen',
    on: 'an',
    off: 'aus',
    whereCommand: '/parley settings eingeben.',
    save: 'Speichern',
  },
  watch: {
    here: 'Was Parley in diesem Kanal tut',
    unasked: 'Ungefragt',
    change: 'Ändern',
    back: 'Zurück',
    switchOn: 'Hier lässt es sich einschalten: /parley settings.',
    noContent:
      'Discord lässt Parley hier keine Nachrichten lesen (der Zugriff auf ihren Inhalt ist abgeschaltet), also gibt es nichts zu tun. Der Betreiber kann das einschalten.',
    mood: 'Die Stimmung messen (nur Zahlen, kein Text)',
    moodReactions: 'Ein Emoji an Nachrichten, die sehr deutlich klingen',
    alerts: 'Melden, wenn die Stimmung fällt',
    alertChannel: 'in einem Kanal',
    alertPerson: 'einer Person',
    nobody: 'niemandem',
    eitherOr: 'Entweder einen Kanal wählen oder eine Person, nicht beides.',
    digest: 'Sagen, was wichtig war',
    never: 'nie',
    daily: 'jeden Tag',
    workdays: 'Montag bis Freitag',
    digestAt: 'um',
    digestChannel: 'in einem anderen Kanal',
    digestPersons: 'an Personen, direkt',
    translation: 'Zwischen Sprachen übersetzen',
    inThread: 'im Thread',
    asReply: 'als Antwort',
    below: 'unter der Nachricht',
    onlyOwn: 'nur für die, die es wollen',
    mirror: 'Auch in einen Kanal',
    mirrorLanguage: 'Dessen Sprache',
    own: 'Diesen Kanal nur für mich übersetzen',
    notForMe: 'nein',
    twoLanguages: 'Zwei bis fünf Sprachen wählen, oder keine.',
    mirrorBoth: 'Dafür oben Sprachen wählen, einen anderen Kanal und dessen Sprache.',
    periods: { day: '24 Stunden', week: '7 Tage', month: '30 Tage' },
  },
  channelOff: 'Zusammenfassungen sind in diesem Kanal von der Verwaltung abgeschaltet.',
  status: 'Wie es Parley geht',
  remarks: {
    permission: (permission, channel) =>
      `Parley fehlt in ${channel} die Berechtigung „${permission}“. Die Verwaltung kann sie geben.`,
    notHere:
      'Parley ist nicht auf diesem Server: Hier arbeitet es nur mit Text, den man ihm gibt, und mit einzelnen Nachrichten.',
    intent: (unread) =>
      `${unread === 1 ? 'eine Nachricht war' : `${unread} Nachrichten waren`} nicht lesbar: Parley darf hier den Inhalt von Nachrichten nicht lesen`,
    invite: (channel) => `Parley ist nicht in ${channel}. Dort einladen: /invite @Parley`,
    scope: (scope) =>
      `Der Slack-App fehlt die Berechtigung ${scope}. Die Verwaltung kann sie ergänzen und die App neu installieren.`,
    notFound: (name) => `Es gibt keinen lesbaren Kanal ${name}.`,
    notSeen: (read) => `unter den neuesten ${read} Nachrichten war keine eigene, darum wurden alle gelesen`,
    cut: (read) => `die neuesten ${read} Nachrichten gelesen, ältere weggelassen`,
    threadsCut: (read, threads) => `Antworten der neuesten ${read} von ${threads} Threads gelesen`,
    lateCut: 'Antworten in Threads, die früher begannen, können fehlen',
  },
}
