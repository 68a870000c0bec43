import { expect, test } from 'vitest'
import { alice, bank, bankAssets, bankRoot, bankViews } from '../../test/bankVenue.ts'
import { createFakeNode } from '../../test/createFakeNode.ts'
import { IncompletePortfolioError } from './errors/incompletePortfolioError.ts'
import { readPortfolioStrict } from './readPortfolioStrict.ts'

const views = bankViews([[alice, { ethers: 10n, dollars: 8_000n }]])

const read = (answeredChainId: number) =>
  readPortfolioStrict({
    chains: [{ chainId: 1, name: 'one', ...createFakeNode({ chainId: answeredChainId, views }) }],
    owners: [alice],
    deployments: [{ venue: 'bank', chainId: 1, root: bankRoot, startBlock: 1 }],
    adapters: [bank],
    assets: bankAssets(1),
    nowSeconds: 1_000_000,
  })

test('default', async () => {
  expect((await read(1)).accounts.size).toBe(1)
})

test('error: IncompletePortfolioError', async () => {
  await expect(read(2)).rejects.toThrow(IncompletePortfolioError)
})
