import { expect, test } from 'vitest'
import { publicNodeLimits } from './publicNodeLimits.ts'

test('default: public nodes are asked slowly and one thing at a time, one’s own as it bears', () => {
  expect(publicNodeLimits('https://eth.drpc.org/')).toEqual({
    maxRequestsPerSecond: 10,
    maxBatchSize: 1,
    maxConcurrency: 6,
  })
  expect(publicNodeLimits('http://127.0.0.1:8545')).toBeUndefined()
})
