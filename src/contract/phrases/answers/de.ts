import { counting } from './counting.ts'
import { digest } from './digest/de.ts'
import type { AnswerPhrases } from './en.ts'
import { mood } from './mood/de.ts'
import { translating } from './translating/de.ts'

const { number, count } = counting('de')

export const de: AnswerPhrases = {
  language: 'de',

  sentiment: {
    feels: { positive: 'Klingt positiv', neutral: 'Klingt neutral', negative: 'Klingt negativ' },
    unsure: (feels) => `${feels}, aber das ist nicht sicher`,
    labels: { positive: 'positiv', neutral: 'neutral', negative: 'negativ' },
    most: { positive: 'Am positivsten', negative: 'Am negativsten' },
    emojiCounted: (emoji) => count(emoji, 'Emoji mitgezählt', 'Emojis mitgezählt'),
    viaEnglish: (language) => `über Englisch (Original: ${language})`,
    unread: (language) =>
      `der Text scheint auf ${language} zu sein, das die Modelle hier nicht lesen: bitte nicht darauf verlassen`,
    notTranslated: (language) =>
      `der Text scheint auf ${language} zu sein, aber die Übersetzung schlug fehl: bitte nicht darauf verlassen`,
    noWords: 'keine Wörter zu erklären: nur Emojis, Links oder Code',
    strongestSentence: 'der Text ist lang: gezeigt sind die Wörter seines stärksten Satzes',
    why: 'Warum?',
  },

  translation: {
    title: (from, to) => `${from} → ${to}`,
    languageLabel: (language) => language,
    viaEnglish: 'über Englisch übersetzt',
    already: (language) => `schon auf ${language}: unverändert zurückgegeben`,
    leftAsTheyWere: (lost, sentences) => {
      const of = `von ${number(sentences)} Sätzen`
      return `${number(lost)} ${of} unverändert: das Modell drehte sich im Kreis`
    },
    otherLanguage: 'Andere Sprache',
    whereTo: 'In welche Sprache? Zum Beispiel --to fr oder „auf Französisch“.',
    which: 'Welche Sprache ist das?',
    guesses: (languages) => `${languages.join('? ')}?`,
    whichOf: (languages, code) =>
      `Welche Sprache ist das: ${languages.join('? ')}? Mit --from ${code} lässt sie sich angeben.`,
    notSure: 'der Text ist zu kurz oder zu gemischt, um sicher zu sein',
    unsupported: (from, to) => `Kein installiertes Modell übersetzt ${from} → ${to}.`,
    targets: (from, targets) => `Möglich ist ${from} → ${targets.join(', ')}.`,
    notRead: (language) => `Texte auf ${language} werden nicht gelesen.`,
  },

  detection: {
    notSure: 'Nicht sicher, welche Sprache das ist',
    nothing: 'Keine Sprache zu erkennen',
    nothingTells:
      'Hier unterscheidet nichts eine Sprache von einer anderen: nur Emojis, Links, Code, Zahlen oder Wörter wie „ok“.',
  },

  summary: {
    title: 'Das Wichtigste',
    nothing: 'Nichts zusammenzufassen',
    onlyNoise: 'Es gibt nur Grüße, Beitritte, Bots oder Antworten aus einem Wort.',
    counts: (people, messages, used) =>
      `${count(people, 'Person', 'Personen')}, ${count(messages, 'Nachricht', 'Nachrichten')}, ${number(used)} verwendet`,
    leftOut: (messages) => `${number(messages)} ausgelassen: Beitritte, Bots und Antworten aus einem Wort`,
    partsLeftOut: (lost, parts) =>
      `${number(lost)} von ${number(parts)} Teilen ausgelassen: das Modell drehte sich im Kreis`,
    lessCertain: (language, trainedOn) =>
      `das Modell wurde auf ${trainedOn.join(', ')} trainiert: bei ${language} ist die Auswahl der Punkte weniger sicher`,
    shorter: 'Kürzer',
    longer: 'Länger',
  },

  mood,

  digest,

  translating,

  wishes: {
    leftOut: (messages) =>
      `${count(messages, 'Nachricht', 'Nachrichten')} ausgelassen, von Personen, die nicht analysiert werden möchten`,
  },

  failure: {
    title: 'Das hat nicht geklappt',
    again: 'Noch einmal versuchen',
    tooLarge: (_task, most, came) =>
      `Höchstens ${number(most)} Zeichen auf einmal; angekommen sind ${number(came)}.`,
    unknownLanguage: (said) =>
      `Die Sprache ${said} kennt Parley nicht; möglich ist zum Beispiel Französisch, français oder fr.`,
  },

  errors: {
    BAD_REQUEST: 'Die Anfrage war nicht zu verstehen.',
    EMPTY_INPUT: 'Hier ist kein Text, mit dem Parley arbeiten kann.',
    NOT_AUTHENTICATED: 'Dafür braucht es einen gültigen API-Schlüssel.',
    NOT_FOUND: 'Unter dieser Adresse gibt es nichts.',
    METHOD_NOT_ALLOWED: 'Diese Adresse nimmt diese Methode nicht an.',
    CONFLICT: 'Dieselbe Anfrage wird noch beantwortet.',
    KEY_REUSED: 'Eine frühere Anfrage mit diesem Schlüssel war eine andere.',
    UNSUPPORTED_MEDIA: 'Diese Art von Inhalt liest Parley nicht.',
    UNKNOWN_MODEL: 'Dieses Modell gibt es nicht.',
    RATE_LIMITED: 'Das war zu viel in zu kurzer Zeit; bitte später noch einmal.',
    UNKNOWN_TASK: 'Diese Aufgabe gibt es nicht.',
    UNKNOWN_LANGUAGE: 'Diese Sprache kennt Parley nicht.',
    UNSURE_LANGUAGE: 'Es ist nicht sicher, in welcher Sprache der Text ist.',
    UNSUPPORTED_LANGUAGE: 'Kein installiertes Modell kann diese Sprache.',
    OPTED_OUT: 'Wer das geschrieben hat, möchte nicht analysiert werden.',
    NOT_ALLOWED: 'Das darf Parley hier nicht.',
    TOO_LARGE: 'Der Text ist länger, als Parley hier annimmt.',
    TOO_MANY_TOKENS: 'Der Text ist länger, als das Modell auf einmal liest.',
    REPETITION: 'Das Modell drehte sich im Kreis; seine Antwort wird deshalb nicht gezeigt.',
    OVERLOADED: 'Parley ist gerade ausgelastet; bitte gleich noch einmal versuchen.',
    CLOSING: 'Parley wird gerade beendet; bitte gleich noch einmal versuchen.',
    EXPIRED: 'Die Antwort wäre zu spät gekommen und wurde deshalb nicht berechnet.',
    CANCELLED: 'Die Anfrage wurde abgebrochen.',
    MODEL_FAILED: 'Das Modell ist an dieser Anfrage zweimal gescheitert.',
    MODEL_MISSING: 'Das Modell ist nicht installiert; `parley models pull` holt es.',
    MODEL_DAMAGED: 'Die Dateien des Modells sind beschädigt; bitte neu herunterladen.',
    OFFLINE: 'PARLEY_OFFLINE ist gesetzt, deshalb wird nichts heruntergeladen.',
    PLATFORM_FAILED: 'Die Chat-Plattform hat nicht getan, worum Parley sie bat.',
    DOWNLOAD_FAILED: 'Das Herunterladen hat nicht geklappt.',
    STORE_DAMAGED: 'Die Datei, in der Parley etwas aufbewahrt, ist beschädigt.',
    CONFIGURATION: 'Die Konfiguration stimmt nicht.',
    INTERNAL: 'Parley hat einen Fehler gemacht; Näheres steht im Protokoll.',
  },
}
