import type { PolicyPhrases } from './en.ts'

export const es: PolicyPhrases = {
  language: 'es',
  may: {
    use: (task) => `Aquí no puede usar ${task}`,
    'answer-publicly': () => 'Parley no puede responderle aquí a la vista de todos',
    'change-settings': () => 'No puede cambiar los ajustes de este canal',
  },
  colon: ': ',
  byRule: (name) => `lo dice la regla «${name}»`,
  byNumber: (number) => `lo dice la regla ${number} de la política de acceso`,
  onlyAdmins: 'solo pueden los administradores',
  nobody: 'la política de acceso solo lo permite a quien ella nombra',
  ask: (contact) => `Pregunte a ${contact}.`,
  askOperator: 'Pregunte a quien administra Parley aquí.',
  often: {
    person: (when) => `Ha preguntado tantas veces como puede una persona; inténtelo de nuevo ${when}.`,
    channel: (when) => `Aquí se ha preguntado tanto como puede un canal; inténtelo de nuevo ${when}.`,
  },
}
