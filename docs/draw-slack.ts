import { readFileSync } from 'node:fs'
import type { Message, SlackView } from './slack/block-kit.ts'
import { drawSlack } from './slack/draw.ts'

// Makes docs/pictures/slack-*.png from the golden Block Kit of test/adapters/slack. Needs Chromium and, to look like Slack,
// its font: `apt-get install -y chromium fonts-lato fonts-noto-color-emoji fonts-dejavu-core`.

function golden(name: string): Message[] {
  const file = new URL(`../test/adapters/slack/golden/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).messages
}

function goldenView(name: string): SlackView {
  return JSON.parse(readFileSync(new URL(`../test/adapters/slack/golden/${name}.json`, import.meta.url), 'utf8'))
}

await drawSlack([
  { name: 'sentiment', shown: golden('sentiment') },
  { name: 'translation', shown: golden('translation') },
  { name: 'summary', shown: golden('summary') },
  { name: 'question', shown: golden('question') },
  { name: 'modal', shown: [goldenView('modal')] },
  { name: 'home', shown: [goldenView('home-administrator')] },
  { name: 'failure', shown: [...golden('failure'), ...golden('retry')] },
])
