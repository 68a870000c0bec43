import { knownDeployments, venueAdapters } from '@crossmargin/adapters'
import { expect, test } from 'vitest'
import { knownNetworks } from './knownNetworks.ts'
import { withKnownNetworks } from './withKnownNetworks.ts'

const published = knownDeployments({
  adapters: venueAdapters,
  chainIds: knownNetworks.map(({ chainId }) => chainId),
})
const complete = (raw: unknown) => withKnownNetworks(raw, { published })

test('default: a chain’s name is enough', () => {
  expect(complete({ chains: { base: {} } })).toMatchInlineSnapshot(`
    {
      "chains": {
        "base": {
          "id": 8453,
          "pollIntervalMs": 5000,
          "rpc": [
            "https://mainnet.base.org",
            "https://base-rpc.publicnode.com",
            "https://base.gateway.tenderly.co",
            "https://base.drpc.org",
          ],
        },
      },
      "deployments": [
        {
          "chain": "base",
          "root": "0xe20fCBdBfFC4Dd138cE8b2E6FBb6CB49777ad64D",
          "startBlock": 2357105,
          "venue": "aave-v3",
        },
        {
          "chain": "base",
          "root": "0xBBBBBbbBBb9cC5e90e3b3Af64bdAF62C37EEFFCb",
          "startBlock": 13977148,
          "venue": "morpho-blue",
        },
      ],
    }
  `)
})

test('behavior: an id is enough too, and one’s own node keeps its pace', () => {
  const rpc = ['http://127.0.0.1:8545']
  expect(complete({ chains: { main: { id: 1, rpc } }, venues: ['morpho-blue'] })).toMatchObject({
    chains: { main: { id: 1, rpc } },
    deployments: [{ venue: 'morpho-blue', chain: 'main' }],
  })
})

test('behavior: deployments written down are those meant; with venues they are added to', () => {
  const chains = { base: {} }
  const own = { venue: 'aave-v3', chain: 'base', root: '0x01' }
  expect(complete({ chains, deployments: [own] })).toMatchObject({ deployments: [own] })
  const same = {
    venue: 'morpho-blue',
    chain: 'base',
    root: '0xbbbbbbbbbb9cc5e90e3b3af64bdaf62c37eeffcb',
    startBlock: 1,
  }
  const both = { chains, deployments: [own, same], venues: ['morpho-blue'] }
  expect(complete(both)).toMatchObject({ deployments: [own, same] })
})

test('behavior: what is unknown or misshapen is passed on as it is', () => {
  for (const raw of [
    undefined,
    1,
    [],
    {},
    { chains: 'base' },
    { chains: { x: 1, y: { id: 7 } } },
  ]) {
    expect(complete(raw)).toEqual(raw)
  }
})
