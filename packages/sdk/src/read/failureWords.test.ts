import { BaseError } from '@crossmargin/core'
import { createClient, http } from 'viem'
import { expect, test } from 'vitest'
import { failureWords } from './failureWords.ts'

const canary = 'cAnArY0123456789'
const client = createClient({ transport: http(`https://node.example/v3/${canary}?k=se-cret`) })

test('default', () => {
  expect(failureWords(new BaseError('It is not a bank.'), client)).toBe('It is not a bank')
  expect(failureWords(new RangeError('no'))).toBe('no')
})

test('behavior: a URL keeps its host alone', () => {
  const error = new BaseError(`No answer from https://other.example/${canary}x.`)
  expect(failureWords(error)).toBe('No answer from https://other.example/…')
})

test('behavior: a key of the client stands nowhere, the host of the client may', () => {
  const error = new RangeError(`node.example: ${canary} and se-cret are over the limit of v3`)
  expect(failureWords(error, client)).toBe('node.example: … and … are over the limit of v3')
})
