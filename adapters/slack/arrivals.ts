import type { Context } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Arrival } from './desk.ts'

/** The parts of an event's envelope that identify its delivery. */
interface Envelope {
  api_app_id?: string
  event_id?: string
}

/** Where an event came from, and the identity of its delivery: scoped, since several apps can share an event id. */
export function arrivalOf(
  client: WebClient,
  context: Context,
  body: Envelope,
): Arrival & { delivery: string; botUser: string } {
  const team = context.teamId ?? context.enterpriseId ?? ''
  const delivery = `${team}/event/${body.api_app_id ?? ''}/${body.event_id ?? ''}`
  return { client, team, delivery, botUser: context.botUserId ?? '' }
}
