import pMap from 'p-map'
import type { Channel, ChannelSettings } from '../../contract/channels.ts'
import type { Claim, Claims } from '../../contract/claims.ts'
import type { KnownAnswers } from '../../contract/living-answers.ts'
import type { HeardMessage } from '../../contract/observation.ts'
import type { People } from '../../contract/people.ts'
import { recordKey } from '../../contract/record-key.ts'
import type { Readers } from './readers.ts'
import type { Outcome } from './show.ts'
import { sourceLanguage } from './source-language.ts'
import type { StandingTranslation } from './standing.ts'
import type { Translator } from './translator.ts'
import type { Version } from './versions.ts'
import { type Wanted, wantedOf } from './wanted.ts'

export interface PrepareParts {
  translate: Translator
  people: Pick<People, 'settings'>
  readers: Pick<Readers, 'of'>
  claims: Claims
  standing: KnownAnswers<StandingTranslation>
}

/** A message to translate. */
export interface Heard {
  channel: Channel
  settings: ChannelSettings
  message: HeardMessage
  version: Version
  /** Ends the work. */
  signal: AbortSignal
}

export interface Prepared {
  outcomes: Outcome[]
  /** Something was let go because there is too much to do. */
  late: boolean
  /** To be closed when all is shown. */
  claim?: Claim
}

const ALONE: Prepared = { outcomes: [], late: false }

/** Translates a message as its channel wants it; undefined when that is done already. No outcomes: it is to be left alone. */
export function createPrepare(parts: PrepareParts) {
  return async (heard: Heard): Promise<Prepared | undefined> => {
    const wanted = await allWanted(heard, parts)
    if (wanted === undefined || wanted.places.length === 0) return ALONE
    const claim = await claimOf(heard, parts)
    if (claim === 'taken') return undefined
    // Changed or taken away meanwhile: what comes after it is shown.
    if (!heard.version.isNewest()) return { ...ALONE, ...(claim && { claim }) }
    const translations = await translateAll(heard, wanted, parts)
    return {
      ...(claim && { claim }),
      late: [...translations.values()].includes('late'),
      outcomes: wanted.places.flatMap((place) => {
        const translation = translations.get(place.to)!
        if (translation === 'none') return []
        // An old translation is better than none while a new one cannot be had.
        return [{ wanted: place, ...(typeof translation === 'object' && { translated: translation }) }]
      }),
    }
  }
}

/** Undefined for what is left alone: what its author wishes is asked last, at that very time. */
async function allWanted(
  { channel, settings, message }: Heard,
  { people, readers }: PrepareParts,
): Promise<{ from: string; places: Wanted[] } | undefined> {
  const plan = settings.translation
  const from = plan && sourceLanguage(message.text, plan.languages)
  if (plan === undefined || from === undefined) return undefined
  const places = wantedOf(channel, message, from, { plan, readers: await readers.of(channel) })
  const { platform, workspace } = channel
  const { neverAnalyse } = await people.settings({ platform, workspace, user: message.author })
  return neverAnalyse ? undefined : { from, places }
}

/** `taken`: it was translated in an earlier run, or another process is at it. Undefined for what cannot be told apart. */
async function claimOf(
  { channel, message, version: { key, version, dated } }: Heard,
  { standing, claims }: PrepareParts,
): Promise<Claim | 'taken' | undefined> {
  if (!dated) return undefined
  const stands = await standing.all({ ...channel, message: message.id })
  if (stands.some(({ answer }) => answer.version >= version)) return 'taken'
  return (await claims.take([recordKey('translation', key, String(version))])) ?? 'taken'
}

async function translateAll(
  { channel, settings, message, signal }: Heard,
  { from, places }: { from: string; places: readonly Wanted[] },
  { translate }: PrepareParts,
) {
  const languages = [...new Set(places.map(({ to }) => to))]
  const { locale } = settings
  const translations = await pMap(
    languages,
    async (to) => [to, await translate({ channel, message, from, to, locale, signal })] as const,
  )
  return new Map(translations)
}
