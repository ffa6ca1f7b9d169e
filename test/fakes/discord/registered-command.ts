import type { CommandBody, Option } from './check-commands.ts'
import type { Command } from './state.ts'

/** A command as Discord gives it back: what says nothing is left out, and missing translations are `null`. */
export function registeredCommand(body: CommandBody, application_id: string, guild: string | undefined) {
  const { name, contexts = null, integration_types = [0], nsfw = false } = body
  const options = body.options ?? []
  return {
    ...{ name, application_id, integration_types, nsfw },
    type: body.type ?? 1,
    description: body.description ?? '',
    ...(options.length > 0 && { options: options.map(registeredOption) }),
    ...(guild === undefined ? { contexts } : { guild_id: guild }),
    name_localizations: body.name_localizations ?? null,
    description_localizations: body.description_localizations ?? null,
    default_member_permissions: body.default_member_permissions ?? null,
    dm_permission: true,
  }
}

function registeredOption({ required, autocomplete, choices = [], options = [], ...rest }: Option): Option {
  return {
    ...rest,
    name_localizations: rest.name_localizations ?? null,
    description_localizations: rest.description_localizations ?? null,
    ...(required && { required }),
    ...(autocomplete && { autocomplete }),
    ...(choices.length > 0 && {
      choices: choices.map((row) => ({ name_localizations: null, ...row })),
    }),
    ...(options.length > 0 && { options: options.map(registeredOption) }),
  }
}

const TRANSLATED = ['name_localizations', 'description_localizations']

/** What is listed unless translations are asked for. */
export const withoutTranslations = (command: Command): object =>
  JSON.parse(JSON.stringify(command, (key, value) => (TRANSLATED.includes(key) ? undefined : value)))
