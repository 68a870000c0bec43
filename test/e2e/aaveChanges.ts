import { type AaveState, aaveV3, type Deployment } from '@crossmargin/adapters'
import type { AccountChange, AccountReading, Address, Hex } from '@crossmargin/core'
import type { WorldChain } from '@crossmargin/world'
import { expect } from 'vitest'
import { errorIn, errorOf } from './aaveErrors.ts'
import { discover } from './aaveScenario.ts'
import { ask, type Call, headOf } from './chainTools.ts'
import { blockAt, indexInMemory } from './indexInMemory.ts'

type Reading = AccountReading<AaveState>
type Attempt = { readonly reading: Reading; readonly change: AccountChange }
/** What was tried: changes made, refused, and the reasons. */
export type Tally = { made: number; refused: number; readonly reasons: Set<string> }

/** The contract call that makes a change; liquidations by the keeper, or by an actor of the keeper. */
function toCall(chain: WorldChain, { reading, change }: Attempt): Call {
  const { key } = reading.snapshot
  const contracts = { pool: chain.aave.pool.toLowerCase() as Address }
  const deployment: Deployment = { ...key, startBlock: chain.startBlock, contracts }
  const [call] = aaveV3.encode(reading, { deployment, change }).calls
  const other = key.owner === chain.keeper.toLowerCase() ? chain.actors[0] : chain.keeper
  const from = change.kind === 'liquidate' ? (other as Address) : key.owner
  return { from, to: chain.aave.pool, data: call?.data ?? '0x' }
}

/** Every kind of change on every reserve, at amounts around each of the rule's corners. */
function changesOf({ snapshot, oraclePrices }: Reading): readonly AccountChange[] {
  const { state, collaterals, debts } = snapshot
  const { answer } = aaveV3.margin({ snapshot, oraclePrices })
  const { availableBorrowsBase = 10n ** 10n, healthFactor = 0n } = answer as Record<string, bigint>
  const ofReserves = state.reserves.flatMap(({ address: asset, asset: ref }): AccountChange[] => {
    const held = collaterals.find((holding) => holding.asset.id === ref.id)?.balanceRaw ?? 0n
    const owed = debts.find((holding) => holding.asset.id === ref.id)?.balanceRaw ?? 0n
    const unit = 10n ** BigInt(ref.decimals as number)
    const price = oraclePrices.find(({ key }) => key === asset)?.valueRaw ?? 10n ** 8n
    const lendable = (availableBorrowsBase * unit) / price
    const withdrawn = [held / 3n, held - 1n, held, held + 1n].filter((amountRaw) => amountRaw >= 0n)
    return [
      ...[0n, 1n, 3n * unit, 123_456_789n].map(
        (amountRaw) => ({ kind: 'deposit', asset, amountRaw }) as const,
      ),
      ...([...withdrawn, 'all'] as const).map(
        (amountRaw) => ({ kind: 'withdraw', asset, amountRaw }) as const,
      ),
      ...[1n, lendable / 2n, (lendable * 99_999n) / 100_000n, lendable + unit].map(
        (amountRaw) => ({ kind: 'borrow', asset, amountRaw }) as const,
      ),
      ...([1n, owed / 2n, owed + unit, 'all'] as const).map(
        (amountRaw) => ({ kind: 'repay', asset, amountRaw }) as const,
      ),
      { kind: 'set-collateral', asset, isCounted: true },
      { kind: 'set-collateral', asset, isCounted: false },
    ]
  })
  const isWeak = healthFactor < 10n ** 18n
  const owing = state.positions.filter(
    ({ scaledDebt, stableDebtRaw }) => scaledDebt + stableDebtRaw > 0n,
  )
  const ofPairs = state.reserves.flatMap(({ address: collateral }) =>
    (isWeak ? owing : owing.slice(0, 1)).flatMap(({ asset: debt, scaledDebt, stableDebtRaw }) => {
      const owed = scaledDebt + stableDebtRaw
      const parts = isWeak
        ? ([owed / 3n, (owed * 9n) / 10n, 1n, 'all'] as const)
        : (['all'] as const)
      return parts.map((repayRaw) => ({ kind: 'liquidate', collateral, debt, repayRaw }) as const)
    }),
  )
  const ofCategories = [0, state.categories[0]?.id ?? 7, 9].map(
    (categoryId) => ({ kind: 'set-category', categoryId }) as const,
  )
  return [...ofPairs, ...ofCategories, ...ofReserves]
}

