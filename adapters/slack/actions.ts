import type { App, BlockAction, BlockElementAction } from '@slack/bolt'
import type { Desk } from './desk.ts'
import type { Workspace } from './workspace.ts'

/** Somebody pressed or chose something. */
export interface Used {
  workspace: Workspace
  body: BlockAction
  action: BlockElementAction
}

/** Does something about each use of a control, once; acknowledged before any work. @param surface for the log. */
export function onAction(
  app: App,
  desk: Desk,
  surface: string,
  id: string | RegExp,
  work: (used: Used) => Promise<unknown>,
): void {
  app.action(id, async ({ ack, body: untyped, action, client, context }) => {
    await ack()
    const body = untyped as BlockAction
    const team = context.teamId ?? body.team?.id ?? ''
    await desk.once(surface, [`${team}/press/${body.trigger_id}`], async () => {
      await work({ workspace: desk.workspace({ client, team }), body, action: action as BlockElementAction })
    })
  })
}
