import { createHash } from 'node:crypto'

/** Whether a message belongs to the share (from 0 to 1) that is read: always the same for its id, and any smaller share lies in it. */
export function inSample(id: string, share: number): boolean {
  if (share >= 1) return true
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32 < share
}

/** 1, halved until so much of it fits. */
export function shareThatFits(waiting: number, most: number): number {
  return waiting <= most ? 1 : 2 ** -Math.ceil(Math.log2(waiting / most))
}
