import { counting } from '../counting.ts'
import type { MoodPhrases } from './en.ts'

const { number, signed, percent, count } = counting('fr')

// `\u00a0`, the space that does not break, stands before `: ; ?`.
export const mood: MoodPhrases = {
  mood: 'ambiance',
  usual: 'habituel',
  periods: {
    day: 'des 24 dernières heures',
    week: 'des 7 derniers jours',
    month: 'des 30 derniers jours',
  },
  usually: (period) => `Ambiance ${period}\u00a0: comme d’habitude`,
  better: (period) => `Ambiance ${period}\u00a0: meilleure que d’habitude`,
  worse: (period) => `Ambiance ${period}\u00a0: moins bonne que d’habitude`,
  feels: {
    positive: (period) => `Ambiance ${period}\u00a0: plutôt positive`,
    neutral: (period) => `Ambiance ${period}\u00a0: équilibrée`,
    negative: (period) => `Ambiance ${period}\u00a0: plutôt négative`,
  },
  level: (mood) =>
    `Elle est de ${signed(mood)} sur une échelle de −100 (tout négatif) à +100 (tout positif).`,
  compared: (usual) =>
    `D’habitude, ce canal est à ${signed(usual)}, d’après les quatre semaines précédentes.`,
  notCompared: 'Les quatre semaines précédentes en disent trop peu pour comparer.',
  read: (messages) => `${count(messages, 'message lu', 'messages lus')}.`,
  tooLittle: 'Trop peu de messages',
  tooLittleRead: (messages, least) =>
    `${count(messages, 'message lisible', 'messages lisibles')}\u00a0; il en faut ${number(least)} pour dire quelle était l’ambiance.`,
  off: 'L’ambiance de ce canal n’est pas mesurée',
  offHow: 'Une personne qui peut modifier les réglages du canal peut l’y activer.',
  busiest: 'Heures les plus actives',
  unsure: 'Incertains',
  unsureShare: (share) => `${percent(share)} des messages`,
  emoji: 'Émojis',
  emojiCounts: (glad, sad) => `${count(glad, 'joyeux', 'joyeux')}, ${count(sad, 'triste', 'tristes')}`,
  hoursOf: (timeZone) => `heures et jours de ${timeZone}`,
  sampled: (share) =>
    `il y en avait trop pour tout lire\u00a0: ${percent(share)} ont été lus, choisis régulièrement`,
  fallen: 'L’ambiance a baissé',
  channel: 'Canal',
  fallenTo: (mood, usual, limit) =>
    `Elle est de ${signed(mood)} sur une échelle de −100 à +100. D’habitude elle y est de ${signed(usual)}\u00a0; sous ${signed(limit)}, Parley le signale.`,
  fallenIn: (messages, since, until) => `${count(messages, 'message', 'messages')}, de ${since} à ${until}.`,
  negative: 'Négatifs',
  negativeShare: (share, usual) => `${percent(share)} des messages, d’habitude ${percent(usual)}`,
  begins: 'Cela commence ici',
  switchedOn: 'Parley mesure désormais l’ambiance de ce canal',
  switchedOnHow:
    'Il compte chaque heure combien de messages semblent positifs, neutres ou négatifs. Il ne garde ni texte ni information sur une personne en particulier. Les personnes qui demandent à ne pas être analysées (dans leurs réglages de Parley) sont laissées de côté.',
  switchedOff: 'Parley ne mesure plus l’ambiance de ce canal',
  by: (name) => `Modifié par ${name}.`,
  changed: 'Ce que Parley fait ici sans qu’on le lui demande a changé',
  reactionsOn:
    'Il met un emoji sur quelques messages très positifs ou très négatifs, cinq par heure au plus.',
  reactionsOff: 'Il ne met plus d’emoji sur les messages.',
  alertsOn: 'Quand l’ambiance baisse, qui a été choisi est prévenu\u00a0: en chiffres, jamais avec des noms.',
  alertsOff: 'Plus personne n’est prévenu quand l’ambiance baisse.',
}
