import { CALLER, json, type Response } from '../schemas/responses.ts'

const text = { type: 'string' }
const key = { type: ['string', 'null'], description: 'an API key, when none is in the head' }
const error = { type: 'object', properties: { error: text }, required: ['error'] }
const detected = {
  type: 'object',
  properties: { language: text, confidence: { type: 'number', minimum: 0, maximum: 100 } },
  required: ['language', 'confidence'],
}
const oneOrMore = (one: object, batch?: number) => ({
  anyOf: [one, { type: 'array', items: one, ...(batch !== undefined && { minItems: 1, maxItems: batch }) }],
})

const STATUSES = {
  400: 'Something is wrong with the request, or it has no API key.',
  403: 'The API key is not valid, or not for this.',
  415: 'The content type is not one that Parley reads.',
  429: 'That was too much at once.',
  499: 'The client went away.',
  500: 'It did not work here.',
}
const failures: Record<string, Response> = Object.fromEntries(
  Object.entries(STATUSES).map(([status, words]) => [status, json(words, error)]),
)
/** One schema for both: a body that comes as neither is checked too. */
const consumes = ['application/json', 'application/x-www-form-urlencoded']
const about = { tags: ['LibreTranslate'], consumes, security: CALLER }

/** @param batch texts at most. */
export const translateSchema = (batch: number) => ({
  ...about,
  operationId: 'libreTranslate',
  summary: 'Translates, as LibreTranslate does',
  body: {
    type: 'object',
    properties: {
      q: oneOrMore({ ...text, minLength: 1 }, batch),
      source: { ...text, minLength: 1, examples: ['auto'], description: 'a language code, or auto' },
      target: { ...text, minLength: 1, examples: ['fr'] },
      format: { ...text, enum: ['text', 'html'], default: 'text' },
      api_key: key,
    },
    required: ['q', 'source', 'target'],
  },
  response: {
    200: json('The translation.', {
      type: 'object',
      properties: { translatedText: oneOrMore(text), detectedLanguage: oneOrMore(detected) },
      required: ['translatedText'],
    }),
    ...failures,
  },
})

export const detectSchema = {
  ...about,
  operationId: 'libreDetect',
  summary: 'Detects a language, as LibreTranslate does',
  body: {
    type: 'object',
    properties: { q: { ...text, minLength: 1 }, api_key: key },
    required: ['q'],
  },
  response: { 200: json('The likeliest first.', { type: 'array', items: detected }), ...failures },
}

const language = {
  type: 'object',
  properties: { code: text, name: text, targets: { type: 'array', items: text } },
  required: ['code', 'name', 'targets'],
}

export const languagesSchema = {
  tags: ['LibreTranslate'],
  security: [],
  operationId: 'libreLanguages',
  summary: 'The languages, as LibreTranslate lists them',
  response: { 200: json('Every language and what it is translated to.', { type: 'array', items: language }) },
}

export const settingsSchema = {
  tags: ['LibreTranslate'],
  security: [],
  operationId: 'libreSettings',
  summary: 'What front ends of LibreTranslate ask first',
  response: { 200: json('The settings.', { type: 'object' }) },
}
