import type { BareChain, Random } from '@crossmargin/world'
import { encodeFunctionData } from 'viem'
import { readContract } from 'viem/actions'
import type { SceneMove } from '../suite/venueScene.ts'
import { cometSceneAbi as abi, type CometContracts, curvesData } from './deployComet.ts'

type Chain = BareChain<CometContracts>
type Symbol = keyof CometContracts['tokens']

/** What moves an account without its owner: prices, an accrual nobody logs, a sale of what was seized. */
export function drawMarketMove(chain: Chain, random: Random): SceneMove {
  const { comet, tokens } = chain.contracts
  const { keeper: from } = chain.cast
  const dice = random.integer({ min: 1, max: 100 })
  if (dice <= 70) return drawPrice(chain, random)
  if (dice <= 85) {
    const args = [random.pick(chain.cast.actors)] as const
    const data = encodeFunctionData({ abi, functionName: 'accrueAccount', args })
    return other('an accrual without a log', () => chain.send({ from, to: comet, data }))
  }
  const asset = tokens[random.pick(['WETH', 'WBTC', 'LINK'] as const)]
  const args = [
    asset,
    0n,
    BigInt(random.integer({ min: 1, max: 2_000 })) * 10n ** 6n,
    from,
  ] as const
  const data = encodeFunctionData({ abi, functionName: 'buyCollateral', args })
  return other('a sale of collateral', () => chain.send({ from, to: comet, data }))
}

/** What a new implementation may change without a log, and the pauses. */
export function drawGovernance(chain: Chain, random: Random): SceneMove {
  const { comet: to } = chain.contracts
  const from = chain.cast.admin
  const dice = random.integer({ min: 1, max: 100 })
  if (dice <= 30) {
    const data = curvesData(BigInt(random.integer({ min: 1, max: 6 })))
    return other('new rates', () => chain.send({ from, to, data }))
  }
  if (dice <= 45) {
    const args = [BigInt(random.integer({ min: 1, max: 300 })) * 10n ** 6n] as const
    const data = encodeFunctionData({ abi, functionName: 'governBorrowMin', args })
    return other('a new least debt', () => chain.send({ from, to, data }))
  }
  if (dice <= 75) return other('new factors', () => moveFactors(chain, random))
  // Three of four lift every pause.
  const on = () => random.chance(25)
  const args = random.chance(70)
    ? ([false, false, false, false, false] as const)
    : ([on(), on(), on(), on(), on()] as const)
  const data = encodeFunctionData({ abi, functionName: 'pause', args })
  return other('a pause', () => chain.send({ from, to, data }))
}

function drawPrice(chain: Chain, random: Random): SceneMove {
  const symbol: Symbol = random.pick(['WETH', 'WETH', 'WBTC', 'LINK', 'USDX'] as const)
  const around = symbol === 'USDX' ? { min: 98, max: 102 } : { min: 80, max: 117 }
  const hundredths = BigInt(random.integer(around))
  return other('a price', async () => {
    const address = chain.contracts.feeds[symbol]
    const now = await readContract(chain.client, { address, abi, functionName: 'answer' })
    const answer = (now * hundredths) / 100n + BigInt(random.integer({ min: 0, max: 9 }))
    const data = encodeFunctionData({ abi, functionName: 'set', args: [answer] })
    return chain.send({ from: chain.cast.admin, to: address, data })
  })
}

async function moveFactors(chain: Chain, random: Random): Promise<unknown> {
  const { comet: address } = chain.contracts
  const place = random.integer({ min: 0, max: 2 })
  const info = await readContract(chain.client, {
    address,
    abi,
    functionName: 'getAssetInfo',
    args: [place],
  })
  const lower = BigInt(random.integer({ min: 60, max: 85 })) * 10n ** 16n
  const higher = lower + BigInt(random.integer({ min: 2, max: 8 })) * 10n ** 16n
  const next = {
    ...info,
    borrowCollateralFactor: lower,
    liquidateCollateralFactor: higher,
    supplyCap: (info.supplyCap * BigInt(random.integer({ min: 70, max: 150 }))) / 100n,
  }
  const data = encodeFunctionData({ abi, functionName: 'governAsset', args: [next] })
  return chain.send({ from: chain.cast.admin, to: address, data })
}

function other(label: string, play: () => Promise<unknown>): SceneMove {
  return { kind: 'other', label, play: async () => void (await play()) }
}
