import { optional, text, url, variable } from './variable.ts'

/** The way to the model hub. */
export const hub = {
  HF_ENDPOINT: variable({
    meaning: 'The model hub, or a mirror of it, for `parley models pull`',
    expected: 'an http or https address',
    default: 'https://huggingface.co',
    schema: url,
  }),
  HF_TOKEN: optional({
    meaning: 'Token for models that the hub gives only to signed-in people',
    expected: 'a token',
    secret: true,
    schema: text,
  }),
  HTTPS_PROXY: optional({
    meaning: 'Proxy for downloads and webhooks',
    expected: 'an http or https address',
    secret: true,
    schema: url,
  }),
  NO_PROXY: optional({
    meaning: 'Hosts that are reached without the proxy, separated by commas',
    expected: 'host names separated by commas',
    schema: text,
  }),
} as const
