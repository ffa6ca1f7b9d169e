import { setTimeout } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import type { ChatAdapter, House } from '../../src/contract/adapter.ts'
import type { Store } from '../../src/contract/store.ts'
import { arrivalOf } from './arrivals.ts'
import { addButtons } from './buttons.ts'
import { addCommands } from './commands.ts'
import { createConnection, type SlackSettings } from './connection.ts'
import { createDesk, type Desk } from './desk.ts'
import { addEdits } from './edits.ts'
import { addHome } from './home.ts'
import { createInstallations } from './installations.ts'
import { LIMITS } from './limits.ts'
import { addMentions } from './mentions.ts'
import { addMood } from './mood-command.ts'
import { addObservations } from './observations.ts'
import { plainReason } from './plain-reason.ts'
import { addReactions } from './reactions.ts'
import { addSettings } from './settings.ts'
import { addShortcuts } from './shortcuts.ts'
import { addSteps } from './steps/add-steps.ts'
import { createTeams } from './teams.ts'
import { createVoice } from './voice.ts'

/** Slack as a door. `sealed` keeps the tokens of workspaces that install Parley by themselves. */
export function createSlack(settings: SlackSettings, sealed: Store): ChatAdapter {
  const { promise: closed, resolve: close } = withResolvers()
  let stop = async () => {}
  return {
    name: 'slack',
    closed,
    async start(house) {
      const desk = createDesk(house)
      const installations = createInstallations(sealed)
      const { app, open, close: disconnect } = createConnection(settings, installations, house.log)
      addSurfaces(app, desk, house)
      addFarewell(app, settings, installations, house)
      const closing = new AbortController()
      let joined: ReturnType<typeof house.watch.join> | undefined
      stop = async () => {
        await disconnect()
        closing.abort()
        // What Bolt has acknowledged is still on its way to the listeners.
        await setTimeout(LIMITS.settleMilliseconds)
        await (await joined)?.()
        await desk.idle()
      }
      await open()
      // The door does not wait for what was missed to be read.
      const voice = createVoice(createTeams(settings, installations, desk), closing.signal)
      if (!closing.signal.aborted) joined = house.watch.join(voice)
    },
    async stop() {
      await stop()
      close()
    },
  }
}

function addSurfaces(app: App, desk: Desk, house: House): void {
  addCommands(app, desk)
  addShortcuts(app, desk)
  addMentions(app, desk)
  addReactions(app, desk)
  addObservations(app, desk)
  addMood(app, desk)
  addEdits(app, desk)
  addButtons(app, desk)
  addSettings(app, desk)
  addHome(app, desk)
  addSteps(app, desk)
  app.error(async (error) => {
    house.log.error({ door: 'slack', name: error.name }, plainReason(error) ?? 'a listener failed')
  })
}

/** A workspace took Parley away: its token is worth nothing any more. */
function addFarewell(
  app: App,
  { clientId }: SlackSettings,
  installations: ReturnType<typeof createInstallations>,
  house: House,
): void {
  for (const name of ['app_uninstalled', 'tokens_revoked'] as const) {
    app.event(name, async ({ client, context, body }) => {
      const { team } = arrivalOf(client, context, body)
      house.log.error(
        { door: 'slack', team },
        'a workspace removed Parley; to come back it must be installed again',
      )
      const { isEnterpriseInstall, enterpriseId, teamId } = context
      if (clientId === undefined) return
      await installations.deleteInstallation?.({ isEnterpriseInstall, enterpriseId, teamId })
    })
  }
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
