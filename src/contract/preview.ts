import type { Reply } from './reply.ts'

/** How a platform would show a reply: for people who want to see before they connect it. */
export interface Preview {
  /** The platform, for example `slack`. */
  name: string
  /** A style sheet for `html`, all of whose selectors begin with the class `preview-NAME`. */
  css: string
  /** HTML that harms nobody, whatever stands in the reply. @param locale BCP 47, of the reader. */
  html(reply: Reply, locale?: string): string
}
