import { describe, expect, it } from 'vitest'
import { asFailure } from '../../models/download/as-failure.ts'
import { codedError } from '../../src/contract/errors.ts'

const thrown = (code: string, message = 'words') => Object.assign(new Error(message), { code })

describe('what the network and the disk throw', () => {
  it.each<[string, boolean | undefined, string, RegExp]>([
    ['ECONNRESET', true, 'DOWNLOAD_FAILED', /connection to the hub was lost \(ECONNRESET\)/],
    ['UND_ERR_BODY_TIMEOUT', true, 'DOWNLOAD_FAILED', /was lost/],
    ['ENOTFOUND', false, 'DOWNLOAD_FAILED', /could not be found .* HF_ENDPOINT/],
    ['SELF_SIGNED_CERT_IN_CHAIN', false, 'DOWNLOAD_FAILED', /NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false, 'DOWNLOAD_FAILED', /NODE_EXTRA_CA_CERTS/],
    ['UND_ERR_INFO', false, 'DOWNLOAD_FAILED', /failed \(UND_ERR_INFO\)/],
    ['ENOSPC', false, 'DOWNLOAD_FAILED', /disk is full/],
    ['EACCES', undefined, 'CONFIGURATION', /PARLEY_DATA_DIR/],
  ])('%s', (code, again, ours, words) => {
    const failure = asFailure(thrown(code))
    expect([failure.code, failure.again]).toEqual([ours, again])
    expect(failure.message).toMatch(words)
  })

  it('leaves our own errors as they are', () => {
    const error = codedError('OFFLINE')
    expect(asFailure(error)).toBe(error)
  })
})
