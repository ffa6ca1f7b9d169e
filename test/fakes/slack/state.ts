import { type Clock, createClock, createRandom } from './clock.ts'
import { createLedger, type Ledger } from './ledger.ts'
import type { Execution } from './steps.ts'
import type { Block, StoredFile, Team } from './world.ts'

/** A modal or a home as Slack gives it back. */
export interface View {
  id: string
  team_id: string
  type: 'modal' | 'home'
  hash: string
  callback_id: string
  external_id: string
  private_metadata: string
  blocks: Block[]
  state: { values: Record<string, Record<string, Record<string, unknown>>> }
  root_view_id: string
  previous_view_id: string | null
  app_id: string
  app_installed_team_id: string
  bot_id: string
  title?: { type: string; text: string }
  submit?: { type: string; text: string } | null
  close?: { type: string; text: string } | null
  clear_on_close: boolean
  notify_on_close: boolean
  /** What the app said is wrong with what was typed, by block id. Not on the wire. */
  errors?: Record<string, string>
}

/** A message that one person sees. */
export interface Ephemeral {
  team: string
  channel: string
  user: string
  ts: string
  text: string
  blocks?: Block[]
  thread_ts?: string
}

/** Lets the app open one modal. */
export interface Trigger {
  team: string
  user: string
  at: number
  used: boolean
  /** It came from inside a modal, so that `views.push` may use it. */
  modal: boolean
}

/** What a response URL answers to. */
export interface ResponseUrl {
  id: string
  team: string
  channel: string
  user: string
  at: number
  uses: number
  /** The message whose button was pressed; commands and shortcuts have none. */
  source?: { ts: string; ephemeral: boolean }
}

export interface State {
  appId: string
  appToken: string
  clientId: string
  clientSecret: string
  signingSecret: string
  /** Without a slash at the end. */
  address: string
  clock: Clock
  random: () => number
  ledger: Ledger
  teams: Team[]
  ephemerals: Ephemeral[]
  /** Open modals by user, the one in front last. */
  modals: Map<string, View[]>
  homes: Map<string, View>
  files: Map<string, StoredFile>
  triggers: Map<string, Trigger>
  responseUrls: Map<string, ResponseUrl>
  codes: Map<string, { team: string; redirectUri?: string; used: boolean }>
  /** Of steps of workflows, by id. */
  executions: Map<string, Execution>
  /** Hands an event to the app if it may see it. @returns the event's id. */
  emit(team: Team, event: Record<string, unknown>, scope?: string): string | undefined
  /** Aborts when the fake closes. */
  signal: AbortSignal
  next(): number
}

export interface StateOptions {
  teams: Team[]
  seed?: number
  now?: () => number
  signal: AbortSignal
}

export function createState({ teams, seed = 1, now, signal }: StateOptions): State {
  const clock = createClock(now)
  let serial = 0
  return {
    appId: 'A0PARLEY01',
    appToken: 'xapp-1-A0PARLEY01-1-secret',
    clientId: '111.222',
    clientSecret: 'client-secret-of-the-fake',
    signingSecret: 'signing-secret-of-the-fake',
    address: '',
    clock,
    random: createRandom(seed),
    ledger: createLedger(clock.now),
    teams,
    ephemerals: [],
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    codes: new Map(),
    executions: new Map(),
    emit: () => undefined,
    signal,
    next: () => ++serial,
  }
}

/** An id that looks like Slack's: a letter and ten capitals or digits. */
export const newId = (state: State, letter: string) =>
  `${letter}0${state.next().toString(36).toUpperCase().padStart(9, '0')}`

/** @throws when the test names a workspace that does not exist. */
export function teamOf(state: State, id?: string): Team {
  const found = state.teams.find((team) => id === undefined || team.id === id)
  if (!found) throw new Error(`no workspace ${id}`)
  return found
}
