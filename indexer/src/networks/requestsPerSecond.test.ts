import { expect, test } from 'vitest'
import { requestsPerSecond } from './requestsPerSecond.ts'

test('default: public nodes are asked less often than one’s own', () => {
  expect(requestsPerSecond('https://eth.drpc.org/')).toBe(10)
  expect(requestsPerSecond('http://127.0.0.1:8545')).toBe(100)
})
