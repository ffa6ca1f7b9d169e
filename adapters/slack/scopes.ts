/** Every permission of the bot, why it is asked for, and the Web API methods and events that need it. */
export const BOT_SCOPES: Readonly<Record<string, { why: string; methods: string[]; events: string[] }>> = {
  'app_mentions:read': {
    why: 'hear when somebody mentions Parley',
    methods: [],
    events: ['app_mention'],
  },
  'channels:history': {
    why: 'read public channels that Parley was invited to: for summaries and translations that somebody asks for, and for what an administrator switched on',
    methods: ['conversations.history', 'conversations.replies'],
    events: ['message.channels'],
  },
  'channels:read': {
    why: 'know who is in a public channel, so that only those who may read it get a summary',
    methods: ['conversations.info', 'conversations.members', 'conversations.list', 'users.conversations'],
    events: [],
  },
  'chat:write': {
    why: 'answer',
    methods: ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.delete'],
    events: [],
  },
  commands: {
    why: 'offer slash commands and the shortcuts in the menu of messages',
    methods: [],
    events: [],
  },
  'files:write': {
    why: 'attach an answer that is too long for messages, and the picture of a mood',
    methods: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
    events: [],
  },
  'groups:history': {
    why: 'the same in private channels that Parley was invited to',
    methods: ['conversations.history', 'conversations.replies'],
    events: ['message.groups'],
  },
  'groups:read': {
    why: 'know who is in such a private channel',
    methods: ['conversations.info', 'conversations.members', 'conversations.list', 'users.conversations'],
    events: [],
  },
  'im:history': {
    why: 'hear direct messages to Parley',
    methods: ['conversations.history', 'conversations.replies'],
    events: ['message.im'],
  },
  'im:read': {
    why: 'know whose direct conversation with Parley it is',
    methods: ['conversations.info', 'conversations.members'],
    events: [],
  },
  'im:write': {
    why: 'send you an attached answer, or an alert that is meant for you, in a direct message',
    methods: ['conversations.open'],
    events: [],
  },
  'mpim:history': {
    why: 'read group conversations that Parley was invited to',
    methods: ['conversations.history', 'conversations.replies'],
    events: ['message.mpim'],
  },
  'mpim:read': {
    why: 'know who is in such a group conversation',
    methods: ['conversations.info', 'conversations.members'],
    events: [],
  },
  'reactions:read': {
    why: 'see flags that people react with, and count glad and sad emoji where the mood is measured',
    methods: [],
    events: ['reaction_added', 'reaction_removed'],
  },
  'reactions:write': {
    why: 'show an hourglass on your mention while Parley works, and put an emoji on messages where an administrator wants that',
    methods: ['reactions.add', 'reactions.remove'],
    events: [],
  },
  'usergroups:read': {
    why: 'know who is in the user groups that the access policy names; it asks for no others',
    methods: ['usergroups.users.list'],
    events: [],
  },
  'users:read': {
    why: 'show names instead of ids, and speak your language',
    methods: ['users.info'],
    events: [],
  },
}

/** The scope of the app token, which only Socket Mode has. */
export const APP_SCOPES: Readonly<Record<string, { why: string; methods: string[] }>> = {
  'connections:write': { why: 'open the connection of Socket Mode', methods: ['apps.connections.open'] },
}

/** Methods that need no scope. */
export const FREE_METHODS: readonly string[] = [
  'auth.test',
  'chat.getPermalink',
  'functions.completeError',
  'functions.completeSuccess',
  'views.open',
  'views.push',
  'views.update',
  'views.publish',
]

/**
 * Events that need no scope. `function_executed` is not among them: nobody subscribes to it, it comes from the workflows
 * that use a step. https://docs.slack.dev/reference/events/function_executed
 */
export const FREE_EVENTS: readonly string[] = ['app_home_opened', 'app_uninstalled', 'tokens_revoked']
