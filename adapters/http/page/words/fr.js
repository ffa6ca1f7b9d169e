const number = new Intl.NumberFormat('fr')

// `\u00a0`, the space that does not break, stands before `: ; ? !` and inside « ».
export default {
  language: 'fr',
  tagline: 'Le ton d’un message, ce qu’il dit dans votre langue, ce que vous avez manqué.',
  task: 'Tâche',
  try: 'Essayez',
  text: 'Message ou conversation',
  placeholder:
    'Tapez ou collez un message, ou une conversation avec une ligne «\u00a0Nom: texte\u00a0» par message',
  key: 'Clé d’API',
  keyHint: 'Gardée dans cet onglet seulement, jusqu’à ce que vous le fermiez.',
  run: 'Demander à Parley',
  cancel: 'Annuler',
  models: 'Modèles',
  private: 'Tout est calculé sur cette machine\u00a0; aucun texte n’est conservé.',
  api: 'API',

  tasks: {
    sentiment: 'Le ton',
    translate: 'Traduire',
    summarise: 'Résumer',
    'detect-language': 'Quelle langue',
  },
  options: { why: 'Montrer pourquoi', from: 'De', to: 'Vers', length: 'Longueur' },
  choices: { short: 'court', medium: 'moyen', long: 'long' },
  detected: 'détectée',
  found: (messages, people) =>
    `${number.format(messages)} messages de ${people === 1 ? '1 personne' : `${number.format(people)} personnes`}`,
  readsLike: 'Cela ressemble à une conversation.',
  summariseIt: 'La résumer',

  examples: {
    happy: 'une bonne nouvelle',
    angry: 'une plainte',
    tokens: 'un message à traduire',
    talk: 'une conversation',
    unknown: 'une langue quelconque',
  },

  working: 'En cours…',
  workingOn: (done, total) => `En cours… ${number.format(done)} sur ${number.format(total)}`,
  soFar: 'Jusqu’ici',
  answered: (title) => `Réponse\u00a0: ${title}`,
  cancelled: 'Annulé.',
  notes: 'Remarques',
  took: (milliseconds) => `${number.format(Math.round(milliseconds))} ms`,

  feels: {
    positive: 'Impression positive',
    neutral: 'Impression neutre',
    negative: 'Impression négative',
  },
  moods: { positive: 'positif', neutral: 'neutre', negative: 'négatif' },
  unsure: (what) => `${what}, mais sans certitude`,
  counted: 'parle pour',
  countedAgainst: 'parle contre',
  matters: 'L’essentiel',
  nothing: 'Rien à résumer',
  noLanguage: 'Aucune langue à reconnaître',
  source: (numbers) => `${numbers.length === 1 ? 'message' : 'messages'} ${numbers.join(', ')}`,

  previews: 'Ailleurs',
  asShownBy: (platform) => `Dans ${platform}`,
  fromProgram: 'La même chose depuis un programme',
  copy: 'Copier',
  copied: 'Copié',
  selected: 'Sélectionné\u00a0; tapez Ctrl+C',

  failed: 'Cela n’a pas marché.',
  tryIn: (seconds) =>
    `Réessayez dans ${seconds === 1 ? 'une seconde' : `${number.format(seconds)} secondes`}.`,
  problems: {
    UNREACHABLE: 'Parley ne répond pas.',
    NOT_AUTHENTICATED: 'Ce Parley demande une clé d’API.',
    UNSURE_LANGUAGE: 'Parley n’est pas sûr de la langue du texte.',
  },
  remedies: {
    UNREACHABLE: 'Vérifiez qu’il est lancé et que vous êtes connecté, puis réessayez.',
    NOT_AUTHENTICATED:
      'Saisissez une clé ci-dessus. Qui s’occupe de Parley en crée une avec\u00a0: parley keys create',
    NOT_ALLOWED: 'Demandez à qui s’occupe de Parley si vous pouvez l’avoir.',
    EMPTY_INPUT: 'Tapez ou collez d’abord un texte.',
    UNSURE_LANGUAGE: 'Choisissez la langue du texte sous «\u00a0De\u00a0».',
    UNSUPPORTED_LANGUAGE: 'Choisissez une autre langue, ou demandez un modèle à qui s’occupe de Parley.',
    TOO_LARGE: 'Raccourcissez le texte, ou demandez en plusieurs fois.',
    OVERLOADED: 'Réessayez dans un instant.',
    RATE_LIMITED: 'Réessayez plus tard.',
    EXPIRED: 'Réessayez, peut-être avec moins de texte.',
    MODEL_FAILED:
      'Réessayez\u00a0; si cela n’aide pas, la raison est dans le journal de qui s’occupe de Parley.',
    INTERNAL: 'La raison est dans le journal de qui s’occupe de Parley.',
  },

  columns: {
    name: 'Modèle',
    task: 'Pour',
    languages: 'Langues',
    state: 'État',
    device: 'Tourne sur',
    measured: 'Mesures',
    licence: 'Licence',
    revision: 'Révision',
  },
  states: { absent: 'pas téléchargé', cold: 'sur le disque', loading: 'en chargement', ready: 'prêt' },
  roles: { stable: 'en service', canary: 'à l’essai' },
}
