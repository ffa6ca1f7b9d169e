import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebClient } from '@slack/web-api'
import { describe, expect, it } from 'vitest'
import { botEvents, slackManifest } from '../../../adapters/slack/manifest.ts'
import { createManifestCommand } from '../../../adapters/slack/manifest-command.ts'
import { RATES } from '../../../adapters/slack/rate-limits.ts'
import { APP_SCOPES, BOT_SCOPES, FREE_EVENTS, FREE_METHODS } from '../../../adapters/slack/scopes.ts'
import type { TaskInfo } from '../../../src/contract/task.ts'
import { chatTasks } from '../../../src/tasks/in-chats.ts'
import { createFakeOutput } from '../../fakes/output.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = join(root, 'adapters/slack')
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(folder, path), 'utf8'))

/** `chat.postMessage` and all its like, as the client has them. */
function methodsOf(part: object, path: string[] = []): string[] {
  return Object.entries(part).flatMap(([name, value]) => {
    if (typeof value === 'function') return path.length > 0 ? [[...path, name].join('.')] : []
    return path.length < 3 && value?.constructor === Object ? methodsOf(value, [...path, name]) : []
  })
}

const known = new Set(methodsOf(new WebClient()))

/** What the client makes of one call. https://docs.slack.dev/tools/node-slack-sdk/web-api#upload-a-file */
const COMPOSED: Record<string, string[]> = {
  filesUploadV2: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
}

