// A Discord on 127.0.0.1 that the real discord.js connects to: REST v10 and the gateway. As strict as Discord:
//
//   const discord = await openFakeDiscord()
//   const makeRequest = (url, init) => fetch(url, init)        // see field notes 4.4: Bolt and discord.js in one process
//   const client = new Client({ intents: [...], rest: { api: discord.apiUrl, makeRequest } })
//   await client.login(discord.token)
//
//   discord.say({ user: 'ada', channel: 'general', text: `${discord.mention} translate this to French: hello` })
//   await discord.until(() => discord.messages('general').length === 2, 'an answer for Ada')
//   const done = await discord.command({ user: 'benoit', channel: 'general', name: 'translate', options: { text: 'hi' } })
//   done.within                                                // acknowledged within three seconds
//   discord.textOf(discord.originalOf(done))
//   await discord.press({ user: 'benoit', label: 'Share' })    // the newest button that fits of all that Benoît sees
//   discord.fail({ method: 'POST', path: /messages$/, status: 429, retryAfter: 0.1 })      // also 5xx, 'reset', 'lost'
//   discord.drop(); discord.reconnect(); discord.invalidate(); discord.deafen()            // of the gateway
//   expect(discord.refusals).toEqual([])                       // nothing that Discord refused or shows broken
//   expect(discord.pings).toEqual([])                          // nothing that makes a noise
//   await discord.close()
//
// People, guilds and channels are named by name or id (`IDS`): ada en-US, benoit fr (nick Ben), carla es-ES, dora de and
// admin, robot (another bot), parley (the bot); #general, #random, #secret (without carla), #hidden (without the bot),
// #forum with the thread #post, #voice, #thread and the private #whisper (ada, dora, the bot) under #general; `dm` for
// somebody's direct messages with the bot, `dm:ada` where nobody is named beside it, `between` for those of Ada and
// Benoît. A second guild with #lobby (erik, fatou, ada) has the bot too; `Abroad` with #lounge (ada, erik) has not:
// commands used there are those of an app that the person has installed. Texts go in as Discord sends them: `<@11…>`.

export { checkCommand } from './check-commands.ts'
export { checkModal } from './check-components.ts'
export { checkMessage } from './check-message.ts'
export { ALL_PERMISSIONS, IDS } from './default-world.ts'
export type { FakeDiscord, FakeDiscordOptions } from './fake-discord.ts'
export type { Done } from './interaction.ts'
export { openFakeDiscord } from './open.ts'
export type { Permission } from './permissions.ts'
export type { Ephemeral } from './state.ts'
export type { Channel, Guild, Message, User, World } from './world.ts'
