import type { HomeView, ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Pace } from './pace.ts'

/** Modals and App Homes of one workspace. */
export interface Windows {
  /** @returns the id of the view. A trigger is good for three seconds, and once. */
  open(trigger: string, view: ModalView): Promise<string>
  /** On top of the modal that the trigger comes from. */
  push(trigger: string, view: ModalView): Promise<void>
  update(id: string, view: ModalView): Promise<void>
  publish(user: string, view: HomeView): Promise<void>
}

export function createWindows({ views }: WebClient, team: string, pace: Pace): Windows {
  return {
    async open(trigger_id, view) {
      const opened = await pace.read({ team, method: 'views.open' }, () => views.open({ trigger_id, view }))
      return opened.view!.id!
    },
    async push(trigger_id, view) {
      await pace.read({ team, method: 'views.push' }, () => views.push({ trigger_id, view }))
    },
    async update(view_id, view) {
      await pace.read({ team, method: 'views.update' }, () => views.update({ view_id, view }))
    },
    async publish(user_id, view) {
      await pace.read({ team, method: 'views.publish' }, () => views.publish({ user_id, view }))
    },
  }
}
