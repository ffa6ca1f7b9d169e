/** Slack's numbers, each with where it comes from, and the few of our own. */
export const LIMITS = {
  // Messages
  /** https://docs.slack.dev/reference/block-kit/blocks */
  messageBlocks: 50,
  /**
   * All blocks of a message together, as JSON: undocumented, refused from about 13,200 on. Sums of visible text alone were
   * refused below that. https://github.com/slackapi/bolt-js/issues/2509 and /2867
   */
  messageCharacters: 13_000,
  /** Ours: a message's `text`, which notifications and screen readers use. */
  textCharacters: 3_000,
  /** What `chat.update` takes as `text` (measured; `msg_too_long`). https://docs.slack.dev/reference/methods/chat.update */
  textBytes: 4_000,

  // Blocks
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  sectionCharacters: 3_000,
  /** Ours: Slack takes 3,000 characters here too, but a context line is to stay quiet. */
  contextCharacters: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionElements: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonLabelCharacters: 75,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonValueCharacters: 2_000,

  // The look of an answer, ours
  /** A longer answer goes into a file. */
  answerMessages: 3,
  titleCharacters: 300,
  /** Context and buttons of one answer, as JSON; the rest of the message is for the title and a beginning. */
  footCharacters: 9_000,
  /** Columns of a bar that stands for 100 %. */
  barColumns: 20,
  /** Words shown as reasons. */
  reasons: 6,
  /** Links to the messages that a point comes from. */
  pointLinks: 3,
  /** Longer addresses are shown as text. */
  linkCharacters: 1_000,

  // Windows
  /** https://docs.slack.dev/surfaces/modals and https://docs.slack.dev/surfaces/app-home */
  modalBlocks: 100,
  /** https://docs.slack.dev/reference/views/modal-views */
  privateMetadata: 3_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  options: 100,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionLabel: 75,
  /** Ours: channels listed in the App Home. */
  homeChannels: 20,

  // Behaviour, ours
  /** Nobody waits longer: what is still in the queue then is not computed, and the answer offers to try again. */
  answerMilliseconds: 5 * 60_000,
  /** What takes longer shows that it is worked on. */
  workingAfterMilliseconds: 1_000,
  /** How often it shows how far it is. */
  progressMilliseconds: 3_000,
  /** Put on a mention meanwhile. */
  workingReaction: 'hourglass_flowing_sand',
  /** A step of a workflow that takes longer is acknowledged before it ends. Slack waits three seconds. */
  stepAckMilliseconds: 1_500,
  /** Messages looked through for the one that "this" means. */
  lookBack: 20,
  /** The newest messages that a channel's mood is taken from. */
  moodMessages: 30,

  // Connection
  /** At most ten of an app are open. https://docs.slack.dev/apis/events-api/using-socket-mode */
  sockets: 2,
  firstReconnect: 500,
  slowestReconnect: 30_000,
  closeMilliseconds: 2_000,
  /** Between the last delivery and the closing of the door. */
  settleMilliseconds: 250,
  /** Slack's requests are refused when they are older. https://docs.slack.dev/authentication/verifying-requests-from-slack */
  clockSkewMilliseconds: 5 * 60_000,
} as const
