import type { SpokenLanguage } from '../contract/phrases/nearest.ts'
import type { OptionValues } from '../contract/request.ts'
import type { Lists } from './phrases.ts'

/** How a task is asked for in one language. Phrases are written as `phrase()` reads them. */
export interface Wording {
  task: string
  language: SpokenLanguage
  options?: OptionValues
  /** What follows may be the text: `translate Hello`. */
  verbs?: readonly string[]
  /** What follows is a range, a language, or a text behind a colon: `how is the mood since Monday?`. */
  questions?: readonly string[]
}

/** Words that phrases name with `@`, by language. */
export const LISTS: Record<SpokenLanguage, Lists> = {
  en: {
    this: 'this that it these those',
    noun: 'message text post thread conversation channel sentence reply comment discussion one',
    how: 'so too very really a bit rather kind of sort',
    tone: 'rude negative positive angry friendly aggressive passive-aggressive passive hostile mean harsh nice polite impolite sad happy toxic offensive ok okay sarcastic upset annoyed cold bad good neutral',
    mood: 'mood vibe vibes atmosphere sentiment tone feeling climate',
  },
  fr: {
    this: 'ça ca ceci cela ce',
    how: 'si trop très vraiment un peu plutôt',
    tone: "impoli impolie grossier méchant négatif négative positif positive agressif agressive hostile froid triste content amical gentil poli blessant vexant désagréable toxique d'accord",
    mood: "ambiance l'ambiance humeur l'humeur atmosphère l'atmosphère ton sentiment climat",
  },
  es: {
    this: 'esto eso',
    how: 'tan muy demasiado un poco realmente bastante',
    tone: 'grosero grosera maleducado negativo negativa positivo positiva agresivo agresiva hostil frío triste contento amable ofensivo tóxico borde feo duro',
    mood: 'ambiente ánimo humor tono sentimiento clima',
  },
  de: {
    this: 'das dies dieses diese dieser es',
    noun: 'nachricht text thread gespräch unterhaltung satz beitrag',
    how: 'so zu sehr wirklich ein bisschen etwas eher',
    tone: 'unhöflich unfreundlich negativ positiv böse aggressiv feindselig gemein hart nett höflich freundlich traurig fröhlich toxisch beleidigend sarkastisch kalt grob frech verärgert',
    mood: 'stimmung laune atmosphäre ton klima',
  },
}

const TRANSLATE: Wording[] = [
  {
    task: 'translate',
    language: 'en',
    verbs: ['translate|translating', 'translation of?', 'how do|would|can you|i|we|one say'],
    questions: ['what does|do @this @noun? say|mean'],
  },
  {
    task: 'translate',
    language: 'fr',
    verbs: [
      'traduis|traduire|traduisez|traduise|traduis-moi|traduisez-moi|traduction',
      'comment dit-on|dire',
      'comment on dit',
    ],
    questions: [
      'que veut dire @this',
      '@this veut dire quoi',
      "qu'est-ce que @this veut dire",
      'que dit @this',
    ],
  },
  {
    task: 'translate',
    language: 'es',
    verbs: ['traduce|traducir|traduzca|tradúceme|tradúcelo|tradúcela|traducí|traducción', 'cómo se dice'],
    questions: ['qué significa|dice|pone @this', 'qué quiere decir @this'],
  },
  {
    task: 'translate',
    language: 'de',
    verbs: [
      'übersetze|übersetz|übersetzen|übersetzt|übersetzung|uebersetze|uebersetzen',
      'was heißt|bedeutet',
      'wie sagt man',
    ],
    questions: ['was steht hier|da'],
  },
]

