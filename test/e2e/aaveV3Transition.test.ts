import { type AaveState, aaveV3, type Deployment } from '@crossmargin/adapters'
import type { AccountChange, AccountReading, Address, Hex } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { maxUint256, toFunctionSelector } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CallName,
  cloneToken,
  configure,
  discover,
  encode,
  listing,
  reprice,
  reserveOf,
} from './aaveScenario.ts'
import { ask, type Call, headOf, send, withoutTrace } from './chainTools.ts'
import { blockAt, indexInMemory } from './indexInMemory.ts'

type Reading = AccountReading<AaveState>
type Attempt = { readonly reading: Reading; readonly change: AccountChange }
type Tally = { made: number; refused: number; readonly reasons: Set<string> }

let world: World
let ethereum: WorldChain

beforeAll(async () => {
  world = await bootWorld()
  ethereum = world.chains[0] as WorldChain
}, 120_000)

afterAll(() => world.close())

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
  const owing = state.positions.filter(({ scaledDebt }) => scaledDebt > 0n)
  const ofPairs = state.reserves.flatMap(({ address: collateral }) =>
    (isWeak ? owing : owing.slice(0, 1)).flatMap(({ asset: debt, scaledDebt }) =>
      (isWeak
        ? ([scaledDebt / 3n, (scaledDebt * 9n) / 10n, 1n, 'all'] as const)
        : ['all' as const]
      ).map((repayRaw) => ({ kind: 'liquidate', collateral, debt, repayRaw }) as const),
    ),
  )
  const ofCategories = [0, state.categories[0]?.id ?? 7, 9].map(
    (categoryId) => ({ kind: 'set-category', categoryId }) as const,
  )
  return [...ofPairs, ...ofCategories, ...ofReserves]
}

