import type { Deed } from '../contract/policy.ts'

/** Whom a deed is allowed to when no rule says otherwise. */
export const CIRCLES = ['everybody', 'admins', 'nobody'] as const
export type Circle = (typeof CIRCLES)[number]

export type DeedName = Deed['kind']

/** Every deed by the name it has in the file: whom it is allowed to where the file is silent, and whether it is about a task. */
export const DEEDS: Readonly<Record<DeedName, { standard: Circle; ofTask: boolean }>> = {
  use: { standard: 'everybody', ofTask: true },
  'answer-publicly': { standard: 'everybody', ofTask: true },
  'change-settings': { standard: 'admins', ofTask: false },
}

export const DEED_NAMES = Object.keys(DEEDS) as [DeedName, ...DeedName[]]
