import type { Channels } from '../contract/channels.ts'
import type { Failed } from '../contract/failed.ts'
import type { Voice, Watch, WatchPart } from '../contract/watch.ts'
import { createIntake } from './intake.ts'

export interface WatchParts {
  channels: Pick<Channels, 'settings' | 'list' | 'onChange'>
  /** What Parley does unasked; each is told everything. */
  parts: readonly WatchPart[]
  mood: Watch['mood']
  failed: Failed
}

/** The watch and what drives it. */
export interface DrivenWatch extends Watch {
  /** Does what is due; call it about twice a minute. While it is still at it, another call is the same one. Never rejects. */
  tick(): Promise<void>
  /** Listens to changed settings no more and finishes what is begun. Doors should have left before. */
  stop(): Promise<void>
}

/** Joins what Parley does unasked: every part hears what passes by, which doors open, what is changed and when time passes. */
export function createWatch({ channels, parts, mood, failed }: WatchParts): DrivenWatch {
  const each = async (what: string, work: (part: WatchPart) => Promise<void>) =>
    void (await Promise.all(parts.map((part) => work(part).catch((error) => failed(what, error)))))
  const tell = (what: string, say: (part: WatchPart) => void) => {
    for (const part of parts)
      attempt(
        () => say(part),
        (error) => failed(what, error),
      )
  }
  const intake = createIntake(
    channels,
    (observation, settings) =>
      tell('what passed by could not be taken', (part) => part.observe(observation, settings)),
    failed,
  )
  const forgo = channels.onChange((channel, settings, before, by) => {
    intake.learn(channel, settings)
    tell('a change could not be followed', (part) => part.change(channel, settings, before, by))
  })
  const tick = createTick(parts, (error) => failed('what was due was not done', error))
  return {
    mood,
    async stop() {
      forgo()
      await tick.done()
    },
    observe: (observation) => intake.take(observation),
    async join(voice: Voice) {
      const set = await channels.list(voice.platform)
      for (const { channel, settings } of set) intake.learn(channel, settings)
      await each('what was missed could not be read', (part) => part.join(voice, set))
      return () => each('the watching of a door could not be ended', (part) => part.leave(voice))
    },
    tick: tick.now,
  }
}

/** Ticks every part by itself: one that is still at it does not hold up the others. */
function createTick(parts: readonly WatchPart[], failed: (error: unknown) => void) {
  const running = new Map<WatchPart, Promise<void>>()
  const tickPart = (part: WatchPart): Promise<void> => {
    const work =
      running.get(part) ??
      part
        .tick()
        .catch(failed)
        .finally(() => running.delete(part))
    running.set(part, work)
    return work
  }
  const done = async () => void (await Promise.all(running.values()))
  return {
    done,
    async now(): Promise<void> {
      await Promise.all(parts.map(tickPart))
    },
  }
}

function attempt(work: () => void, failed: (error: unknown) => void): void {
  try {
    work()
  } catch (error) {
    failed(error)
  }
}
