import { LIMITS } from '../limits.ts'
import type { Part } from './part.ts'

/** Fills messages in order with as many groups as fit; a group stays together. */
export function fillMessages(groups: readonly Part[][]): Part[][] {
  const messages: Part[][] = []
  for (const group of groups) {
    const last = messages.at(-1)
    if (last !== undefined && fits([...last, ...group])) last.push(...group)
    else if (group.length > 0) messages.push([...group])
  }
  return messages
}

/** One message: as much of `body` as leaves room for `foot`. */
export function beginning(body: readonly Part[], foot: readonly Part[]): Part[] {
  const tooFar = body.findIndex((_part, index) => !fits([...body.slice(0, index + 1), ...foot]))
  return [...body.slice(0, tooFar), ...foot]
}

function fits(parts: readonly Part[]): boolean {
  return parts.length <= LIMITS.messageBlocks && jsonSize(parts) <= LIMITS.messageCharacters
}

function jsonSize(parts: readonly Part[]): number {
  return JSON.stringify(parts.map((part) => part.block)).length
}
