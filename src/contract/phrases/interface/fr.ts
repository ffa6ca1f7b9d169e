import { counting } from '../answers/counting.ts'
import type { InterfacePhrases } from './index.ts'

const { count } = counting('fr')

// `\u00a0`, the space that does not break, stands before `: ; ?` and inside « ».
export const fr: InterfacePhrases = {
  working: 'J’y travaille…',
  name: 'Parley',
  close: 'Fermer',
  share: 'Partager dans le canal',
  sharedBy: (name) => `partagé par ${name}`,
  shared: 'Partagé dans le canal.',
  good: '👍',
  bad: '👎',
  thanks: 'Merci, c’est noté.',
  original: 'Texte d’origine',
  otherLanguage: 'Autre langue',
  chooseLanguage: 'Choisir une langue',
  because: 'à cause de',
  usual: 'd’habitude',
  restInFile: 'La réponse entière se trouve dans le fichier joint.',
  more: (count) => `et ${count} de plus`,
  shortcuts: {
    sentiment: 'Quel est le ton\u00a0?',
    translate: 'Traduire',
    summarise: 'Résumer le fil',
  },
  usage: {
    sentiment: 'TEXTE',
    translate: '[en LANGUE] TEXTE',
    summarise: '[les 50 derniers | depuis hier | depuis 9:00 | #canal] [court | long]',
    mood: '[jour | semaine | mois] [#canal]',
  },
  titles: {
    translate: 'Traduction',
    sentiment: 'Le ton',
    summarise: 'Résumé',
    mood: 'Ambiance',
    settings: 'Réglages',
    channel: 'Réglages du canal',
  },
  failed: 'Cela n’a pas marché',
  tooOld: 'Ce bouton vient d’une version plus ancienne de Parley. Veuillez redemander.',
  notUnderstood: 'Je n’ai pas compris.',
  nothingBefore:
    'Il n’y a pas ici de message à traiter. Écrivez le texte après la commande, ou demandez dans un fil.',
  help: {
    title: 'Ce que fait Parley',
    intro:
      'Tout fonctionne sur une machine de l’entreprise. Vous seul voyez les réponses, jusqu’à ce que vous les partagiez.',
    tasks: {
      sentiment: 'le ton d’un message, et pourquoi\u00a0: `/sentiment TEXTE`',
      translate: 'un message dans votre langue ou une autre\u00a0: `/translate en anglais TEXTE`',
      summarise: 'ce que vous avez manqué\u00a0: `/summarise depuis hier court`, `last 50`, `#canal`',
      mood: 'l’ambiance, là où elle est mesurée\u00a0: `/mood semaine`, `/mood mois #canal`',
    },
    parley: 'cette aide, vos réglages, l’état de Parley, ou effacer ce qu’il détient sur vous',
    mention: (bot) =>
      `Ou dites-le\u00a0: *@${bot}* traduis ça en anglais · *@${bot}* résume ce fil · *@${bot}* quelle est l’ambiance ici\u00a0?`,
    moreDiscord:
      'Sur chaque message, Applications propose de traduire, de donner le ton et de résumer à partir d’ici. Un drapeau en réaction donne une traduction.',
    more: 'Sur chaque message, le menu ⋯ propose de traduire, de donner le ton et de résumer le fil. Un drapeau en réaction traduit dans le fil.',
  },
  settings: {
    mine: 'Vos réglages',
    where: 'Tapez /parley settings, ou ouvrez l’onglet Accueil de Parley.',
    language: 'Ma langue',
    languageHint: 'Les traductions se font dans cette langue quand aucune n’est nommée.',
    asSlack: 'Comme dans mon profil',
    neverAnalyse: 'Ne jamais analyser mes messages',
    neverAnalyseHint:
      'Ce que vous écrivez est laissé de côté dans tous les résumés, traductions et analyses que d’autres demandent.',
    held: ({ settings, feedback, audit, channels }) =>
      `Parley détient sur vous\u00a0: ${settings === 0 ? 'aucun réglage' : 'vos réglages'}, ${feedback === 0 ? 'aucun avis' : `${feedback} avis`} et ${audit === 0 ? 'aucune ligne du journal d’audit' : `${count(audit, 'ligne', 'lignes')} du journal d’audit (quand, où et pour quelle tâche vous avez fait une demande)`}.${channels === 0 ? '' : ` ${count(channels, 'canal vous envoie', 'canaux vous envoient')} directement des alertes ou des résumés.`} Il n’enregistre aucun message.`,
    forget: 'Effacer ce que Parley détient sur moi',
    forgetSure:
      'Vos réglages, aussi « ne jamais analyser », et vos avis seront effacés, votre nom sera retiré du journal d’audit, et vous ne recevrez plus ni alertes ni résumés. C’est irréversible.',
    forgotten: ({ settings, feedback, audit, memos, channels }) =>
      settings + feedback + audit + memos + channels === 0
        ? 'Il n’y avait rien à effacer à votre sujet.'
        : `Tout ce qui vous concerne a été effacé.${audit === 0 ? '' : ` ${count(audit, 'ligne du journal d’audit reste', 'lignes du journal d’audit restent')}, sans votre nom.`}`,
    cancel: 'Annuler',
    delete: 'Effacer',
    channels: 'Ce que fait Parley, et où',
    noChannels: 'Parley n’est dans aucun de vos canaux. Invitez-le avec /invite.',
    channel: 'Modifier un canal',
    flags: 'Traduire quand quelqu’un réagit par un drapeau',
    publicAnswers: 'Répondre aux mentions dans le fil, visible de tous',
    summaries: 'Les membres peuvent faire résumer le canal',
    on: 'oui',
    off: 'non',
    whereCommand: 'Tapez /parley settings.',
    save: 'Enregistrer',
  },
  watch: {
    here: 'Ce que fait Parley dans ce canal',
    unasked: 'Sans qu’on le lui demande',
    change: 'Modifier',
    back: 'Retour',
    switchOn: 'Vous pouvez l’activer\u00a0: /parley settings.',
    noContent:
      'Discord ne laisse pas Parley lire les messages ici (l’accès au contenu des messages est coupé)\u00a0: il n’y a donc rien qu’il puisse faire. L’exploitant peut l’activer.',
    mood: 'Mesurer l’ambiance (des comptes, aucun texte)',
    moodReactions: 'Un emoji sur les messages très marqués',
    alerts: 'Prévenir quand l’ambiance baisse',
    alertChannel: 'dans un canal',
    alertPerson: 'une personne',
    nobody: 'personne',
    eitherOr: 'Choisissez un canal ou une personne, pas les deux.',
    digest: 'Dire ce qui a compté',
    never: 'jamais',
    daily: 'chaque jour',
    workdays: 'du lundi au vendredi',
    digestAt: 'à',
    digestChannel: 'dans un autre canal',
    digestPersons: 'à des personnes, directement',
    translation: 'Traduire entre langues',
    inThread: 'dans le fil',
    asReply: 'en réponse',
    below: 'sous le message',
    onlyOwn: 'pour qui le veut seulement',
    mirror: 'Aussi dans un canal',
    mirrorLanguage: 'Sa langue',
    own: 'Traduire ce canal pour moi seul',
    notForMe: 'non',
    twoLanguages: 'Choisissez de deux à cinq langues, ou aucune.',
    mirrorBoth: 'Choisissez pour cela des langues ci-dessus, un autre canal et sa langue.',
    periods: { day: '24 heures', week: '7 jours', month: '30 jours' },
  },
  channelOff: 'Les résumés sont désactivés dans ce canal par un administrateur.',
  status: 'L’état de Parley',
  remarks: {
    permission: (permission, channel) =>
      `Il manque à Parley l’autorisation « ${permission} » dans ${channel}. Un administrateur peut la donner.`,
    notHere:
      'Parley n’est pas sur ce serveur\u00a0: il n’y traite que le texte que vous lui donnez et des messages isolés.',
    intent: (unread) =>
      `${unread === 1 ? 'un message n’a pas pu être lu' : `${unread} messages n’ont pas pu être lus`}\u00a0: Parley n’a pas accès ici au contenu des messages`,
    invite: (channel) => `Parley n’est pas dans ${channel}. Invitez-le là-bas\u00a0: /invite @Parley`,
    scope: (scope) =>
      `L’autorisation ${scope} manque à l’app Slack. Un administrateur peut l’ajouter et réinstaller l’app.`,
    notFound: (name) => `Il n’y a pas de canal ${name} que vous puissiez lire.`,
    notSeen: (read) => `aucun message de vous parmi les ${read} plus récents\u00a0: tous ont été lus`,
    cut: (read) => `les ${read} messages les plus récents ont été lus, les plus anciens laissés de côté`,
    threadsCut: (read, threads) => `réponses lues pour les ${read} fils les plus récents sur ${threads}`,
    lateCut: 'des réponses dans des fils commencés plus tôt peuvent manquer',
  },
}
