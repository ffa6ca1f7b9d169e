import { required } from '../arguments.ts'
import { refusal } from '../refusal.ts'
import type { MethodCall, Methods } from './method.ts'

function members({ team, args }: MethodCall) {
  const users = team.userGroups.get(required(args, 'usergroup'))
  if (!users) throw refusal('no_such_subteam')
  return { users: [...users] }
}

export const userGroups: Methods = {
  'usergroups.users.list': { scope: 'usergroups:read', run: members },
}
