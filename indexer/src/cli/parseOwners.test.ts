import { expect, test } from 'vitest'
import { parseOwners } from './parseOwners.ts'

const owner = '0x2f39d218133AFaB8F2B819B1066c7E434Ad94E9e'

test('default', () => {
  expect(parseOwners([owner, owner.toLowerCase()])).toEqual([owner.toLowerCase()])
})

test.each([
  [[], 'Whose portfolio? Write crossmargin portfolio <address…>.'],
  [
    ['vitalik.eth'],
    '"vitalik.eth" is a name, and names are not looked up; write the address it stands for.',
  ],
  [
    [owner.replace('D', 'd').replace('F', 'f')],
    'has capitals that are not those of its checksum, so a digit may be wrong; copy it again, or write it in small letters.',
  ],
])('error: UsageError %s', (words, message) => {
  expect(() => parseOwners(words)).toThrow(message)
})