/** What the contract says to a call at a block: nothing, or the data it reverts with. */
async function revertOf(chain: WorldChain, call: Call, hash: Hex): Promise<string> {
  try {
    await ask(chain, 'eth_call', [call, { blockHash: hash, requireCanonical: true }])
    return ''
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly data?: string } }
    return cause?.data ?? JSON.stringify(error)
  }
}

function textOf({ reading, change }: Attempt): string {
  const about = { owner: reading.snapshot.key.owner, ...change }
  return JSON.stringify(about, (_, value) => (typeof value === 'bigint' ? String(value) : value))
}

/**
 * Tries changes on accounts: foretells each at a block's time, then makes it in a block of that very
 * time and reads the account.
 */
export async function tryChanges(
  chain: WorldChain,
  parameters: {
    readonly owners?: readonly Address[]
    readonly tally: Tally
    /** One change of so many is tried. */
    readonly stride: number
  },
): Promise<void> {
  const { tally, stride } = parameters
  const { client, chainId } = chain
  const deployment = await discover(chain)
  const owners = parameters.owners ?? (await ownersOf(chain, deployment))
  const head = await headOf(chain)
  const timestampSeconds = (await blockAt(client, chainId, head)).timestampSeconds + 3_601
  let ground = await ask<Hex>(chain, 'evm_snapshot', [])
  await chain.mine({ timestampSeconds })
  const at = await blockAt(client, chainId, head + 1)
  const readings = await aaveV3.read(client, { deployment, owners, at })
  const attempts = readings
    .flatMap((reading) => changesOf(reading).map((change) => ({ reading, change })))
    .filter((_, index) => index % stride === 0)
  const possible: Attempt[] = []
  for (const attempt of attempts) {
    const foretold = aaveV3.transition(attempt.reading, attempt.change)
    const reverted = await revertOf(chain, toCall(chain, attempt), at.hash)
    const text = textOf(attempt)
    if ('kind' in foretold) {
      tally.refused += 1
      tally.reasons.add(foretold.reason)
      const isOurs = foretold.reason === 'PriceUnavailable'
      const { release } = chain.aave
      const found = errorIn(release, reverted)
      const expected = isOurs ? found || 'a revert' : errorOf(release, foretold.reason)
      expect(`${text} ${found}`).toBe(`${text} ${expected}`)
    } else {
      expect(`${text} ${reverted}`).toBe(`${text} `)
      possible.push(attempt)
    }
  }
  for (const attempt of possible) {
    const { reading, change } = attempt
    await ask(chain, 'evm_revert', [ground])
    ground = await ask<Hex>(chain, 'evm_snapshot', [])
    await chain.mine({ transactions: [toCall(chain, attempt)], timestampSeconds })
    const after = await blockAt(client, chainId, head + 1)
    const { owner } = reading.snapshot.key
    const [read] = await aaveV3.read(client, { deployment, owners: [owner], at: after })
    const foretold = { change, ...aaveV3.transition(reading, change), at: after }
    if (read === undefined) expect(foretold).toMatchObject({ collaterals: [], debts: [] })
    else expect(foretold).toStrictEqual({ change, ...read.snapshot })
    tally.made += 1
  }
  await ask(chain, 'evm_revert', [ground])
}

/** The actors with an account on a chain. */
export async function ownersOf(
  chain: WorldChain,
  deployment: Deployment,
): Promise<readonly Address[]> {
  const toNumber = await headOf(chain)
  const isChecked = (): boolean => false
  const { client } = chain
  const { accounts } = await indexInMemory(client, {
    adapter: aaveV3,
    deployment,
    toNumber,
    isChecked,
  })
  const actors = new Set(chain.actors.map((actor) => actor.toLowerCase()))
  return accounts.map(({ owner }) => owner).filter((owner) => actors.has(owner))
}

/** Nothing tried yet. */
export function newTally(): Tally {
  return { made: 0, refused: 0, reasons: new Set() }
}
