import type { TaskInfo } from '../../../src/contract/task.ts'

/** What the OpenAPI document calls a task's schemas, for example `DetectLanguageAnswer`. */
export function componentName({ name }: Pick<TaskInfo, 'name'>, what: 'Request' | 'Answer'): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}${what}`
}
