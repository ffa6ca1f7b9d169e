import type { Handle } from '../../../src/contract/adapter.ts'

/** Answers everything with the text it was given, in capitals. */
export const plainHandle: Handle = async ({ task, input }) => ({
  title: task,
  text: 'text' in input ? input.text.toUpperCase() : input.messages.map(({ text }) => text).join('\n'),
  notes: [],
  models: ['fake@1'],
  data: {},
  visibility: 'private',
})
