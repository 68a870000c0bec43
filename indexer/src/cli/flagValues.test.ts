import { expect, test } from 'vitest'
import { flagValues } from './flagValues.ts'

test('default', () => {
  const words = ['0x1', '--rpc', '1=http://a/?k=v', '--json', '--rpc=10=http://b', '--', '--rpc=c']
  expect(flagValues(words, 'rpc')).toEqual(['1=http://a/?k=v', '10=http://b'])
  expect(flagValues(words, 'chain')).toEqual([])
})
