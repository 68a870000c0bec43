import type { BaseError } from '@crossmargin/core'
import { expect, test } from 'vitest'
import { alice, bank, bankRoot, bob } from '../../test/bankVenue.ts'
import { type QuestionParameters, resolveQuestion } from './resolveQuestion.ts'

const checksummed = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
const deployment = { venue: 'bank', chainId: 1, root: bankRoot, startBlock: 1 }

function resolve(change: Partial<QuestionParameters> & { readonly chainIds?: readonly number[] }) {
  const usual = { owners: [alice], deployments: [deployment], adapters: [bank], chainIds: [1] }
  return resolveQuestion({ ...usual, ...change })
}

/** What a person is told, in one text. */
function refusal(change: Parameters<typeof resolve>[0]): string {
  try {
    resolve(change)
  } catch (error) {
    const { name, message, retryable } = error as BaseError
    expect(retryable).toBe(false)
    return `${name}: ${message}`
  }
  return 'no error'
}

test('default', () => {
  const question = resolve({
    owners: [checksummed, bob, checksummed.toLowerCase() as typeof bob],
    deployments: [{ ...deployment, root: checksummed }, deployment, deployment],
    assets: [{ id: `1:${checksummed}`, factor: 'ETH', isPegged: false }],
  })
  expect(question).toEqual({
    owners: [checksummed.toLowerCase(), bob],
    venues: [
      {
        adapter: bank,
        deployment: { ...deployment, root: checksummed.toLowerCase() },
      },
      { adapter: bank, deployment },
    ],
    assets: new Map([
      [
        `1:${checksummed.toLowerCase()}`,
        { id: `1:${checksummed.toLowerCase()}`, factor: 'ETH', isPegged: false },
      ],
    ]),
    timeoutMs: 10_000,
  })
})

test('behavior: without deployments, those published on the chains given', () => {
  const { venues, assets } = resolveQuestion({ owners: [alice], chainIds: [8453, 31337] })
  expect(venues.map(({ adapter, deployment: it }) => [adapter.id, it.chainId, it.root])).toEqual([
    ['aave-v3', 8453, '0xe20fcbdbffc4dd138ce8b2e6fbb6cb49777ad64d'],
    ['morpho-blue', 8453, '0xbbbbbbbbbb9cc5e90e3b3af64bdaf62c37eeffcb'],
  ])
  expect(assets.get('8453:0x4200000000000000000000000000000000000006')?.factor).toBe('ETH')
  expect(refusal({ deployments: [] })).toContain('NoDeploymentsError')
  expect(() => resolveQuestion({ owners: [alice], chainIds: [31337] })).toThrow('Where to look?')
})

test('behavior: the venues are those of the adapters unless others are given', () => {
  const { adapters: _, ...usual } = { adapters: 0, owners: [alice], chainIds: [1] }
  const { venues } = resolveQuestion({
    ...usual,
    deployments: [
      { ...deployment, venue: 'aave-v3' },
      { ...deployment, venue: 'morpho-blue' },
    ],
  })
  expect(venues.map(({ adapter }) => adapter.label)).toEqual(['Aave v3', 'Morpho Blue'])
})

test('error: NoOwnersError', () => {
  expect(refusal({ owners: [] })).toMatchInlineSnapshot(`
    "NoOwnersError: Whose portfolio? \`owners\` is empty.
    Give at least one address, and at most 100."
  `)
})

test('error: TooManyOwnersError', () => {
  const owners = Array.from(
    { length: 101 },
    (_, index) => `0x${index.toString(16).padStart(40, '0')}` as const,
  )
  expect(refusal({ owners })).toMatchInlineSnapshot(`
    "TooManyOwnersError: 101 owners are more than the 100 that one portfolio may have.
    Read them in groups of 100, or run an index and ask its GraphQL endpoint."
  `)
  expect(resolve({ owners: [...owners.slice(1), ...owners.slice(1)] }).owners).toHaveLength(100)
})

test('error: MalformedAddressError', () => {
  expect(refusal({ owners: [alice, 'vitalik.eth' as typeof alice] })).toMatchInlineSnapshot(`
    "MalformedAddressError: owners[1] is "vitalik.eth", which is not an address.
    An address is 0x and 40 hexadecimal digits; names must be resolved first."
  `)
  const mistyped = checksummed.replace('C02', 'c02') as typeof alice
  expect(refusal({ deployments: [{ ...deployment, root: mistyped }] })).toMatchInlineSnapshot(`
    "MalformedAddressError: deployments[0].root is "0xc02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2", which is not an address.
    Its capitals are not those of its checksum, so a digit may be wrong: copy it again, or write it in small letters."
  `)
})

test('error: NoDeploymentsError', () => {
  expect(refusal({ deployments: [] })).toMatchInlineSnapshot(`
    "NoDeploymentsError: Where to look? \`deployments\` is empty.
    Give at least one deployment: its venue, chainId, root address and startBlock."
  `)
})

test('error: UnconfiguredChainError', () => {
  expect(refusal({ chainIds: [10, 8453] })).toMatchInlineSnapshot(`
    "UnconfiguredChainError: A deployment of bank is on chain 1, which is not among the chains.
    The chains are: 10, 8453.
    Add chain 1 to them, or take the deployment out."
  `)
})

test('error: UnknownVenueError', () => {
  expect(refusal({ deployments: [{ ...deployment, venue: 'bnak' }] })).toMatchInlineSnapshot(`
    "UnknownVenueError: There is no adapter of the venue "bnak".
    The venues are: bank.
    Correct the name, or give an adapter of the venue in \`adapters\`."
  `)
})

test('error: RepeatedChainError', () => {
  expect(refusal({ chainIds: [1, 10, 1] })).toMatchInlineSnapshot(`
    "RepeatedChainError: Chain 1 is given more than once.
    Give each chain one client; one with a fallback transport asks several nodes."
  `)
})

test('error: InvalidTimeoutError', () => {
  expect(refusal({ timeoutMs: Number.NaN })).toMatchInlineSnapshot(`
    "InvalidTimeoutError: timeoutMs is NaN; it must be above 0 and at most 2147483647.
    Give milliseconds: 10000 is ten seconds, and the default."
  `)
  for (const timeoutMs of [0, -1, Number.POSITIVE_INFINITY, 2 ** 31]) {
    expect(refusal({ timeoutMs })).toMatch(/^InvalidTimeoutError/)
  }
})
