import type { Stage } from './stage.ts'

/** A message, and what can happen to it. */
export function message(stage: Stage, text: string, user = stage.at.user) {
  const { discord, sight, at } = stage
  const said = { message: '' }
  const answers = () => sight.replies(at.channel, said.message)
  const put = (by: string, emoji: string) => () => discord.react({ ...at, ...said, user: by, emoji })
  const take = (by: string, emoji: string) => () => discord.unreact({ ...at, ...said, user: by, emoji })
  const edit = (to: string) => () => discord.edit({ ...at, ...said, user, text: to })
  const say = (more: { replyTo?: string } = {}) => {
    said.message = discord.say({ ...at, user, text, ...more }).id
  }
  return {
    ...{ said, answers, put, take, edit, say },
    delete: () => discord.delete({ ...at, ...said, user }),
    /** Said to nobody. */
    plain: stage.noise('message', say, answers),
  }
}

/** With Parley's name before the words. */
export const calling = ({ discord }: Stage, words: string) => `${discord.mention} ${words}`
