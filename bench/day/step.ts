/** What people do in a day. */
export type Kind =
  | 'slash command'
  | 'autocomplete'
  | 'mention'
  | 'mention in a thread'
  | 'forum post'
  | 'direct message'
  | 'flag put'
  | 'flag taken away'
  | 'edit'
  | 'deletion'
  | 'bulk deletion'
  | 'message shortcut'
  | 'message menu'
  | 'button or menu'
  | 'home opened'
  | 'message'
  | 'other bot'
  | 'webhook'
  | 'join, leave, topic'
  | 'other reaction'
  | 'edit of nothing'

/** Something that the bot wrote and that is there now. */
export interface Seen {
  /** Tells it apart from everything else. */
  id: string
  text: string
  /** It only says that work goes on. */
  working: boolean
}

/** Whether a text is the answer that was asked for. */
export type Expected = (text: string) => boolean

/** One thing that somebody does, and all that the bot has written there when it has been answered. */
export interface Step {
  kind: Kind
  /** The platform delivers it once, and tells the person when that fails. */
  interactive?: boolean
  /** `answer`: something new or changed is to be seen; `nothing`: all stays; `later`: the next step tells. */
  wants: 'answer' | 'nothing' | 'later'
  /** @throws when it is not possible, such as pressing a button that is not there. */
  act(): unknown
  sees(): Seen[]
  expects: readonly Expected[]
}

/** Several steps of one person in a place that no other strand uses. */
export interface Strand {
  name: string
  user: string
  steps: Step[]
  /** Leaves all as it was for the person's next strand. */
  end?(): Promise<void>
}

/** How often a place has what it should: `extra` more are excused, for what may have arrived although nobody knew. */
export function judge({ sees, expects }: Step, extra = 0): 'once' | 'missing' | 'doubled' {
  const texts = sees()
    .filter(({ working }) => !working)
    .map(({ text }) => text)
  let from = 0
  for (const text of texts) if (from < expects.length && expects[from]!(text)) from++
  if (texts.length > expects.length + extra) return 'doubled'
  return from === expects.length ? 'once' : 'missing'
}
