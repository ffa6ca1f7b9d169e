import { capitalised } from './capitalised.ts'
import { counting } from './counting.ts'
import { digest } from './digest/fr.ts'
import type { AnswerPhrases } from './en.ts'
import { mood } from './mood/fr.ts'
import { translating } from './translating/fr.ts'

const { number, count } = counting('fr')

// `\u00a0`, the space that does not break, stands before `: ; ?` and inside « ».
export const fr: AnswerPhrases = {
  language: 'fr',

  sentiment: {
    feels: {
      positive: 'Impression positive',
      neutral: 'Impression neutre',
      negative: 'Impression négative',
    },
    unsure: (feels) => `${feels}, mais sans certitude`,
    labels: { positive: 'positif', neutral: 'neutre', negative: 'négatif' },
    most: { positive: 'Le plus positif', negative: 'Le plus négatif' },
    emojiCounted: (emoji) => count(emoji, 'émoji pris en compte', 'émojis pris en compte'),
    viaEnglish: (language) => `en passant par l’anglais (texte d’origine en ${language})`,
    unread: (language) =>
      `le texte semble être en ${language}, que les modèles ne lisent pas ici\u00a0: ne vous y fiez pas`,
    notTranslated: (language) =>
      `le texte semble être en ${language}, mais sa traduction a échoué\u00a0: ne vous y fiez pas`,
    noWords: 'pas de mots à expliquer\u00a0: seulement des émojis, des liens ou du code',
    strongestSentence: 'le texte est long\u00a0: les mots montrés sont ceux de sa phrase la plus marquée',
    why: 'Pourquoi\u00a0?',
  },

  translation: {
    title: (from, to) => `${capitalised(from)} → ${to}`,
    languageLabel: capitalised,
    viaEnglish: 'traduit en passant par l’anglais',
    already: (language) => `déjà en ${language}\u00a0: texte inchangé`,
    leftAsTheyWere: (lost, sentences) => {
      const of = `sur ${number(sentences)}`
      const left = count(lost, `phrase ${of} laissée telle quelle`, `phrases ${of} laissées telles quelles`)
      return `${left}\u00a0: le modèle tournait en boucle`
    },
    otherLanguage: 'Autre langue',
    whereTo: 'Précisez la langue cible, par exemple --to fr ou «\u00a0en français\u00a0».',
    which: 'Quelle est cette langue\u00a0?',
    guesses: (languages) => `${languages.map(capitalised).join('\u00a0? ')}\u00a0?`,
    whichOf: (languages, code) =>
      `Quelle est cette langue\u00a0: ${languages.join('\u00a0? ')}\u00a0? Précisez-la avec --from ${code}.`,
    notSure: 'le texte est trop court ou trop mélangé pour en être sûr',
    unsupported: (from, to) => `Aucun modèle installé ne traduit ${from} → ${to}.`,
    targets: (from, targets) => `Possible\u00a0: ${from} → ${targets.join(', ')}.`,
    notRead: (language) => `Les textes en ${language} ne sont pas lus.`,
  },

  detection: {
    notSure: 'Langue incertaine',
    nothing: 'Aucune langue à reconnaître',
    nothingTells:
      'Rien ici ne distingue une langue d’une autre\u00a0: seulement des émojis, des liens, du code, des nombres ou des mots comme «\u00a0ok\u00a0».',
  },

  summary: {
    title: 'L’essentiel',
    nothing: 'Rien à résumer',
    onlyNoise: 'Il n’y a que des salutations, des arrivées, des robots ou des réponses d’un mot.',
    counts: (people, messages, used) =>
      [
        count(people, 'personne', 'personnes'),
        count(messages, 'message', 'messages'),
        count(used, 'utilisé', 'utilisés'),
      ].join(', '),
    leftOut: (messages) =>
      `${count(messages, 'laissé', 'laissés')} de côté\u00a0: arrivées, robots et réponses d’un mot`,
    partsLeftOut: (lost, parts) => {
      const of = `sur ${number(parts)}`
      const left = count(lost, `partie ${of} laissée de côté`, `parties ${of} laissées de côté`)
      return `${left}\u00a0: le modèle tournait en boucle`
    },
    lessCertain: (language, trainedOn) =>
      `le modèle a été entraîné en ${trainedOn.join(', ')}\u00a0: en ${language}, le choix des points est moins sûr`,
    shorter: 'Plus court',
    longer: 'Plus long',
  },

  mood,

  digest,

  translating,

  wishes: {
    leftOut: (messages) =>
      `${count(messages, 'message laissé', 'messages laissés')} de côté, de personnes qui ont demandé à ne pas être analysées`,
  },

  failure: {
    title: 'Cela n’a pas marché',
    again: 'Réessayer',
    tooLarge: (_task, most, came) =>
      `Pas plus de ${number(most)} caractères à la fois\u00a0; il y en a ${number(came)}.`,
    unknownLanguage: (said) =>
      `Parley ne connaît pas la langue ${said}\u00a0; dites par exemple français, French ou fr.`,
  },

  errors: {
    BAD_REQUEST: 'La demande n’a pas été comprise.',
    EMPTY_INPUT: 'Il n’y a pas de texte à traiter.',
    NOT_AUTHENTICATED: 'Il faut une clé d’API valable.',
    NOT_FOUND: 'Il n’y a rien à cette adresse.',
    METHOD_NOT_ALLOWED: 'Cette adresse n’accepte pas cette méthode.',
    CONFLICT: 'La même demande est encore en cours.',
    KEY_REUSED: 'Une demande précédente avec cette clé portait sur autre chose.',
    UNSUPPORTED_MEDIA: 'Parley ne lit pas ce type de contenu.',
    UNKNOWN_MODEL: 'Ce modèle n’existe pas.',
    RATE_LIMITED: 'C’était trop en trop peu de temps\u00a0; réessayez plus tard.',
    UNKNOWN_TASK: 'Cette tâche n’existe pas.',
    UNKNOWN_LANGUAGE: 'Parley ne connaît pas cette langue.',
    UNSURE_LANGUAGE: 'La langue du texte n’est pas certaine.',
    UNSUPPORTED_LANGUAGE: 'Aucun modèle installé ne connaît cette langue.',
    OPTED_OUT: 'La personne qui a écrit ceci a demandé à ne pas être analysée.',
    NOT_ALLOWED: 'Parley n’a pas le droit de faire cela ici.',
    TOO_LARGE: 'Le texte dépasse ce que Parley accepte ici.',
    TOO_MANY_TOKENS: 'Le texte est plus long que ce que le modèle lit en une fois.',
    REPETITION: 'Le modèle s’est mis à tourner en boucle\u00a0; sa réponse n’est donc pas montrée.',
    OVERLOADED: 'Parley est occupé\u00a0; réessayez dans un instant.',
    CLOSING: 'Parley s’arrête\u00a0; réessayez dans un instant.',
    EXPIRED: 'La réponse serait arrivée trop tard\u00a0; elle n’a donc pas été calculée.',
    CANCELLED: 'La demande a été annulée.',
    MODEL_FAILED: 'Le modèle a échoué deux fois sur cette demande.',
    MODEL_MISSING: 'Le modèle n’est pas installé\u00a0; lancez `parley models pull`.',
    MODEL_DAMAGED: 'Les fichiers du modèle sont abîmés\u00a0; téléchargez-le à nouveau.',
    OFFLINE: 'PARLEY_OFFLINE est activé\u00a0: rien n’est téléchargé.',
    PLATFORM_FAILED: 'La messagerie n’a pas fait ce que Parley lui demandait.',
    DOWNLOAD_FAILED: 'Le téléchargement a échoué.',
    STORE_DAMAGED: 'Le fichier où Parley garde ses données est abîmé.',
    CONFIGURATION: 'La configuration est incorrecte.',
    INTERNAL: 'Parley a fait une erreur\u00a0; le journal en donne les détails.',
  },
}