function calledMethods(): Set<string> {
  const calls = sources.flatMap((source) => [...source.matchAll(/\b([a-z]+(?:\.[a-zA-Z]+)+)\(/g)])
  const names = calls.map(([, path]) => path!.replace(/^client\./, '')).filter((name) => known.has(name))
  const composed = Object.entries(COMPOSED).flatMap(([name, methods]) =>
    sources.some((source) => source.includes(`.${name}(`)) ? methods : [],
  )
  return new Set([...names, ...composed])
}

/** Every event that Slack has, as its own types list them. */
function slackEvents(): Set<string> {
  const types = join(root, 'node_modules/@slack/types/dist/events')
  const declarations = readdirSync(types).filter((path) => path.endsWith('.d.ts'))
  const all = declarations.map((path) => readFileSync(join(types, path), 'utf8')).join('\n')
  return new Set([...all.matchAll(/^ {4}type: '(\w+)';$/gm)].map(([, name]) => name!))
}

/** The events named where listeners are added. */
function heardEvents(): Set<string> {
  const events = slackEvents()
  const words = sources
    .filter((source) => source.includes('app.event('))
    .flatMap((source) => source.match(/\w+/g)!)
  return new Set(words.filter((word) => events.has(word)))
}

const called = calledMethods()
const scopes = [...Object.entries(BOT_SCOPES), ...Object.entries(APP_SCOPES)]
const covered = new Set([...scopes.flatMap(([, { methods }]) => methods), ...FREE_METHODS])

describe('the scopes', () => {
  it('cover every method that the code calls, and no method that it does not', () => {
    expect(called.size).toBeGreaterThan(15)
    expect([...covered].sort()).toEqual([...called].sort())
  })

  it('name every method that is paced', () => {
    expect(Object.keys(RATES).filter((name) => !called.has(name))).toEqual([])
  })

  it('each have a method, an event or the commands to be there for, and say why', () => {
    const idle = Object.entries(BOT_SCOPES).filter(
      ([name, { methods, events }]) => name !== 'commands' && methods.length + events.length === 0,
    )
    expect(idle).toEqual([])
    for (const [, { why }] of scopes) expect(why.length).toBeGreaterThan(5)
  })

  it('are asked for once, in order', () => {
    const names = Object.keys(BOT_SCOPES)
    expect(names).toEqual([...names].sort())
    expect(slackManifest(chatTasks).oauth_config.scopes.bot).toEqual(names)
  })

  it('hear exactly the events that have a listener', () => {
    const subscribed = new Set(botEvents().map((name) => name.replace(/^message\..*/, 'message')))
    expect([...subscribed].sort()).toEqual([...heardEvents()].sort())
    const messages = botEvents().filter((name) => name.startsWith('message.'))
    expect(messages).toEqual(['message.channels', 'message.groups', 'message.im', 'message.mpim'])
    expect(FREE_EVENTS).toContain('app_home_opened')
  })
})

/** https://docs.slack.dev/reference/app-manifest and github.com/slackapi/manifest-schema, version 1 */
const LIMITS = {
  name: 35,
  description: 140,
  displayName: 80,
  commands: 50,
  command: 32,
  commandDescription: 2000,
  usageHint: 1000,
  shortcuts: 10,
  shortcutName: 24,
  shortcutDescription: 150,
  callbackId: 255,
  scopes: 255,
  events: 100,
  stepName: 255,
  stepId: 100,
}

const long: TaskInfo = { ...chatTasks[0]!, name: 'a-new-task', summary: 'so '.repeat(100) }

describe.each([
  ['Socket Mode', slackManifest(chatTasks)],
  ['HTTP', slackManifest(chatTasks, { url: 'https://parley.example.com' })],
  ['a new task', slackManifest([...chatTasks, long])],
])(
  'the manifest for %s',
  (_name, { display_information, features, oauth_config, settings, functions = {} }) => {
    it('stays within the limits of Slack', () => {
      const within = (most: number, ...texts: string[]) => {
        for (const text of texts) expect([text, text.length > 0 && text.length <= most]).toEqual([text, true])
      }
      within(LIMITS.name, display_information.name)
      within(LIMITS.description, display_information.description)
      within(LIMITS.displayName, features.bot_user.display_name)
      expect(display_information.background_color).toMatch(/^#[0-9a-f]{6}$/)
      const { slash_commands, shortcuts } = features
      expect(slash_commands.length).toBeLessThanOrEqual(LIMITS.commands)
      within(LIMITS.command, ...slash_commands.map(({ command }) => command))
      within(LIMITS.commandDescription, ...slash_commands.map(({ description }) => description))
      within(LIMITS.usageHint, ...slash_commands.map(({ usage_hint }) => usage_hint))
      expect(shortcuts.length).toBeLessThanOrEqual(LIMITS.shortcuts)
      within(LIMITS.shortcutName, ...shortcuts.map(({ name }) => name))
      within(LIMITS.shortcutDescription, ...shortcuts.map(({ description }) => description))
      within(LIMITS.callbackId, ...shortcuts.map(({ callback_id }) => callback_id))
      within(LIMITS.stepId, ...Object.keys(functions))
      within(LIMITS.stepName, ...Object.values(functions).map(({ title }) => title))
      expect(oauth_config.scopes.bot.length).toBeLessThanOrEqual(LIMITS.scopes)
      expect(settings.event_subscriptions.bot_events.length).toBeLessThanOrEqual(LIMITS.events)
    })

    it('names nothing twice', () => {
      const lists = [
        features.slash_commands.map(({ command }) => command),
        features.shortcuts.map(({ callback_id }) => callback_id),
        features.shortcuts.map(({ name }) => name),
        settings.event_subscriptions.bot_events,
      ]
      for (const list of lists) expect(new Set(list).size).toBe(list.length)
    })
  },
)

describe('the manifest', () => {
  it('has a command and a shortcut for each task, and /mood and /parley', () => {
    const { slash_commands, shortcuts } = slackManifest([...chatTasks, long]).features
    const names = [...chatTasks.map(({ name }) => name), 'a-new-task']
    expect(slash_commands.map(({ command }) => command)).toEqual([
      ...names.map((name) => `/${name}`),
      '/mood',
      '/parley',
    ])
    expect(shortcuts.map(({ callback_id }) => callback_id)).toEqual(names)
    expect(slash_commands.every(({ should_escape }) => should_escape)).toBe(true)
  })

  it('takes no name of a command that Slack keeps for itself', () => {
    const names = slackManifest(chatTasks).features.slash_commands.map(({ command }) => command)
    expect(names.filter((name) => SLACKS_OWN.includes(name))).toEqual([])
  })

  it('needs no address with Socket Mode', () => {
    const manifest = slackManifest(chatTasks)
    expect(manifest.settings.socket_mode_enabled).toBe(true)
    expect(JSON.stringify(manifest)).not.toMatch(/"(url|request_url|redirect_urls)"/)
  })

  it('declares the steps of workflows, which Slack takes only from apps that are ready for organisations', () => {
    const { settings, functions = {} } = slackManifest(chatTasks)
    expect(Object.keys(functions).sort()).toEqual(chatTasks.map(({ name }) => name).sort())
    expect(settings).toMatchObject({ org_deploy_enabled: true, function_runtime: 'remote' })
    const { to, from } = functions.translate!.input_parameters
    expect(to).toMatchObject({ name: 'to', type: 'string', title: 'To language', is_required: true })
    expect(from).toMatchObject({ name: 'from', is_required: false })
    // Nobody can subscribe to it: it comes from workflows.
    expect(botEvents()).not.toContain('function_executed')
  })

  it('has no steps where they are not wanted', () => {
    const { settings, functions } = slackManifest(chatTasks, { steps: false })
    expect(functions).toBeUndefined()
    expect(settings.org_deploy_enabled).toBe(false)
    expect(settings).not.toHaveProperty('function_runtime')
  })

  it('has the address everywhere with HTTP', () => {
    const { settings, features, oauth_config } = slackManifest(chatTasks, {
      url: 'https://chat.example.com/',
    })
    const events = 'https://chat.example.com/slack/events'
    expect(settings.socket_mode_enabled).toBe(false)
    expect(settings.event_subscriptions.request_url).toBe(events)
    expect(settings.interactivity.request_url).toBe(events)
    expect(new Set(features.slash_commands.map(({ url }) => url))).toEqual(new Set([events]))
    expect(oauth_config.redirect_urls).toEqual(['https://chat.example.com/slack/oauth_redirect'])
  })
})

/** https://slack.com/help/articles/201259356-Slash-commands-in-Slack */
const SLACKS_OWN = [
  ...['/archive', '/call', '/collapse', '/dm', '/expand', '/feed', '/help', '/huddle', '/invite', '/join'],
  ...['/leave', '/me', '/msg', '/mute', '/open', '/remind', '/remove', '/rename', '/search', '/shortcuts'],
  ...['/shrug', '/status', '/topic', '/who', '/active', '/away', '/dnd', '/star', '/kick', '/apps', '/prefs'],
]

describe('parley slack manifest', () => {
  const command = createManifestCommand(chatTasks)

  it('prints the manifest as JSON and nothing else', async () => {
    const { output, out } = createFakeOutput()
    expect(await command.run([], output)).toBe(0)
    expect(JSON.parse(out.join('\n'))).toEqual(slackManifest(chatTasks))
  })

  it('takes a public address', async () => {
    const { output, out } = createFakeOutput()
    await command.run(['https://parley.example.com'], output)
    expect(JSON.parse(out.join('\n')).settings.socket_mode_enabled).toBe(false)
  })

  it('leaves the steps out when told to', async () => {
    const { output, out } = createFakeOutput()
    await command.run([], output, { steps: false })
    expect(JSON.parse(out.join('\n'))).toEqual(slackManifest(chatTasks, { steps: false }))
  })

  it.each(['http://parley.example.com', 'parley.example.com', 'https://'])('refuses %s', async (url) => {
    const { output, out } = createFakeOutput()
    await expect(command.run([url], output)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(out).toEqual([])
  })
})

it('every file of the adapter is looked at', () => {
  expect(sources.length).toBeGreaterThan(40)
  expect(dirname(folder)).toMatch(/adapters$/)
})
