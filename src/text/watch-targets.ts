import type { ChannelChange } from '../contract/channels.ts'

/** Other channels that a change would have told something: who chooses them must be able to read there, and Parley too. */
export function targetsOf({ alertTo, digest, translation }: ChannelChange): string[] {
  return [
    ...(alertTo && 'channel' in alertTo ? [alertTo.channel] : []),
    ...(digest?.to && 'channel' in digest.to ? [digest.to.channel] : []),
    ...(translation?.mirror ? [translation.mirror.channel] : []),
  ]
}
