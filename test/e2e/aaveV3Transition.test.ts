import { aaveV3, type Deployment } from '@crossmargin/adapters'
import type { AccountChange, AccountReading, Address, Hex } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { encodeFunctionData, maxUint256, parseAbi, toFunctionSelector } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blockAt, indexInMemory } from './indexInMemory.ts'

const abi = parseAbi([
  'function supply(address asset, uint256 amount, address onBehalfOf, uint16 referralCode)',
  'function withdraw(address asset, uint256 amount, address to)',
  'function borrow(address asset, uint256 amount, uint256 mode, uint16 referralCode, address onBehalfOf)',
  'function repay(address asset, uint256 amount, uint256 mode, address onBehalfOf)',
  'function setUserUseReserveAsCollateral(address asset, bool useAsCollateral)',
  'function setUserEMode(uint8 categoryId)',
  'function liquidationCall(address collateral, address debt, address user, uint256 debtToCover, bool receiveAToken)',
  'function submit(uint256 roundId, int256 submission)',
  'function latestRound() view returns (uint256)',
  'function setSupplyCap(address asset, uint256 cap)',
  'function setBorrowCap(address asset, uint256 cap)',
  'function setReservePause(address asset, bool paused, uint40 gracePeriod)',
  'function setReserveFreeze(address asset, bool freeze)',
  'function setReserveBorrowing(address asset, bool enabled)',
  'function setReserveLtvzero(address asset, bool ltvZero)',
  'function setAssetLtvzeroInEMode(address asset, uint8 categoryId, bool ltvzero)',
  'function setSiloedBorrowing(address asset, bool siloed)',
  'function setBorrowableInIsolation(address asset, bool borrowable)',
  'function setDebtCeiling(address asset, uint256 ceiling)',
  'function configureReserveAsCollateral(address asset, uint256 ltv, uint256 threshold, uint256 bonus)',
])

/** Panic(uint256): the pool subtracts more than it holds. Liquidity is not in an account's state. */
const panicSelector = '0x4e487b71'

type Reading = AccountReading<import('@crossmargin/adapters').AaveState>
type Call = { readonly from: Address; readonly to: Address; readonly data: Hex }
type Tally = { made: number; refused: number; illiquid: number; readonly reasons: Set<string> }

let world: World

beforeAll(async () => {
  world = await bootWorld()
}, 120_000)

afterAll(() => world.close())

async function discover({ client, chainId, deployments }: WorldChain): Promise<Deployment> {
  const found = deployments.find(({ venue }) => venue === 'aave-v3')
  const { root, startBlock } = found as { root: Address; startBlock: number }
  return aaveV3.discover(client, { chainId, root, startBlock })
}

async function ask<answer>(chain: WorldChain, method: string, params: unknown[]): Promise<answer> {
  return (await chain.client.request({ method, params } as never)) as answer
}

/** The contract call that makes a change. */
function toCall(chain: WorldChain, reading: Reading, change: AccountChange): Call {
  const from = reading.snapshot.key.owner
  const to = chain.aave.pool
  const amount = (raw: bigint | 'all'): bigint => (raw === 'all' ? maxUint256 : raw)
  const encode = (functionName: never, args: readonly unknown[], by: Address = from): Call => ({
    from: by,
    to,
    data: encodeFunctionData({ abi, functionName, args: args as never }),
  })
  switch (change.kind) {
    case 'deposit':
      return encode('supply' as never, [change.asset, change.amountRaw, from, 0])
    case 'withdraw':
      return encode('withdraw' as never, [change.asset, amount(change.amountRaw), from])
    case 'borrow':
      return encode('borrow' as never, [change.asset, change.amountRaw, 2n, 0, from])
    case 'repay':
      return encode('repay' as never, [change.asset, amount(change.amountRaw), 2n, from])
    case 'set-collateral':
      return encode('setUserUseReserveAsCollateral' as never, [change.asset, change.isCounted])
    case 'set-category':
      return encode('setUserEMode' as never, [change.categoryId])
    case 'liquidate': {
      const args = [change.collateral, change.debt, from, amount(change.repayRaw), false]
      return encode('liquidationCall' as never, args, chain.keeper)
    }
  }
}

