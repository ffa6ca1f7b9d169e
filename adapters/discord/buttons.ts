import { type Client, type MessageComponentInteraction, MessageFlags } from 'discord.js'
import { interfaceFor } from '../../src/contract/phrases/interface/index.ts'
import { answer } from './answer.ts'
import { answerParts } from './answer-parts.ts'
import { type AnswerMemo, type Ask, readMemo } from './ask.ts'
import type { Asker } from './asker.ts'
import { beside, isPrivate, toInteraction } from './deliveries.ts'
import type { Desk } from './desk.ts'
import { onInteraction } from './interactions.ts'
import { notice } from './notices.ts'
import { PRESS } from './press.ts'
import { share } from './share.ts'

/** A button or menu under an answer, and what is remembered of that answer. */
interface Press {
  desk: Desk
  asker: Asker
  interaction: MessageComponentInteraction
  memo: AnswerMemo
  /** The memo's id. */
  id: string
  /** Where the answer's text came from, with the text where it was typed. */
  source: Ask['source']
}

const HANDLERS: Record<string, (press: Press, number: number) => Promise<void>> = {
  [PRESS.ask]: askAgain,
  [PRESS.choose]: choose,
  [PRESS.share]: shareIt,
  [PRESS.good]: (press) => rate(press, true),
  [PRESS.bad]: (press) => rate(press, false),
}

/** The buttons and menus under answers. */
export function addButtons(client: Client, desk: Desk): void {
  onInteraction<MessageComponentInteraction>(
    client,
    desk,
    'button',
    (interaction) => interaction.isMessageComponent() && partsOf(interaction.customId).kind in HANDLERS,
    acknowledge,
    (interaction, asker) => press(interaction, asker, desk),
  )
}

/** `KIND:MEMO` or `KIND:NUMBER:MEMO`. */
function partsOf(customId: string) {
  const [kind = '', ...rest] = customId.split(':')
  return { kind, number: Number(rest.length > 1 ? rest[0] : 0), id: rest.at(-1) ?? '' }
}

/** An answer that only the presser sees is written over; under one for all, the presser gets their own. */
async function acknowledge(press: MessageComponentInteraction): Promise<void> {
  const asks = [PRESS.ask, PRESS.choose].some((kind) => press.customId.startsWith(`${kind}:`))
  if (!asks || isPrivate(press) || !press.inGuild()) await press.deferUpdate()
  else await press.deferReply({ flags: MessageFlags.Ephemeral })
}

async function press(interaction: MessageComponentInteraction, asker: Asker, desk: Desk): Promise<void> {
  const { kind, number, id } = partsOf(interaction.customId)
  const memo = readMemo(await desk.house.memos.find('discord', id))
  if (memo === undefined) return await beside(desk, interaction, notice(asker.phrases.tooOld).messages[0]!)
  const source = withTyped(memo, id, interaction, desk)
  await HANDLERS[kind]!({ desk, asker, interaction, memo, id, source }, number)
}

const ORIGINALS = new Set(['en', 'fr', 'es', 'de'].map((locale) => interfaceFor(locale).original))

/** Typed text stands under its answer, or is still in memory. */
function withTyped(
  { source }: AnswerMemo,
  id: string,
  { message }: MessageComponentInteraction,
  desk: Desk,
): Ask['source'] {
  if (source.kind !== 'typed') return source
  const fields = message.embeds.flatMap((embed) => embed.fields)
  const text = fields.find(({ name }) => ORIGINALS.has(name))?.value ?? desk.typed.get(id)
  return text === undefined ? source : { ...source, kind: 'text', text }
}

async function askAgain({ desk, asker, interaction, memo, source }: Press, number: number): Promise<void> {
  const chosen = interaction.isStringSelectMenu() ? Number(interaction.values[0]) : number
  const again = memo.again[chosen]
  if (again === undefined) return
  const { rendered } = await answer(
    { ...again, source },
    answerParts(desk, asker, { shareable: interaction.inGuild() }),
  )
  await toInteraction(desk, interaction, rendered)
}

async function choose({ desk, asker, interaction, memo, source }: Press): Promise<void> {
  const value = interaction.isStringSelectMenu() ? interaction.values[0] : undefined
  if (memo.choose === undefined || value === undefined) return
  const { task, options, option } = memo.choose
  const ask = { task, options: { ...options, [option]: value }, source }
  const { rendered } = await answer(ask, answerParts(desk, asker, { shareable: interaction.inGuild() }))
  await toInteraction(desk, interaction, rendered)
}

async function shareIt({ desk, asker, interaction, memo, source }: Press): Promise<void> {
  const { task, options } = memo
  const refused = await share({ task, options, source }, interaction.channelId, asker, desk)
  await beside(desk, interaction, notice(refused ?? asker.phrases.shared).messages[0]!)
}

async function rate({ desk, asker, interaction, memo, id }: Press, good: boolean): Promise<void> {
  const { task, models } = memo
  await desk.house.people.rate(asker.person, { answer: id, task, models, good })
  await beside(desk, interaction, notice(asker.phrases.thanks).messages[0]!)
}
