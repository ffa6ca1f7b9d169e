import { nestProblems, type Problem } from './problem.ts'

/** HTTP status, Discord's code and its message (docs.discord.com/developers/topics/opcodes-and-status-codes). */
const KINDS = {
  Unauthorized: [401, 0, '401: Unauthorized'],
  NotFound: [404, 0, '404: Not Found'],
  MethodNotAllowed: [405, 0, '405: Method Not Allowed'],
  UnknownApplication: [404, 10002, 'Unknown Application'],
  UnknownChannel: [404, 10003, 'Unknown Channel'],
  UnknownGuild: [404, 10004, 'Unknown Guild'],
  UnknownMember: [404, 10007, 'Unknown Member'],
  UnknownMessage: [404, 10008, 'Unknown Message'],
  UnknownUser: [404, 10013, 'Unknown User'],
  UnknownEmoji: [400, 10014, 'Unknown Emoji'],
  UnknownWebhook: [404, 10015, 'Unknown Webhook'],
  UnknownInteraction: [404, 10062, 'Unknown interaction'],
  UnknownCommand: [404, 10063, 'Unknown application command'],
  TooManyReactions: [400, 30010, 'Maximum number of reactions reached (20)'],
  TooManyCommands: [400, 30032, 'Maximum number of application commands reached (100).'],
  TooManyCreations: [400, 30034, 'Max number of daily application command creates has been reached (200)'],
  TooLarge: [413, 40005, 'Request entity too large'],
  ForumMessage: [400, 40058, 'Cannot send a message in a forum channel'],
  AlreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  TooManyFollowUps: [400, 40094, 'This interaction has hit the maximum number of follow up messages'],
  BlockedAgent: [403, 40333, 'internal network error'],
  MissingAccess: [403, 50001, 'Missing Access'],
  DirectMessages: [400, 50003, 'Cannot execute action on a DM channel'],
  NotYours: [403, 50005, 'Cannot edit a message authored by another user'],
  EmptyMessage: [400, 50006, 'Cannot send an empty message'],
  ClosedDirectMessages: [403, 50007, 'Cannot send messages to this user'],
  NotText: [400, 50008, 'Cannot send messages in a non-text channel'],
  MissingPermissions: [403, 50013, 'Missing Permissions'],
  SystemMessage: [403, 50021, 'Cannot execute action on a system message'],
  WrongChannel: [400, 50024, 'Cannot execute action on this channel type'],
  InvalidToken: [401, 50027, 'Invalid Webhook Token'],
  InvalidRecipients: [400, 50033, 'Invalid Recipient(s)'],
  InvalidVersion: [400, 50041, 'Invalid API version'],
  Archived: [400, 50083, 'Thread is archived'],
  InvalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  NoHistoryForReply: [400, 160_002, 'Cannot reply without permission to read message history'],
  ThreadExists: [400, 160_004, 'A thread has already been created for this message'],
} as const satisfies Record<string, readonly [status: number, code: number, message: string]>

/** What Discord answers instead of doing it. */
export interface Refused extends Error {
  status: number
  answer: { code: number; message: string; errors?: object }
  problems: Problem[]
}

/** To be thrown by a route. */
export function refusal(kind: keyof typeof KINDS): Refused {
  const [status, code, message] = KINDS[kind]
  return Object.assign(new Error(message), { status, answer: { code, message }, problems: [] })
}

/** To be thrown when something in the body is wrong. */
export function invalid(problems: Problem[]): Refused {
  const message = 'Invalid Form Body'
  const answer = { message, code: 50_035, errors: nestProblems(problems) }
  return Object.assign(new Error(message), { status: 400, answer, problems })
}

/** @throws when there are any. */
export function refuseProblems(problems: Problem[]): void {
  if (problems.length > 0) throw invalid(problems)
}

export const isRefused = (error: unknown): error is Refused => error instanceof Error && 'answer' in error
