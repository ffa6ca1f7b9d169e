import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import { codedError } from '../../src/contract/errors.ts'
import type { Kept, Store } from '../../src/contract/store.ts'

/** Where in the store they are. */
export const INSTALLATIONS = 'slack-installations'

/** Bolt's installations in our store, which must be a sealed one: they hold tokens. */
export function createInstallations(store: Store): InstallationStore {
  return {
    async storeInstallation(installation) {
      await store.put(INSTALLATIONS, keyOf(queryOf(installation)), installation as unknown as Kept)
    },
    async fetchInstallation(query) {
      const found = await store.get(INSTALLATIONS, keyOf(query))
      if (found === undefined) {
        throw codedError(
          'CONFIGURATION',
          'Parley is not installed in that workspace; open /slack/install again.',
        )
      }
      return found as unknown as Installation<'v1' | 'v2', boolean>
    },
    async deleteInstallation(query) {
      await store.remove(INSTALLATIONS, keyOf(query))
    },
  }
}

type Query = Pick<InstallationQuery<boolean>, 'isEnterpriseInstall' | 'enterpriseId' | 'teamId'>

function queryOf(installation: Installation<'v1' | 'v2', boolean>): Query {
  const { isEnterpriseInstall = false, enterprise, team } = installation
  return { isEnterpriseInstall, enterpriseId: enterprise?.id, teamId: team?.id }
}

/** An installation for a whole organisation is known by that, any other by its workspace. */
function keyOf({ isEnterpriseInstall, enterpriseId, teamId }: Query): string {
  return isEnterpriseInstall ? `organisation/${enterpriseId}` : `workspace/${teamId}`
}
