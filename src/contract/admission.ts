import type { Asked } from './answering.ts'
import type { Reply } from './reply.ts'

/** What becomes of requests before they reach the bot. */
export interface Admission {
  /**
   * Whether somebody may ask for a task, and counts that they did: asked before anything is read for them. A refusal has a row
   * in the audit trail. Never rejects.
   * @returns the refusal; undefined when they may, and their request is to be marked as `admitted`.
   */
  admit(asked: Asked): Promise<Reply | undefined>
  /**
   * Does what a door reads or decides by itself. What that throws, a refusal for example, has a row in the audit trail before
   * it is thrown on. @param asked by the name that it has there: a task, `share` or `settings`.
   */
  accountFor<T>(asked: Pick<Asked, 'task' | 'origin'>, work: () => T | Promise<T>): Promise<T>
}
