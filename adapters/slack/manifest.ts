import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import type { TaskInfo } from '../../src/contract/task.ts'
import { BOT_SCOPES, FREE_EVENTS } from './scopes.ts'
import { manifestFunctions } from './steps/manifest-functions.ts'

/** What the app's manifest depends on. */
export interface ManifestOptions {
  /** Public address of this Parley, for HTTP; without it Socket Mode. */
  url?: string
  /** Declares the steps of workflows, which Slack has in paid plans and not for apps that many workspaces install; true. */
  steps?: boolean
}

/**
 * The app manifest to paste at https://api.slack.com/apps?new_app=1, derived from the tasks and the scopes table.
 * @source https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest(tasks: readonly TaskInfo[], { url, steps = true }: ManifestOptions = {}) {
  const address = url === undefined ? undefined : new URL('/slack/events', url).href
  const request = address === undefined ? {} : { request_url: address }
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Parley',
      description: 'How it feels, what it says in your language, what you missed: on your own machine.',
      background_color: '#27303b',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Parley', always_online: true },
      shortcuts: tasks.map((task) => shortcutOf(task)),
      slash_commands: [
        ...tasks.map((task) => commandOf(task, address)),
        moodCommand(address),
        parleyCommand(address),
      ],
    },
    oauth_config: {
      scopes: { bot: Object.keys(BOT_SCOPES) },
      ...(url !== undefined && { redirect_urls: [new URL('/slack/oauth_redirect', url).href] }),
    },
    settings: {
      event_subscriptions: { ...request, bot_events: botEvents() },
      interactivity: { is_enabled: true, ...request },
      // Without it Slack takes no steps; they are carried out here and not at Slack.
      org_deploy_enabled: steps,
      ...(steps && { function_runtime: 'remote' }),
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
    ...(steps && { functions: manifestFunctions() }),
  }
}

/** The events that are subscribed to, in order of their names. */
export function botEvents(): string[] {
  return [...Object.values(BOT_SCOPES).flatMap(({ events }) => events), ...FREE_EVENTS].sort()
}

const { shortcuts, usage, help } = interfaceFor('en')

function shortcutOf(task: TaskInfo) {
  const name = shortcuts[task.name] ?? task.name
  return { name, type: 'message', callback_id: task.name, description: task.summary.slice(0, 150) }
}

function commandOf(task: TaskInfo, url: string | undefined) {
  return command(`/${task.name}`, task.summary, usage[task.name] ?? 'TEXT', url)
}

const moodCommand = (url: string | undefined) =>
  command('/mood', 'How the mood of a channel was, where it is measured', usage.mood!, url)

const parleyCommand = (url: string | undefined) =>
  command('/parley', help.title, 'help | settings | status | forget me', url)

function command(name: string, description: string, usage_hint: string, url: string | undefined) {
  // Escaped, `#channel` comes with its id.
  return { command: name, description, usage_hint, should_escape: true, ...(url !== undefined && { url }) }
}
