import type { WebClient } from '@slack/web-api'
import { LRUCache } from 'lru-cache'
import type { Log } from '../../src/contract/log.ts'
import { type Access, createAccess } from './access.ts'
import { createDirectory, type Directory } from './directory.ts'
import { createGestures, type Gestures } from './gestures.ts'
import type { Pace } from './pace.ts'
import { createReader, type Reader } from './reader.ts'
import { createSharedChannels, type SharedChannels } from './shared-channels.ts'
import { createUserGroups, type UserGroups } from './user-groups.ts'
import { createWindows, type Windows } from './windows.ts'
import { createWriter, type Writer } from './writer.ts'

/** What speaks and reads when nobody waits for it. */
type Background = Pick<Workspace, 'writer' | 'gestures' | 'reader'>

/** One workspace as its bot sees it. */
export interface Workspace {
  team: string
  client: WebClient
  writer: Writer
  windows: Windows
  gestures: Gestures
  reader: Reader
  directory: Directory
  access: Access
  sharedChannels: SharedChannels
  userGroups: UserGroups
  background: Background
}

/** Workspaces open at a time; one that is dropped is opened again when it speaks. */
const OPEN = 1000

/** Gives the workspace of a team; its caches live as long as its token does. */
export function createWorkspaces(pace: Pace, log: Log): (team: string, client: WebClient) => Workspace {
  const open = new LRUCache<string, Workspace>({ max: OPEN })
  return (team, client) => {
    const known = open.get(team)
    if (known?.client.token === client.token && known) return known
    const workspace = openWorkspace(team, client, pace, log)
    open.set(team, workspace)
    return workspace
  }
}

/** Opens a workspace for a token that is not to be remembered. */
export function openWorkspace(team: string, client: WebClient, pace: Pace, log: Log): Workspace {
  const directory = createDirectory(client, team, pace)
  return {
    team,
    client,
    directory,
    writer: createWriter(client, team, pace),
    windows: createWindows(client, team, pace),
    gestures: createGestures(client, team, pace),
    reader: createReader(client, team, pace, directory),
    access: createAccess(client, team, pace, directory),
    sharedChannels: createSharedChannels(client, team, pace),
    userGroups: createUserGroups(client, team, pace, log),
    background: {
      writer: createWriter(client, team, pace, 'background'),
      gestures: createGestures(client, team, pace, 'background'),
      reader: createReader(client, team, pace, directory, 'background'),
    },
  }
}
