import { isDeepStrictEqual } from 'node:util'
import type { Arrivals } from '../../contract/arrivals.ts'
import type { ChannelSettings } from '../../contract/channels.ts'
import type { Claims } from '../../contract/claims.ts'
import type { Failed } from '../../contract/failed.ts'
import type { LivingAnswers } from '../../contract/living-answers.ts'
import type { Observation } from '../../contract/observation.ts'
import type { OwnTranslations } from '../../contract/own-translations.ts'
import type { People } from '../../contract/people.ts'
import type { WatchPart } from '../../contract/watch.ts'
import { announcement } from './announcement.ts'
import { createFollow, type OpenDoor } from './follow.ts'
import { createOverload } from './overload.ts'
import { createPrepare } from './prepare.ts'
import { createReaders } from './readers.ts'
import { createShow } from './show.ts'
import { standingTranslations } from './standing.ts'
import type { Translator } from './translator.ts'
import { createVersions } from './versions.ts'

export interface AutoTranslationParts {
  translate: Translator
  people: Pick<People, 'settings'>
  own: OwnTranslations
  claims: Claims
  living: LivingAnswers
  inOrder: Arrivals['inOrder']
  /** Milliseconds since the epoch. */
  now(): number
  failed: Failed
  mostAtOnce?: number
}

/** Translates what is written in channels that want it; translations follow edits and go with their message. */
export function createAutoTranslation(parts: AutoTranslationParts): WatchPart {
  const { own, failed } = parts
  const standing = standingTranslations(parts.living)
  const [readers, versionOf] = [createReaders(own), createVersions()]
  const prepare = createPrepare({ ...parts, standing, readers })
  const [show, overload] = [createShow(standing), createOverload(parts.now)]
  const { follow, done } = createFollow({ ...parts, prepare, show, overload })
  const doors = new Map<string, OpenDoor>()
  return {
    observe(observation, settings) {
      const door = doors.get(observation.channel.platform)
      if (door === undefined || !concerns(observation, settings)) return
      const version = versionOf(observation)
      if (version) follow({ observation, settings, version, door })
    },
    async join(voice) {
      doors.set(voice.platform, { voice, closing: new AbortController() })
      await readers.lookUp(voice.platform)
    },
    async leave({ platform }) {
      doors.get(platform)?.closing.abort()
      doors.delete(platform)
      await done()
    },
    change(channel, settings, before, by) {
      if (isDeepStrictEqual(settings.translation, before.translation)) return
      const { platform, ...place } = channel
      const telling = doors.get(platform)?.voice.say(place, announcement(settings, by))
      telling?.catch((error) => failed('a change could not be told in its channel', error))
    },
    async tick() {
      for (const platform of doors.keys()) await readers.lookUp(platform)
    },
  }
}

type Concerning = Exclude<Observation, { kind: 'reaction' }>

/** Bots, and Parley's own messages among them, are never translated, so nothing is ever translated back. */
function concerns(observation: Observation, settings: ChannelSettings): observation is Concerning {
  if (observation.kind === 'reaction') return false
  if (observation.kind === 'deletion') return true
  // Of a message that was translated an edit is followed also when nothing else is any more.
  return !observation.message.bot && (observation.kind === 'edit' || settings.translation !== undefined)
}
