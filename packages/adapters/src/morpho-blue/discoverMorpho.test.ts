import { domainSeparator } from 'viem'
import { describe, expect, test } from 'vitest'
import { discoverMorpho, NotMorphoError } from './discoverMorpho.ts'
import { createChain, deployment, root } from './morphoFixtures.ts'

const separator = domainSeparator({ domain: { chainId: 1, verifyingContract: root } })
const asked = { chainId: 1, root, startBlock: 1 }

describe('discoverMorpho', () => {
  test('default: the root in any case', async () => {
    const client = createChain({ answer: () => separator })
    const upper = `0x${root.slice(2).toUpperCase()}` as const
    expect(await discoverMorpho(client, { ...asked, root: upper })).toEqual(deployment)
  })

  test('error: NotMorphoError', async () => {
    const silent = createChain({ answer: () => undefined })
    await expect(discoverMorpho(silent, asked)).rejects.toThrow(NotMorphoError)
    const elsewhere = createChain({ answer: () => separator })
    await expect(discoverMorpho(elsewhere, { ...asked, chainId: 8453 })).rejects.toThrow(
      NotMorphoError,
    )
  })
})
