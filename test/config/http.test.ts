import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

describe('the variables of the HTTP API', () => {
  it.each([
    ['127.0.0.1', ['127.0.0.1']],
    ['10.0.0.0/8, ::1,fd00::/8', ['10.0.0.0/8', '::1', 'fd00::/8']],
  ])('trust the proxies %s', (written, list) => {
    expect(readConfig({ PARLEY_HTTP_TRUST_PROXY: written }).PARLEY_HTTP_TRUST_PROXY).toEqual(list)
  })

  it.each([
    'proxy.example',
    '1.2.3',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '::1/129',
    '10.0.0.1;10.0.0.2',
  ])('trust no %s', (written) => {
    expect(() => readConfig({ PARLEY_HTTP_TRUST_PROXY: written })).toThrow(
      /PARLEY_HTTP_TRUST_PROXY: expected IP addresses or ranges/,
    )
  })

  it.each([
    ['*', ['*']],
    ['https://own.example, http://localhost:5173', ['https://own.example', 'http://localhost:5173']],
  ])('let pages of %s call', (written, list) => {
    expect(readConfig({ PARLEY_HTTP_CORS: written }).PARLEY_HTTP_CORS).toEqual(list)
  })

  it.each([
    'own.example',
    'https://own.example/',
    'https://own.example/page',
    'ftp://own.example',
    '*.example',
  ])('take no origin like %s', (written) => {
    expect(() => readConfig({ PARLEY_HTTP_CORS: written })).toThrow(/PARLEY_HTTP_CORS: expected origins like/)
  })
})
