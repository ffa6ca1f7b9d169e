// Block Kit as JSON: the pictures are drawn from what is sent, so its types are looser than those that send it.

export interface PlainTextElement {
  type: 'plain_text'
  text: string
}
export interface MrkdwnElement {
  type: 'mrkdwn'
  text: string
}
// biome-ignore lint/suspicious/noExplicitAny: whatever Slack takes
export type BlockElement = any
// biome-ignore lint/suspicious/noExplicitAny: whatever Slack takes
export type Block = any

export interface Message {
  text: string
  blocks: Block[]
}
export interface SlackView {
  type: 'modal' | 'home'
  title?: PlainTextElement
  submit?: PlainTextElement
  close?: PlainTextElement
  blocks: Block[]
}