/** Every kind of change on every reserve, at amounts around each of the rule's corners. */
function changesOf({ snapshot, oraclePrices }: Reading): readonly AccountChange[] {
  const { state, collaterals, debts } = snapshot
  const answer = aaveV3.margin({ snapshot, oraclePrices }).answer
  const available = answer['availableBorrowsBase'] as bigint
  const ofReserves = state.reserves.flatMap(({ address: asset, asset: ref }): AccountChange[] => {
    const held = collaterals.find((holding) => holding.asset.id === ref.id)?.balanceRaw ?? 0n
    const owed = debts.find((holding) => holding.asset.id === ref.id)?.balanceRaw ?? 0n
    const unit = 10n ** BigInt(ref.decimals as number)
    const price = oraclePrices.find(({ key }) => key === asset)?.valueRaw ?? 1n
    const lendable = (available * unit) / price
    return [
      ...[0n, 1n, 3n * unit, 123_456_789n].map(
        (amountRaw) => ({ kind: 'deposit', asset, amountRaw }) as const,
      ),
      ...([held / 3n, held - 1n, held, held + 1n, 'all'] as const)
        .filter((amountRaw) => amountRaw === 'all' || amountRaw >= 0n)
        .map((amountRaw) => ({ kind: 'withdraw', asset, amountRaw }) as const),
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
  const { healthFactor } = answer as { healthFactor: bigint }
  const isWeak = healthFactor < 10n ** 18n
  const debtsOf = debts.map((debt) => ({
    debt: state.reserves.find(({ asset }) => asset.id === debt.asset.id)?.address as Address,
    owed: debt.balanceRaw,
  }))
  const ofPairs = state.reserves.flatMap(({ address: collateral }): AccountChange[] =>
    (isWeak ? debtsOf : debtsOf.slice(0, 1)).flatMap(({ debt, owed }) =>
      (isWeak ? ([owed / 3n, (owed * 9n) / 10n, 1n, 'all'] as const) : (['all'] as const)).map(
        (repayRaw) => ({ kind: 'liquidate', collateral, debt, repayRaw }) as const,
      ),
    ),
  )
  const ofCategories = [0, state.categories[0]?.id ?? 7, 9].map(
    (categoryId) => ({ kind: 'set-category', categoryId }) as const,
  )
  return [...ofPairs, ...ofCategories, ...ofReserves]
}

const errorNames = new Map<string, string>()

function selectorOf(reason: string): string {
  const parameters = reason.endsWith('InEmode') ? '(address,uint256)' : '()'
  const selector = toFunctionSelector(`function ${reason}${parameters}`)
  errorNames.set(selector, reason)
  return selector
}

/** What the contract says to a call: nothing, or the data it reverts with. */
async function revertOf(chain: WorldChain, call: Call, at: { hash: Hex }): Promise<string> {
  try {
    await ask(chain, 'eth_call', [call, { blockHash: at.hash, requireCanonical: true }])
    return ''
  } catch (error) {
    const { cause } = error as { cause?: { data?: string } }
    return (error as { data?: string }).data ?? cause?.data ?? JSON.stringify(error)
  }
}

/**
 * Tries changes on accounts: foretells each at a block's time, then makes it in a block of that very
 * time and reads the account.
 */
async function tryChanges(
  chain: WorldChain,
  parameters: {
    readonly deployment: Deployment
    readonly owners: readonly Address[]
    readonly tally: Tally
    readonly keeps: (index: number) => boolean
  },
): Promise<void> {
  const { deployment, owners, tally, keeps } = parameters
  const { client, chainId } = chain
  const head = Number(await ask<Hex>(chain, 'eth_blockNumber', []))
  const timestampSeconds = (await blockAt(client, chainId, head)).timestampSeconds + 3_601
  let ground = await ask<Hex>(chain, 'evm_snapshot', [])
  await chain.mine({ timestampSeconds })
  const at = await blockAt(client, chainId, head + 1)
  const readings = await aaveV3.read(client, { deployment, owners, at })
  const tries = readings
    .flatMap((reading) => changesOf(reading).map((change) => ({ reading, change })))
    .filter((_, index) => keeps(index))
  const made: typeof tries = []
  for (const { reading, change } of tries) {
    const foretold = aaveV3.transition(reading, change)
    const reverted = await revertOf(chain, toCall(chain, reading, change), at)
    const about = JSON.stringify({ change, owner: reading.snapshot.key.owner }, (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    )
    if ('kind' in foretold) {
      tally.refused += 1
      tally.reasons.add(foretold.reason)
      expect(`${about} ${reverted.slice(0, 10)}`).toBe(`${about} ${selectorOf(foretold.reason)}`)
    } else if (reverted.startsWith(panicSelector)) tally.illiquid += 1
    else {
      expect(`${about} ${reverted} ${errorNames.get(reverted.slice(0, 10)) ?? ''}`).toBe(
        `${about}  `,
      )
      made.push({ reading, change })
    }
  }
  for (const { reading, change } of made) {
    await ask(chain, 'evm_revert', [ground])
    ground = await ask<Hex>(chain, 'evm_snapshot', [])
    await chain.mine({ transactions: [toCall(chain, reading, change)], timestampSeconds })
    const after = await blockAt(client, chainId, head + 1)
    const { owner } = reading.snapshot.key
    const [read] = await aaveV3.read(client, { deployment, owners: [owner], at: after })
    const foretold = aaveV3.transition(reading, change)
    expect('kind' in foretold).toBe(false)
    if ('kind' in foretold) continue
    const rebased = { ...foretold, at: after }
    if (read === undefined) expect([rebased.collaterals, rebased.debts]).toStrictEqual([[], []])
    else expect({ change, ...rebased }).toStrictEqual({ change, ...read.snapshot })
    tally.made += 1
  }
  await ask(chain, 'evm_revert', [ground])
}

/** Runs something on a chain and leaves no trace of it. */
async function withoutTrace(chain: WorldChain, action: () => Promise<void>): Promise<void> {
  const snapshot = await ask<Hex>(chain, 'evm_snapshot', [])
  await action()
  await ask(chain, 'evm_revert', [snapshot])
}

async function report(chain: WorldChain, symbol: string, permille: bigint): Promise<Call> {
  const feed = chain.feeds[symbol] as { proxy: Address; aggregator: Address }
  const to = feed.aggregator
  const round = await ask<Hex>(chain, 'eth_call', [
    { to, data: encodeFunctionData({ abi, functionName: 'latestRound' }) },
    'latest',
  ])
  const price = await ask<Hex>(chain, 'eth_call', [{ to, data: '0x50d25bcd' }, 'latest'])
  const args = [BigInt(round) + 1n, (BigInt(price) * permille) / 1000n] as const
  const data = encodeFunctionData({ abi, functionName: 'submit', args })
  return { from: chain.admin, to, data }
}

function configure(chain: WorldChain, functionName: string, args: readonly unknown[]): Call {
  const data = encodeFunctionData({
    abi,
    functionName: functionName as never,
    args: args as never,
  })
  return { from: chain.admin, to: chain.aave.configurator, data }
}

async function send(chain: WorldChain, calls: readonly Call[]): Promise<void> {
  for (const call of calls) expect((await chain.send(call)).status).toBe('success')
}

async function ownersOf(chain: WorldChain, deployment: Deployment): Promise<readonly Address[]> {
  const toNumber = Number(await ask<Hex>(chain, 'eth_blockNumber', []))
  const indexed = await indexInMemory(chain.client, {
    adapter: aaveV3,
    deployment,
    toNumber,
    isChecked: () => false,
  })
  const actors = new Set(chain.actors.map((actor) => actor.toLowerCase()))
  return indexed.accounts.map(({ owner }) => owner).filter((owner) => actors.has(owner))
}

function newTally(): Tally {
  return { made: 0, refused: 0, illiquid: 0, reasons: new Set() }
}

test('default: every kind of change, as history left the accounts', async () => {
  const tally = newTally()
  for (const chain of world.chains) {
    const deployment = await discover(chain)
    const owners = await ownersOf(chain, deployment)
    await tryChanges(chain, { deployment, owners, tally, keeps: (index) => index % 5 === 0 })
  }
  console.info(tally)
  expect(tally.made).toBeGreaterThan(100)
  expect(tally.refused).toBeGreaterThan(50)
}, 300_000)

test('behavior: liquidations after falls of every depth', async () => {
  const tally = newTally()
  for (const chain of world.chains)
    for (const permille of [930n, 850n, 700n, 450n, 150n])
      await withoutTrace(chain, async () => {
        const deployment = await discover(chain)
        const volatile = Object.keys(chain.feeds).filter((symbol) => !/USDC|DAI/.test(symbol))
        for (const symbol of volatile) await send(chain, [await report(chain, symbol, permille)])
        const owners = await ownersOf(chain, deployment)
        await tryChanges(chain, { deployment, owners, tally, keeps: (index) => index % 7 === 0 })
      })
  console.info(tally)
  expect(tally.made).toBeGreaterThan(100)
}, 600_000)

test('behavior: caps, pauses, freezes, grace, isolation, silos and zero LTVs', async () => {
  const tally = newTally()
  const chain = world.chains[0] as WorldChain
  const deployment = await discover(chain)
  const asset = (symbol: string): Address =>
    chain.aave.reserves.find((reserve) => reserve.symbol === symbol)?.asset as Address
  const { eModeCategoryId } = chain.aave
  const worlds: readonly (readonly Call[])[] = [
    [
      configure(chain, 'setSupplyCap', [asset('WETH'), 1n]),
      configure(chain, 'setBorrowCap', [asset('USDC'), 1n]),
      configure(chain, 'setReserveFreeze', [asset('DAI'), true]),
      configure(chain, 'setReservePause', [asset('LINK'), true, 0]),
    ],
    [
      configure(chain, 'setReserveBorrowing', [asset('WETH'), false]),
      configure(chain, 'setReserveLtvzero', [asset('WBTC'), true]),
      configure(chain, 'setAssetLtvzeroInEMode', [asset('USDC'), eModeCategoryId, true]),
      configure(chain, 'setReservePause', [asset('LINK'), false, 7_200]),
      configure(chain, 'configureReserveAsCollateral', [asset('DAI'), 0n, 7_000n, 10_600n]),
    ],
    [
      configure(chain, 'setBorrowableInIsolation', [asset('USDC'), true]),
      configure(chain, 'setBorrowableInIsolation', [asset('DAI'), true]),
    ],
  ]
  for (const calls of worlds)
    await withoutTrace(chain, async () => {
      for (const symbol of ['WETH', 'WBTC', 'LINK'])
        await send(chain, [await report(chain, symbol, 900n)])
      await send(chain, calls)
      const owners = await ownersOf(chain, deployment)
      await tryChanges(chain, { deployment, owners, tally, keeps: (index) => index % 4 === 0 })
    })
  console.info(tally)
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining(['ReservePaused', 'ReserveFrozen', 'SupplyCapExceeded']),
  )
}, 600_000)
