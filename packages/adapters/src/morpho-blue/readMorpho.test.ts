import {
  decodeFunctionData,
  encodeAbiParameters,
  encodeEventTopics,
  encodeFunctionResult,
  type Hex,
  parseAbiParameters,
} from 'viem'
import { describe, expect, test } from 'vitest'
import { accrueInterest } from './accrueInterest.ts'
import { marketContractsAbi, morphoAbi, morphoEventsAbi } from './morphoAbi.ts'
import {
  at,
  collateralToken,
  createChain,
  deployment,
  key,
  loanToken,
  marketId,
  oracle,
  owner,
  priceRaw,
  readingOf,
  root,
  state,
} from './morphoFixtures.ts'
import { morphoMargin } from './morphoMargin.ts'
import { readMorpho, readMorphoAnswers } from './readMorpho.ts'

const stored = { ...state.market, lastUpdate: 500n }
const accrued = accrueInterest(stored, {
  atSeconds: 1_000,
  borrowRatePerSecondWad: 10n ** 9n,
}).market
const expected = { ...state, market: accrued }

const supplied = {
  address: root,
  blockNumber: '0x5',
  blockHash: marketId,
  logIndex: '0x0',
  topics: encodeEventTopics({
    abi: morphoEventsAbi,
    eventName: 'SupplyCollateral',
    args: { id: marketId, caller: owner, onBehalf: owner },
  }),
  data: encodeAbiParameters(parseAbiParameters('uint256'), [1n]),
}

/** A singleton whose market accrues when told to, within one request as on a chain. */
function createMorpho(position: typeof state.position = state.position) {
  let market = stored
  const ofMorpho = (data: Hex): Hex | undefined => {
    const { functionName } = decodeFunctionData({ abi: morphoAbi, data })
    const encode = (result: unknown) =>
      encodeFunctionResult({ abi: morphoAbi, functionName, result } as never)
    if (functionName === 'idToMarketParams') return encode(state.params)
    if (functionName === 'position') return encode(position)
    if (functionName === 'market') return encode(market)
    market = accrued
    return '0x'
  }
  const answer = (to: string, data: Hex): Hex | undefined => {
    if (to === root) return ofMorpho(data)
    if (to === oracle)
      return encodeFunctionResult({
        abi: marketContractsAbi,
        functionName: 'price',
        result: priceRaw,
      })
    const [symbol, decimals] = to === loanToken ? ['USDC', 6n] : ['WETH', 18n]
    return data === '0x95d89b41'
      ? encodeAbiParameters(parseAbiParameters('string'), [symbol as string])
      : encodeAbiParameters(parseAbiParameters('uint256'), [decimals as bigint])
  }
  return createChain({ answer, logs: ({ topics }) => (topics.length === 1 ? [] : [supplied]) })
}

describe('readMorpho', () => {
  test('default: the market is accrued before it is read', async () => {
    const readings = await readMorpho(createMorpho(), { deployment, owners: [owner], at })
    expect(readings).toEqual([readingOf(expected, priceRaw)])
    expect(expected.params.collateralToken).toBe(collateralToken)
  })

  test('behavior: an account that has been emptied is left out', async () => {
    const client = createMorpho({ supplyShares: 0n, borrowShares: 0n, collateral: 0n })
    expect(await readMorpho(client, { deployment, owners: [owner], at })).toEqual([])
  })
})

describe('readMorphoAnswers', () => {
  test("default: what margin's answer must equal", async () => {
    const answers = await readMorphoAnswers(createMorpho(), { keys: [key], at })
    expect(answers).toEqual([morphoMargin(readingOf(expected, priceRaw)).answer])
  })
})
