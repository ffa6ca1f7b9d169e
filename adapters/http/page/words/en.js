const number = new Intl.NumberFormat('en')

/** What the page says, in English; the other languages follow this table. */
export default {
  language: 'en',
  tagline: 'How it feels, what it says in your language, what you missed.',
  task: 'Task',
  try: 'Try',
  text: 'Message or conversation',
  placeholder: 'Type or paste a message, or a conversation with a line “Name: text” for each message',
  key: 'API key',
  keyHint: 'Kept in this tab only, until you close it.',
  run: 'Ask Parley',
  cancel: 'Cancel',
  models: 'Models',
  private: 'Everything is computed on this machine; no text is stored.',
  api: 'API',

  /** By the names of tasks and options; what is missing here is shown as the API says it. */
  tasks: {
    sentiment: 'How it feels',
    translate: 'Translate',
    summarise: 'Summarise',
    'detect-language': 'Which language',
  },
  options: { why: 'Show why', from: 'From', to: 'To', length: 'Length' },
  choices: { short: 'short', medium: 'medium', long: 'long' },
  detected: 'detected',
  found: (messages, people) =>
    `${number.format(messages)} messages from ${people === 1 ? '1 person' : `${number.format(people)} people`}`,
  readsLike: 'This reads like a conversation.',
  summariseIt: 'Summarise it',

  examples: {
    happy: 'good news',
    angry: 'a complaint',
    tokens: 'a message to translate',
    talk: 'a conversation',
    unknown: 'some language',
  },

  working: 'Working…',
  workingOn: (done, total) => `Working… ${number.format(done)} of ${number.format(total)}`,
  soFar: 'So far',
  answered: (title) => `Answered: ${title}`,
  cancelled: 'Cancelled.',
  notes: 'Notes',
  took: (milliseconds) => `${number.format(Math.round(milliseconds))} ms`,

  feels: { positive: 'Feels positive', neutral: 'Feels neutral', negative: 'Feels negative' },
  moods: { positive: 'positive', neutral: 'neutral', negative: 'negative' },
  unsure: (what) => `${what}, but that is not sure`,
  counted: 'speaks for it',
  countedAgainst: 'speaks against it',
  matters: 'What matters here',
  nothing: 'Nothing to summarise',
  noLanguage: 'No language to be seen',
  source: (numbers) => `${numbers.length === 1 ? 'message' : 'messages'} ${numbers.join(', ')}`,

  previews: 'As others would show it',
  asShownBy: (platform) => `As ${platform} shows it`,
  fromProgram: 'The same from a program',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected; press Ctrl+C',

  failed: 'That did not work.',
  tryIn: (seconds) => `Try again in ${seconds === 1 ? 'a second' : `${number.format(seconds)} seconds`}.`,
  /** Where the page says it better than the server, by code. */
  problems: {
    UNREACHABLE: 'Parley cannot be reached.',
    NOT_AUTHENTICATED: 'This Parley asks for an API key.',
    UNSURE_LANGUAGE: 'Parley is not sure which language this is.',
  },
  remedies: {
    UNREACHABLE: 'Check that it is running and that you are connected, then ask again.',
    NOT_AUTHENTICATED: 'Enter a key above. Who runs Parley makes one with: parley keys create',
    NOT_ALLOWED: 'Ask who runs Parley whether you may have that.',
    EMPTY_INPUT: 'Type or paste a text first.',
    UNSURE_LANGUAGE: 'Choose the language of the text under “From”.',
    UNSUPPORTED_LANGUAGE: 'Choose another language, or ask who runs Parley for a model.',
    TOO_LARGE: 'Shorten the text, or ask in several parts.',
    OVERLOADED: 'Ask again in a moment.',
    RATE_LIMITED: 'Ask again later.',
    EXPIRED: 'Ask again, perhaps with less text.',
    MODEL_FAILED: 'Ask again; when that does not help, who runs Parley finds the reason in its log.',
    INTERNAL: 'Who runs Parley finds the reason in its log.',
  },

  columns: {
    name: 'Model',
    task: 'For',
    languages: 'Languages',
    state: 'State',
    device: 'Runs on',
    measured: 'Measured',
    licence: 'Licence',
    revision: 'Revision',
  },
  states: { absent: 'not pulled', cold: 'on disk', loading: 'loading', ready: 'ready' },
  roles: { stable: 'in service', canary: 'on trial' },
}
