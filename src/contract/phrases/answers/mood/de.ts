import { counting } from '../counting.ts'
import type { MoodPhrases } from './en.ts'

const { number, signed, percent, count } = counting('de')

export const mood: MoodPhrases = {
  mood: 'Stimmung',
  usual: 'üblich',
  periods: { day: 'der letzten 24 Stunden', week: 'der letzten 7 Tage', month: 'der letzten 30 Tage' },
  usually: (period) => `Stimmung ${period}: wie üblich`,
  better: (period) => `Stimmung ${period}: besser als üblich`,
  worse: (period) => `Stimmung ${period}: schlechter als üblich`,
  feels: {
    positive: (period) => `Stimmung ${period}: eher positiv`,
    neutral: (period) => `Stimmung ${period}: ausgeglichen`,
    negative: (period) => `Stimmung ${period}: eher negativ`,
  },
  level: (mood) =>
    `Sie liegt bei ${signed(mood)} auf einer Skala von −100 (alles negativ) bis +100 (alles positiv).`,
  compared: (usual) => `Üblich in diesem Kanal ist ${signed(usual)}, nach den vier Wochen davor.`,
  notCompared: 'Aus den vier Wochen davor gibt es zu wenig, um sie zu vergleichen.',
  read: (messages) => `${count(messages, 'Nachricht wurde', 'Nachrichten wurden')} gelesen.`,
  tooLittle: 'Es wurde zu wenig gesagt',
  tooLittleRead: (messages, least) =>
    `${count(messages, 'Nachricht war', 'Nachrichten waren')} zu lesen; für eine Aussage über die Stimmung braucht es ${number(least)}.`,
  off: 'Die Stimmung dieses Kanals wird nicht gemessen',
  offHow: 'Wer die Einstellungen des Kanals ändern darf, kann es dort einschalten.',
  busiest: 'Stunden mit den meisten Nachrichten',
  unsure: 'Unsicher',
  unsureShare: (share) => `${percent(share)} der Nachrichten`,
  emoji: 'Emojis',
  emojiCounts: (glad, sad) => `${number(glad)} fröhlich, ${number(sad)} traurig`,
  hoursOf: (timeZone) => `Stunden und Tage nach ${timeZone}`,
  sampled: (share) =>
    `es war zu viel, um alles zu lesen: gelesen sind ${percent(share)}, gleichmäßig ausgewählt`,
  fallen: 'Die Stimmung ist gefallen',
  channel: 'Kanal',
  fallenTo: (mood, usual, limit) =>
    `Sie liegt bei ${signed(mood)} auf einer Skala von −100 bis +100. Üblich ist dort ${signed(usual)}; unter ${signed(limit)} meldet sich Parley.`,
  fallenIn: (messages, since, until) =>
    `${count(messages, 'Nachricht', 'Nachrichten')} von ${since} bis ${until}.`,
  negative: 'Negativ',
  negativeShare: (share, usual) => `${percent(share)} der Nachrichten, sonst ${percent(usual)}`,
  begins: 'Hier beginnt es',
  switchedOn: 'Parley misst ab jetzt die Stimmung dieses Kanals',
  switchedOnHow:
    'Gezählt wird für jede Stunde, wie viele Nachrichten positiv, neutral oder negativ klingen. Aufbewahrt wird kein Text und nichts über einzelne Personen. Wer in den eigenen Einstellungen von Parley angibt, nicht analysiert werden zu wollen, bleibt außen vor.',
  switchedOff: 'Parley misst die Stimmung dieses Kanals nicht mehr',
  by: (name) => `Geändert von ${name}.`,
  changed: 'Parley tut in diesem Kanal ungefragt jetzt anderes',
  reactionsOn: 'An einige sehr positive oder negative Nachrichten kommt ein Emoji, höchstens fünf je Stunde.',
  reactionsOff: 'An Nachrichten kommt kein Emoji mehr.',
  alertsOn: 'Fällt die Stimmung, wird gemeldet, wem es bestimmt ist: in Zahlen, nie mit Namen.',
  alertsOff: 'Fällt die Stimmung, wird das niemandem mehr gemeldet.',
}
