import type { ChannelChange, ChannelSettings, Channels, SetChannel } from './contract/channels.ts'
import type { Person } from './contract/people.ts'

/** The channels whose alerts or digests go to a person directly. */
export async function channelsTelling(
  { list }: Pick<Channels, 'list'>,
  { platform, workspace, user }: Person,
): Promise<SetChannel[]> {
  const set = await list(platform)
  return set.filter(
    ({ channel, settings }) =>
      channel.workspace === workspace && Object.keys(withoutPerson(settings, user)).length > 0,
  )
}

/** What takes a person out of whom a channel tells; a digest that would go to nobody is switched off. */
export function withoutPerson({ alertTo, digest }: ChannelSettings, user: string): ChannelChange {
  const persons = digest?.to && 'persons' in digest.to ? digest.to.persons : []
  const others = persons.filter((person) => person !== user)
  return {
    ...(alertTo && 'person' in alertTo && alertTo.person === user && { alertTo: undefined }),
    ...(digest &&
      others.length < persons.length && {
        digest: others.length === 0 ? undefined : { ...digest, to: { persons: others } },
      }),
  }
}
