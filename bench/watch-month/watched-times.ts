import { type Diary, nameOf, type Stretch } from './diary.ts'
import type { MonthChannel } from './world.ts'

/** Writes into the diary from when to when each channel was watched. */
export interface WatchedTimes {
  /** A process has begun: every channel whose mood is measured is to be read. */
  begin(): void
  /** The history of channels that are behind is there. */
  read(at: number): void
  /** All of this process, or of one channel, came to an end. */
  end(at: number): void
  fall(channel: string, at: number): void
  switch(channel: string, isOn: boolean, at: number, since: number): void
}

/** @param since by the machine's clock when the month began. */
export function createWatchedTimes(
  diary: Diary,
  world: readonly MonthChannel[],
  since: number,
): WatchedTimes {
  const on = new Map(
    world.filter(({ set }) => set.mood === true).map(({ channel }) => [nameOf(channel), since]),
  )
  const behind = new Set<string>()
  const running = new Map<string, Stretch>()
  const open = (channel: string, from: number) => {
    const stretch = { from, until: Number.POSITIVE_INFINITY, since: on.get(channel)! }
    running.set(channel, stretch)
    diary.stretches.set(channel, [...(diary.stretches.get(channel) ?? []), stretch])
  }
  const close = (channel: string, at: number) => {
    const stretch = running.get(channel)
    if (stretch) stretch.until = at
    running.delete(channel)
  }
  return {
    begin() {
      for (const channel of on.keys()) behind.add(channel)
    },
    read(at) {
      for (const channel of behind) open(channel, at)
      behind.clear()
    },
    end(at) {
      for (const channel of running.keys()) close(channel, at)
      behind.clear()
    },
    fall(channel, at) {
      if (!running.has(channel)) return
      close(channel, at)
      behind.add(channel)
    },
    switch(channel, isOn, at, begun) {
      close(channel, at)
      behind.delete(channel)
      if (!isOn) return void on.delete(channel)
      on.set(channel, begun)
      open(channel, at)
    },
  }
}
