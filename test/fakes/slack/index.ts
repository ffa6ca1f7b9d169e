// A Slack on 127.0.0.1 that the real Bolt connects to, by Socket Mode and over HTTP. As strict as Slack:
//
//   const slack = await openFakeSlack()
//   const receiver = new SocketModeReceiver({ appToken: slack.appToken, clientPingTimeout: 1000,
//     installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } } })
//   const app = new App({ token: slack.botToken, receiver, clientOptions: { slackApiUrl: slack.apiUrl }, deferInitialization: true })
//   await app.init(); await app.start()
//
//   slack.say({ user: 'ada', channel: 'general', text: `${slack.mention} translate this to French: hello` })
//   await slack.until(() => slack.ephemerals('ada').length > 0, 'an answer for Ada')
//   const done = await slack.command({ user: 'benoit', channel: 'general', command: '/sentiment', text: 'great' })
//   done.within                                               // acknowledged within three seconds
//   await slack.press({ user: 'ada', label: 'Share to channel' })   // the newest button that fits of all that Ada sees
//   slack.textOf(slack.messages('general').at(-1))
//   expect(slack.refusals).toEqual([])                        // nothing that Slack would refuse or show broken
//   expect(slack.pings).toEqual([])                           // nothing that makes a noise
//   const { id } = slack.runStep({ callback_id: 'translate', inputs: { text: 'hello', to: 'fr' } })  // with `steps` given
//   await slack.until(() => slack.execution(id).status !== 'running', 'the end of the step')
//   await slack.close()
//
// People and channels are named by name or id (`IDS`): ada en, benoit fr, carla es, dora de and admin, gus guest,
// robot (another bot); #general, #random, #secret (private, without carla), #outside and #hidden (without the bot),
// `dm` for somebody's direct messages with the bot, `dm:ada` where nobody is named beside it: `slack.messages('dm:ada')`.
// A second workspace `T0SECOND02` (erik, fatou, #lobby) is not installed until `issueCode` and `oauth.v2.access`.
// Texts go in as Slack sends them: `& < >` escaped, mentions as `<@U…>`.

export { checkMessage, checkView } from './check-blocks.ts'
export { ALL_SCOPES, IDS } from './default-world.ts'
export type { FakeSlack, FakeSlackOptions } from './fake-slack.ts'
export { openFakeSlack } from './open.ts'
export type { Channel, Message, Person, Team } from './world.ts'