const SUMMARISE: Wording[] = [
  {
    task: 'summarise',
    language: 'en',
    verbs: [
      'summarise|summarize|summary|summarising|summarizing|recap|tl;dr|tldr|digest|overview',
      'sum up',
      'sum @this @noun? up',
      "what's|whats going on",
      'what is going on',
      'catch me|us? up',
      'bring me|us up to speed',
      'fill me|us in',
      'what did|have i|we miss|missed',
      "what i|i've|we|we've miss|missed",
      "what's|whats|what new|happened|happening|happens",
      'what is new|happening',
      'what has happened',
      'highlights|gist',
      'key|main points',
      'what did|have we|they|you|people discuss|discussed|talk|decide|decided about?',
      'what was|is discussed|said',
      'what is @this @noun about',
    ],
  },
  {
    task: 'summarise',
    language: 'fr',
    verbs: [
      'résume|résumé|résumer|résumez|résume-moi|récapitule|récapituler|récap|récapitulatif|synthèse',
      "qu'est-ce que|qu'on j'ai|a|on a? raté|manqué|loupé",
      "qu'ai-je raté|manqué|loupé",
      "j'ai raté|manqué|loupé quoi",
      "ce que j'ai raté|manqué|loupé",
      'quoi de neuf',
      'mets-moi|mets|mettez-moi au courant',
      'mets-moi|mettez-moi à jour',
      "que s'est-il passé",
      "qu'est-ce qui|qu'il s'est passé",
    ],
  },
  {
    task: 'summarise',
    language: 'es',
    verbs: [
      'resume|resumen|resumir|resúmeme|resúmelo|resumí|resumime|resuma|recapitula|resumido',
      'qué|que me|nos he|hemos? perdí|perdido|perdimos',
      'qué|que ha|han? pasado|pasó',
      'qué hay de nuevo',
      'ponme al día|corriente|tanto',
    ],
  },
  {
    task: 'summarise',
    language: 'de',
    verbs: [
      'fasse|fass',
      'zusammenfassen|zusammenfassung|zusammengefasst|zusammenfasse|überblick',
      'was habe|hab|haben ich|wir alles? verpasst',
      'verpasst',
      'was ist hier? passiert',
      "was gibt|gibt's|gibts es? neues",
      'was war los',
      'bring|bringe mich|uns auf den neuesten? stand',
    ],
  },
]

const SENTIMENT: Wording[] = [
  {
    task: 'sentiment',
    language: 'en',
    verbs: ['sentiment analysis|of?', 'analyse|analyze the? sentiment|mood|tone of?'],
    questions: [
      '@mood check?',
      "how|how's|hows|what|what's|whats is? the @mood",
      'how is|are everyone|everybody|people|we|they|things feeling',
      'how does|do|did @this @noun? feel|sound|read|seem|come across|off?',
      'is|are|was|isnt @this @noun? @how? @how? @how? @tone @tone?',
      'does|do|did @this @noun? sound|feel|seem|read|look|come across? @how? @how? @how? @tone @tone?',
    ],
  },
  {
    task: 'sentiment',
    language: 'en',
    options: { why: true },
    questions: [
      'why is|are|was @this @noun? @how? @how? @how? @tone @tone?',
      'why does|do|did @this @noun? sound|feel|seem|read|look|come across? @how? @how? @how? @tone @tone?',
    ],
  },
  {
    task: 'sentiment',
    language: 'fr',
    verbs: ['analyse le? sentiment|ton de?', 'sentiment de?'],
    questions: [
      '@mood',
      'quelle|quel est le? @mood',
      'comment est le? @mood',
      'comment @this sonne|passe',
      "est-ce que? c'est|@this? sonne|paraît|semble|est? @how? @how? @tone",
      "c'est @how? @how? @tone",
    ],
  },
  {
    task: 'sentiment',
    language: 'fr',
    options: { why: true },
    questions: ["pourquoi c'est|est-ce|@this sonne|paraît|semble|est? @how? @how? @tone"],
  },
  {
    task: 'sentiment',
    language: 'es',
    verbs: ['analiza el? sentimiento|tono de?', 'sentimiento de?'],
    questions: [
      '@mood',
      'cómo|cuál|qué está|es|va|anda|tal el @mood',
      'cómo suena|se siente? @this?',
      'es|suena|parece @this? @how? @how? @tone',
    ],
  },
  {
    task: 'sentiment',
    language: 'es',
    options: { why: true },
    questions: [
      'por qué es|suena|parece @this? @how? @how? @tone',
      'porqué es|suena|parece @this? @how? @how? @tone',
    ],
  },
  {
    task: 'sentiment',
    language: 'de',
    verbs: ['stimmungsanalyse', 'analysiere die? stimmung'],
    questions: [
      '@mood',
      'wie ist denn? die|der|das @mood',
      'wie klingt|wirkt @this @noun?',
      'klingt|wirkt|ist @this @noun? @how? @how? @tone',
    ],
  },
  {
    task: 'sentiment',
    language: 'de',
    options: { why: true },
    questions: ['warum|wieso|weshalb klingt|wirkt|ist @this @noun? @how? @how? @tone'],
  },
]

/** How tasks are asked for. Their own names always work and need no entry. */
export const WORDINGS: readonly Wording[] = [...TRANSLATE, ...SUMMARISE, ...SENTIMENT]
