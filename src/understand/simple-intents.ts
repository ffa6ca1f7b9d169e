import { phrase } from './phrases.ts'

/** What may be asked for that is not a task, and how. */
export const SIMPLE_INTENTS = (
  [
    [
      'help',
      [
        'help',
        'hilfe',
        'aide',
        'ayuda',
        'usage',
        'commands',
        'what can|do you do',
        'how do you work',
        'how does this work',
        'que peux-tu|sais-tu faire',
        'qué puedes|sabes hacer',
        'was kannst du',
      ],
    ],
    [
      'settings',
      [
        'settings|preferences|configuration|paramètres|réglages|préférences|ajustes|preferencias|configuración|einstellungen|konfiguration',
        'what are my? settings|preferences',
      ],
    ],
    ['status', ['status|health|statut|zustand', 'état', 'estado', 'how are you', 'what is your? status']],
    [
      'forget',
      [
        'forget about? me',
        'delete all? my? data',
        'delete me',
        'oublie-moi|oubliez-moi',
        'oublie|oubliez moi',
        'efface|effacez|supprime|supprimez mes données',
        'olvídame|olvidame|olvídeme',
        'olvida|borra|elimina mis datos',
        'vergiss mich',
        'lösche|lösch|vergiss meine daten',
      ],
    ],
  ] as const
).map(([kind, sources]) => ({ kind, phrases: sources.map((source) => phrase(source)) }))
