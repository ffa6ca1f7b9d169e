const number = new Intl.NumberFormat('de')

export default {
  language: 'de',
  tagline: 'Wie es klingt, was es in Ihrer Sprache sagt, was Sie verpasst haben.',
  task: 'Aufgabe',
  try: 'Versuchen',
  text: 'Nachricht oder Gespräch',
  placeholder:
    'Eine Nachricht tippen oder einfügen, oder ein Gespräch mit einer Zeile „Name: Text“ je Nachricht',
  key: 'API-Schlüssel',
  keyHint: 'Bleibt nur in diesem Tab, bis er geschlossen wird.',
  run: 'Parley fragen',
  cancel: 'Abbrechen',
  models: 'Modelle',
  private: 'Alles wird auf dieser Maschine berechnet; kein Text wird gespeichert.',
  api: 'API',

  tasks: {
    sentiment: 'Wie es klingt',
    translate: 'Übersetzen',
    summarise: 'Zusammenfassen',
    'detect-language': 'Welche Sprache',
  },
  options: { why: 'Zeigen, warum', from: 'Von', to: 'Nach', length: 'Länge' },
  choices: { short: 'kurz', medium: 'mittel', long: 'lang' },
  detected: 'erkannt',
  found: (messages, people) =>
    `${number.format(messages)} Nachrichten von ${people === 1 ? '1 Person' : `${number.format(people)} Personen`}`,
  readsLike: 'Das liest sich wie ein Gespräch.',
  summariseIt: 'Zusammenfassen',

  examples: {
    happy: 'eine gute Nachricht',
    angry: 'eine Beschwerde',
    tokens: 'etwas zum Übersetzen',
    talk: 'ein Gespräch',
    unknown: 'irgendeine Sprache',
  },

  working: 'In Arbeit…',
  workingOn: (done, total) => `In Arbeit… ${number.format(done)} von ${number.format(total)}`,
  soFar: 'Bisher',
  answered: (title) => `Antwort: ${title}`,
  cancelled: 'Abgebrochen.',
  notes: 'Anmerkungen',
  took: (milliseconds) => `${number.format(Math.round(milliseconds))} ms`,

  feels: { positive: 'Klingt positiv', neutral: 'Klingt neutral', negative: 'Klingt negativ' },
  moods: { positive: 'positiv', neutral: 'neutral', negative: 'negativ' },
  unsure: (what) => `${what}, aber das ist nicht sicher`,
  counted: 'spricht dafür',
  countedAgainst: 'spricht dagegen',
  matters: 'Worauf es ankommt',
  nothing: 'Nichts zusammenzufassen',
  noLanguage: 'Keine Sprache zu erkennen',
  source: (numbers) => `${numbers.length === 1 ? 'Nachricht' : 'Nachrichten'} ${numbers.join(', ')}`,

  previews: 'Anderswo',
  asShownBy: (platform) => `So zeigt es ${platform}`,
  fromProgram: 'Dasselbe aus einem Programm',
  copy: 'Kopieren',
  copied: 'Kopiert',
  selected: 'Ausgewählt; Strg+C drücken',

  failed: 'Das hat nicht geklappt.',
  tryIn: (seconds) =>
    `In ${seconds === 1 ? 'einer Sekunde' : `${number.format(seconds)} Sekunden`} noch einmal versuchen.`,
  problems: {
    UNREACHABLE: 'Parley ist nicht zu erreichen.',
    NOT_AUTHENTICATED: 'Dieses Parley verlangt einen API-Schlüssel.',
    UNSURE_LANGUAGE: 'Parley ist nicht sicher, welche Sprache das ist.',
  },
  remedies: {
    UNREACHABLE: 'Bitte prüfen, ob es läuft und ob eine Verbindung besteht, dann noch einmal fragen.',
    NOT_AUTHENTICATED:
      'Oben einen Schlüssel eingeben. Wer Parley betreibt, macht einen mit: parley keys create',
    NOT_ALLOWED: 'Wer Parley betreibt, kann es erlauben.',
    EMPTY_INPUT: 'Erst einen Text tippen oder einfügen.',
    UNSURE_LANGUAGE: 'Unter „Von“ die Sprache des Textes wählen.',
    UNSUPPORTED_LANGUAGE:
      'Eine andere Sprache wählen, oder ein Modell erbitten bei dem, der Parley betreibt.',
    TOO_LARGE: 'Den Text kürzen, oder in Teilen fragen.',
    OVERLOADED: 'Gleich noch einmal fragen.',
    RATE_LIMITED: 'Später noch einmal fragen.',
    EXPIRED: 'Noch einmal fragen, vielleicht mit weniger Text.',
    MODEL_FAILED:
      'Noch einmal fragen; wenn das nicht hilft, steht der Grund im Protokoll bei dem, der Parley betreibt.',
    INTERNAL: 'Der Grund steht im Protokoll bei dem, der Parley betreibt.',
  },

  columns: {
    name: 'Modell',
    task: 'Für',
    languages: 'Sprachen',
    state: 'Zustand',
    device: 'Läuft auf',
    measured: 'Gemessen',
    licence: 'Lizenz',
    revision: 'Revision',
  },
  states: { absent: 'nicht geladen', cold: 'auf der Platte', loading: 'lädt', ready: 'bereit' },
  roles: { stable: 'im Dienst', canary: 'auf Probe' },
}
