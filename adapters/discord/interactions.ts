import { type BaseInteraction, type Client, Events, type Interaction, PermissionFlagsBits } from 'discord.js'
import { type Asker, createAsker } from './asker.ts'
import { createAttempt } from './attempt.ts'
import type { Desk } from './desk.ts'
import { PACING } from './rate-limits.ts'
import { rolesOf } from './roles.ts'
import { spotOf } from './spot.ts'

/** Does something about the interactions that `isMine` tells to be T, each once. `acknowledge` comes first, before any work. */
export function onInteraction<T extends BaseInteraction>(
  client: Client,
  desk: Desk,
  surface: string,
  isMine: (interaction: Interaction) => boolean,
  acknowledge: (interaction: T) => Promise<unknown>,
  work: (interaction: T, asker: Asker) => Promise<unknown>,
): void {
  const insist = createAttempt(desk.house.log, PACING.confirmMilliseconds)
  client.on(Events.InteractionCreate, async (interaction) => {
    if (!isMine(interaction)) return
    const mine = interaction as unknown as T
    await desk.once(surface, [`interaction/${interaction.id}`], async () => {
      await insist(() => acknowledge(mine))
      await work(mine, askerOf(mine, desk))
    })
  })
}

const ADMINISTRATORS = [PermissionFlagsBits.Administrator, PermissionFlagsBits.ManageGuild]

/** Who acts; administrators are those who may manage the server. */
export function askerOf(interaction: BaseInteraction, desk: Desk): Asker {
  const { user, locale, member, memberPermissions } = interaction
  const admin = memberPermissions?.any(ADMINISTRATORS) ?? false
  desk.directory.remember(user.id, locale)
  return createAsker({
    user: user.id,
    name: displayNameOf(interaction),
    roles: member ? rolesOf(member.roles, admin) : [],
    spot: spotOf(interaction),
    locale,
  })
}

function displayNameOf({ member, user }: BaseInteraction): string {
  const nickname = member && 'displayName' in member ? member.displayName : member?.nick
  return nickname ?? user.displayName
}
