import type { Task } from '../contract/task.ts'
import { tasks } from './index.ts'

/** The tasks that chats offer: as commands, in menus and in words. */
export const chatTasks: readonly Task[] = tasks.filter(({ inChats }) => inChats !== false)