/** The first four bytes of a contract's error. */
function selectorOf(reason: string): string {
  const parameters = reason.endsWith('InEmode') ? '(address,uint256)' : '()'
  return toFunctionSelector(`function ${reason}${parameters}`)
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
async function tryChanges(
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
      const expected = isOurs ? reverted.slice(0, 10) || 'a revert' : selectorOf(foretold.reason)
      expect(`${text} ${reverted.slice(0, 10)}`).toBe(`${text} ${expected}`)
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

/** The contract's health factor at an asset's price, in a block of a given time. */
async function healthAt(
  chain: WorldChain,
  parameters: {
    readonly reading: Reading
    readonly asset: string
    readonly priceRaw: bigint
    readonly timestampSeconds: number
  },
): Promise<bigint> {
  const { reading, asset, priceRaw, timestampSeconds } = parameters
  const { key } = reading.snapshot
  const symbol = chain.assets.find(({ address }) => asset.endsWith(address.toLowerCase()))?.symbol
  const report = await reprice(chain, symbol ?? '', 1_000n)
  const round = BigInt(report.data.slice(0, 74).replace(/^0x.{8}/, '0x'))
  const ground = await ask<Hex>(chain, 'evm_snapshot', [])
  const transaction = { ...report, data: encode('submit', [round, priceRaw]) }
  await chain.mine({ transactions: [transaction], timestampSeconds })
  const at = await blockAt(chain.client, chain.chainId, await headOf(chain))
  const deployment = await discover(chain)
  const [answer] = await aaveV3.readAnswers(chain.client, { deployment, keys: [key], at })
  await ask(chain, 'evm_revert', [ground])
  return answer?.['healthFactor'] as bigint
}

async function ownersOf(chain: WorldChain, deployment: Deployment): Promise<readonly Address[]> {
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

function newTally(): Tally {
  return { made: 0, refused: 0, reasons: new Set() }
}

test('default: every kind of change, as history left the accounts', async () => {
  const tally = newTally()
  for (const chain of world.chains) await tryChanges(chain, { tally, stride: 11 })
  expect(tally.made).toBeGreaterThan(40)
  expect(tally.refused).toBeGreaterThan(40)
}, 120_000)

test('behavior: liquidations after falls of every depth', async () => {
  const tally = newTally()
  for (const chain of world.chains)
    for (const permille of [930n, 850n, 700n, 450n, 150n])
      await withoutTrace(chain, async () => {
        const volatile = Object.keys(chain.feeds).filter((symbol) => !/USDC|DAI/.test(symbol))
        for (const symbol of volatile) await send(chain, [await reprice(chain, symbol, permille)])
        await tryChanges(chain, { tally, stride: 29 })
      })
  expect(tally.made).toBeGreaterThan(80)
  expect([...tally.reasons]).toContain('MustNotLeaveDust')
}, 240_000)

test('behavior: caps, pauses, freezes, grace and zero LTVs', async () => {
  const tally = newTally()
  const asset = (symbol: string): Address => reserveOf(ethereum, symbol).asset
  const decide = (name: CallName, ...args: readonly unknown[]): Call =>
    configure(ethereum, name, args)
  const decisions: readonly (readonly Call[])[] = [
    [
      decide('setSupplyCap', asset('WETH'), 1n),
      decide('setBorrowCap', asset('USDC'), 1n),
      decide('setReserveFreeze', asset('DAI'), true),
      decide('setReservePause', asset('LINK'), true, 0),
    ],
    [
      decide('setReserveBorrowing', asset('WETH'), false),
      decide('setReserveLtvzero', asset('WBTC'), true),
      decide('setAssetLtvzeroInEMode', asset('USDC'), ethereum.aave.eModeCategoryId, true),
      decide('setReservePause', asset('LINK'), false, 7_200),
    ],
  ]
  for (const calls of decisions)
    await withoutTrace(ethereum, async () => {
      for (const symbol of ['WETH', 'WBTC', 'LINK'])
        await send(ethereum, [await reprice(ethereum, symbol, 900n)])
      await send(ethereum, calls)
      await tryChanges(ethereum, { tally, stride: 11 })
    })
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining([
      'ReservePaused',
      'ReserveFrozen',
      'SupplyCapExceeded',
      'BorrowCapExceeded',
      'BorrowingNotEnabled',
      'LtvValidationFailed',
      'LiquidationGraceSentinelCheckFailed',
    ]),
  )
}, 120_000)

test('behavior: isolated collateral, siloed debt', async () => {
  const tally = newTally()
  const fresh = '0x00000000000000000000000000000000000000f1'
  const { keeper, actors } = ethereum
  const [borrower, lender] = [keeper, actors[1] as Address]
  const others = actors.slice(2, 5)
  const holders = [borrower, lender, ...others]
  const usdc = reserveOf(ethereum, 'USDC').asset
  const pool = (from: Address, name: CallName, ...args: readonly unknown[]): Call => ({
    from,
    to: ethereum.aave.pool,
    data: encode(name, args),
  })
  const open = async (decisions: readonly Call[]): Promise<void> => {
    await cloneToken(ethereum, { like: 'WETH', to: fresh, holders })
    await send(ethereum, [
      ...(await listing(ethereum, { asset: fresh, like: 'WETH' })),
      ...decisions,
      ...holders.map((from) => ({
        from,
        to: fresh as Address,
        data: encode('approve', [ethereum.aave.pool, maxUint256]),
      })),
      pool(lender, 'supply', fresh, 10n ** 18n, lender, 0),
      pool(borrower, 'supply', fresh, 10n ** 18n, borrower, 0),
    ])
  }
  const ceiling = configure(ethereum, 'setDebtCeiling', [fresh, 50_000n])
  const terms = [fresh, 6_000n, 7_000n, 10_800n]
  const collateral = configure(ethereum, 'configureReserveAsCollateral', terms)
  await withoutTrace(ethereum, async () => {
    const borrowable = configure(ethereum, 'setBorrowableInIsolation', [usdc, true])
    await open([ceiling, collateral, borrowable])
    await send(ethereum, [
      pool(borrower, 'setUserUseReserveAsCollateral', fresh, true),
      pool(borrower, 'borrow', usdc, 100_000_000n, 2n, 0, borrower),
    ])
    await tryChanges(ethereum, { owners: [borrower], tally, stride: 1 })
    await send(ethereum, [await reprice(ethereum, 'WETH', 30n)])
    await tryChanges(ethereum, { owners: [borrower], tally, stride: 1 })
  })
  await withoutTrace(ethereum, async () => {
    const borrowing = configure(ethereum, 'setReserveBorrowing', [fresh, true])
    const siloed = configure(ethereum, 'setSiloedBorrowing', [fresh, true])
    await open([collateral, borrowing, siloed])
    await send(ethereum, [pool(borrower, 'borrow', fresh, 10n ** 17n, 2n, 0, borrower)])
    await tryChanges(ethereum, { owners: [borrower, ...others], tally, stride: 3 })
  })
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining([
      'AssetNotBorrowableInIsolation',
      'DebtCeilingExceeded',
      'UserInIsolationModeOrLtvZero',
      'SiloedBorrowingViolation',
    ]),
  )
}, 120_000)

test('behavior: a sentinel that denies, a feed that is dead', async () => {
  const tally = newTally()
  const deny = '0x00000000000000000000000000000000000000e2'
  await withoutTrace(ethereum, async () => {
    // Returns one word of zero: `false` to whatever a sentinel is asked.
    await ask(ethereum, 'anvil_setCode', [deny, '0x5f5f5260205ff3'])
    const data = encode('setPriceOracleSentinel', [deny])
    const { admin, aave } = ethereum
    await send(ethereum, [{ from: admin, to: aave.addressesProvider, data }])
    await send(ethereum, [await reprice(ethereum, 'WETH', 930n)])
    await tryChanges(ethereum, { tally, stride: 17 })
    await ask(ethereum, 'anvil_setCode', [ethereum.feeds['WETH']?.proxy, '0x5f5ffd'])
    await tryChanges(ethereum, { tally, stride: 17 })
  })
  expect([...tally.reasons]).toEqual(
    expect.arrayContaining(['PriceOracleSentinelCheckFailed', 'PriceUnavailable']),
  )
}, 120_000)

test('behavior: liquidation prices are exactly where the contract turns', async () => {
  let turned = 0
  for (const chain of world.chains) {
    const deployment = await discover(chain)
    const owners = await ownersOf(chain, deployment)
    const { timestampSeconds: now } = await blockAt(
      chain.client,
      chain.chainId,
      await headOf(chain),
    )
    const timestampSeconds = now + 60
    const ground = await ask<Hex>(chain, 'evm_snapshot', [])
    await chain.mine({ timestampSeconds })
    const at = await blockAt(chain.client, chain.chainId, await headOf(chain))
    const readings = await aaveV3.read(chain.client, { deployment, owners, at })
    await ask(chain, 'evm_revert', [ground])
    for (const reading of readings)
      for (const { asset, priceRaw, side } of aaveV3.margin(reading).liquidationPrices) {
        // A feed of the world refuses prices outside its own bounds.
        if (priceRaw < 2n || priceRaw > 10n ** 17n) continue
        const safer = side === 'at-or-below' ? priceRaw + 1n : priceRaw - 1n
        const common = { reading, asset: asset.id, timestampSeconds }
        expect(await healthAt(chain, { ...common, priceRaw })).toBeLessThan(10n ** 18n)
        expect(await healthAt(chain, { ...common, priceRaw: safer })).toBeGreaterThanOrEqual(
          10n ** 18n,
        )
        turned += 1
      }
  }
  expect(turned).toBeGreaterThan(20)
}, 120_000)
