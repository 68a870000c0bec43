import { type Deployment, type MorphoState, morphoBlue } from '@crossmargin/adapters'
import {
  type AccountChange,
  type AccountReading,
  type BlockRef,
  type Hex,
  type MarginAccountKey,
  mulDivDown,
  type RowReader,
  toMarginAccountId,
} from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import {
  type Address,
  BaseError,
  decodeFunctionResult,
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  parseAbi,
  parseAbiParameters,
  zeroAddress,
} from 'viem'
import { call } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blockAt, indexInMemory } from './indexInMemory.ts'

const abi = parseAbi([
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function supply(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)',
  'function withdraw(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver)',
  'function borrow(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver)',
  'function repay(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)',
  'function supplyCollateral(MarketParams marketParams, uint256 assets, address onBehalf, bytes data)',
  'function withdrawCollateral(MarketParams marketParams, uint256 assets, address onBehalf, address receiver)',
  'function liquidate(MarketParams marketParams, address borrower, uint256 seizedAssets, uint256 repaidShares, bytes data)',
  'function setFee(MarketParams marketParams, uint256 newFee)',
  'function setFeeRecipient(address newFeeRecipient)',
  'function enableIrm(address irm)',
  'function enableLltv(uint256 lltv)',
  'function createMarket(MarketParams marketParams)',
  'function submit(uint256 roundId, int256 submission)',
  'function latestRound() view returns (uint256)',
])

type MarketParams = MorphoState['params']
type Reading = AccountReading<MorphoState>

let world: World
let chain: WorldChain
let deployment: Deployment

beforeAll(async () => {
  world = await bootWorld()
  chain = world.chains.find(({ morpho }) => morpho !== undefined) as WorldChain
  const { client, chainId, startBlock, deployments } = chain
  const root = deployments.find(({ venue }) => venue === 'morpho-blue')?.root as Address
  deployment = await morphoBlue.discover(client, { chainId, root, startBlock })
}, 600_000)

afterAll(async () => {
  await world?.close()
})

test('behavior: index, read and the contract agree at every sampled block', async () => {
  const head = await headNumber()
  const stride = Math.max(1, Math.floor((head - chain.startBlock) / 80))
  const seen = { blocks: 0, accounts: 0, debts: 0, liquidatable: 0, feeAccounts: 0 }
  await indexInMemory(chain.client, {
    adapter: morphoBlue,
    deployment,
    toNumber: head,
    isChecked: (number) => number % stride === 0,
    onBlock: async ({ at, rows, accounts }) => {
      const readings = await agreeing({ at, rows, accounts })
      seen.blocks += 1
      seen.accounts += readings.length
      for (const reading of readings) {
        const { key, debts } = reading.snapshot
        seen.feeAccounts += key.owner === chain.morpho?.feeRecipient.toLowerCase() ? 1 : 0
        if (debts.length === 0) continue
        const { isLiquidatable } = morphoBlue.margin(reading).liquidation
        expect(await isHealthyToContract(reading, at.hash)).toBe(!isLiquidatable)
        seen.debts += 1
        seen.liquidatable += isLiquidatable ? 1 : 0
      }
    },
  })
  expect(seen.blocks).toBeGreaterThanOrEqual(50)
  expect(seen.accounts).toBeGreaterThan(1_000)
  expect(seen.debts).toBeGreaterThan(300)
  expect(seen.liquidatable).toBeGreaterThan(5)
  expect(seen.feeAccounts).toBeGreaterThan(50)
}, 600_000)

test('behavior: every kind of change is foretold to the wei, every refusal by its reason', async () => {
  const [wbtc, weth, link] = marketsOf()
  const { loanToken: usdc, collateralToken: wethToken } = weth
  const [alice, bob, carol] = chain.actors.slice(-3) as [Address, Address, Address]
  const usd = 10n ** 6n
  const eth = 10n ** 18n

  await does(weth, alice, { kind: 'deposit', asset: usdc, amountRaw: 2_000_003n })
  await does(weth, alice, { kind: 'deposit', asset: wethToken, amountRaw: 3n * eth + 7n })
  await does(weth, bob, { kind: 'deposit', asset: usdc, amountRaw: 100_000n * usd })
  await does(weth, alice, { kind: 'borrow', asset: usdc, amountRaw: 1_234_567_891n })
  await does(weth, alice, { kind: 'withdraw', asset: wethToken, amountRaw: 1n })
  await does(weth, alice, { kind: 'withdraw', asset: usdc, amountRaw: 999_999n })
  await does(weth, alice, { kind: 'withdraw', asset: usdc, amountRaw: 'all' })
  await does(weth, alice, { kind: 'repay', asset: usdc, amountRaw: 234_567_890n })
  await does(weth, alice, { kind: 'repay', asset: usdc, amountRaw: 'all' })
  await does(weth, alice, { kind: 'withdraw', asset: wethToken, amountRaw: 'all' })

  await does(weth, alice, { kind: 'deposit', asset: wethToken, amountRaw: 2n * eth })
  await isRefused(
    weth,
    alice,
    { kind: 'borrow', asset: usdc, amountRaw: 9_000_000n * usd },
    'insufficient collateral',
  )
  await isRefused(weth, alice, { kind: 'borrow', asset: usdc, amountRaw: 0n }, 'inconsistent input')
  await isRefused(
    weth,
    alice,
    { kind: 'borrow', asset: wethToken, amountRaw: 1n },
    'market not created',
  )
  await isRefused(weth, alice, { kind: 'deposit', asset: wethToken, amountRaw: 0n }, 'zero assets')
  await isRefused(
    weth,
    alice,
    { kind: 'deposit', asset: wethToken, amountRaw: 2n ** 128n },
    'max uint128 exceeded',
  )
  await isRefused(
    weth,
    alice,
    { kind: 'deposit', asset: wethToken, amountRaw: 2n ** 128n - 1n },
    'Panic(0x11)',
  )
  await isRefused(
    weth,
    alice,
    { kind: 'repay', asset: usdc, amountRaw: 'all' },
    'inconsistent input',
  )
  await isRefused(weth, alice, { kind: 'repay', asset: usdc, amountRaw: 5n * usd }, 'Panic(0x11)')
  await isRefused(
    weth,
    alice,
    { kind: 'withdraw', asset: wethToken, amountRaw: 3n * eth },
    'Panic(0x11)',
  )
  const idle = await readingOf(weth, bob)
  const { totalSupplyAssets, totalBorrowAssets } = idle.snapshot.state.market
  const liquidity = totalSupplyAssets - totalBorrowAssets
  await does(weth, alice, { kind: 'deposit', asset: wethToken, amountRaw: 400n * eth })
  await isRefused(
    weth,
    alice,
    { kind: 'borrow', asset: usdc, amountRaw: liquidity + usd },
    'insufficient liquidity',
  )
  await does(weth, alice, { kind: 'borrow', asset: usdc, amountRaw: liquidity - 1_000n * usd })
  await isRefused(
    weth,
    bob,
    { kind: 'withdraw', asset: usdc, amountRaw: 'all' },
    'insufficient liquidity',
  )
  await isRefused(
    weth,
    alice,
    { kind: 'liquidate', collateral: wethToken, debt: usdc, repayRaw: 'all' },
    'position is healthy',
  )

  // The sharpest edge there is: the most that may be borrowed, and one more.
  await does(link, bob, { kind: 'deposit', asset: usdc, amountRaw: 50_000n * usd })
  await does(link, alice, {
    kind: 'deposit',
    asset: link.collateralToken,
    amountRaw: 300n * eth + 11n,
  })
  const most = morphoBlue.margin(await readingOf(link, alice)).slackInitialRaw
  await isRefused(
    link,
    alice,
    { kind: 'borrow', asset: usdc, amountRaw: most + 1n },
    'insufficient collateral',
  )
  await does(link, alice, { kind: 'borrow', asset: usdc, amountRaw: most - 1n })

  // Liquidations: a part, all of what is covered, and more than the collateral pays for.
  await does(wbtc, bob, { kind: 'deposit', asset: usdc, amountRaw: 400_000n * usd })
  for (const owner of [alice, bob, carol]) {
    await does(wbtc, owner, {
      kind: 'deposit',
      asset: wbtc.collateralToken,
      amountRaw: 10n ** 8n + 3n,
    })
    const { slackInitialRaw } = morphoBlue.margin(await readingOf(wbtc, owner))
    await does(wbtc, owner, { kind: 'borrow', asset: usdc, amountRaw: slackInitialRaw - 5n })
  }
  const liquidate = { kind: 'liquidate', collateral: wbtc.collateralToken, debt: usdc } as const
  await movePrice('WBTC', 97n)
  await does(wbtc, alice, { ...liquidate, repayRaw: 1_000n * usd + 1n })
  await isRefused(wbtc, alice, { ...liquidate, repayRaw: 0n }, 'inconsistent input')
  await isRefused(wbtc, alice, { ...liquidate, repayRaw: 900_000n * usd }, 'Panic(0x11)')
  await does(wbtc, alice, { ...liquidate, repayRaw: 'all' })
  await movePrice('WBTC', 80n)
  const doomed = await readingOf(wbtc, bob)
  expect(morphoBlue.margin(doomed).equityRaw).toBeLessThan(
    doomed.snapshot.collaterals.find(({ isCounted }) => !isCounted)?.balanceRaw ?? 0n,
  )
  await does(wbtc, bob, { ...liquidate, repayRaw: 30_000n * usd })
  const before = (await readingOf(wbtc, bob)).snapshot.state.market
  await does(wbtc, bob, { ...liquidate, repayRaw: 'all' })
  const after = (await readingOf(wbtc, bob)).snapshot.state.market
  expect(after.totalSupplyAssets).toBeLessThan(before.totalSupplyAssets)
  await does(wbtc, carol, { ...liquidate, repayRaw: 'all' })
}, 600_000)

test('behavior: a liquidation price is the exact edge for the contract', async () => {
  const [, , link] = marketsOf()
  const key = keyOf(link, chain.actors.at(-3) as Address)
  const { at, rows } = await indexed()
  const reading = morphoBlue.assemble(rows, { deployment, key, at })
  const [edge] = morphoBlue.margin(reading).liquidationPrices
  const highest = edge?.priceRaw as bigint
  for (const [oraclePriceRaw, isLiquidatable] of [
    [highest, true],
    [highest + 1n, false],
  ] as const) {
    const price = { ...reading.oraclePrices[0], valueRaw: oraclePriceRaw }
    const moved = { ...reading, oraclePrices: [price] } as Reading
    expect(morphoBlue.margin(moved).liquidation.isLiquidatable).toBe(isLiquidatable)
    // PUSH32 price, MSTORE at 0, RETURN 32 bytes: an oracle that says just this.
    const code = `0x7f${oraclePriceRaw.toString(16).padStart(64, '0')}60005260206000f3` as Hex
    const stateOverride = [{ address: link.oracle, code }]
    expect(await isHealthyToContract(reading, at.hash, stateOverride)).toBe(!isLiquidatable)
  }
})

test('behavior: fee recipients, idle markets and dead oracles take both routes alike', async () => {
  const [wbtc, weth, link] = marketsOf()
  const [alice, bob] = chain.actors.slice(-3) as [Address, Address]
  const dead = { ...weth, oracle: zeroAddress }
  const unlent = {
    ...weth,
    collateralToken: zeroAddress,
    oracle: zeroAddress,
    irm: zeroAddress,
    lltv: 0n,
  }
  const admin = (data: Hex) => send(chain.admin, data)
  await admin(encodeFunctionData({ abi, functionName: 'setFeeRecipient', args: [alice] }))
  await admin(encodeFunctionData({ abi, functionName: 'setFee', args: [link, 25n * 10n ** 16n] }))
  await admin(encodeFunctionData({ abi, functionName: 'enableIrm', args: [zeroAddress] }))
  await admin(encodeFunctionData({ abi, functionName: 'enableLltv', args: [0n] }))
  for (const params of [dead, unlent])
    await admin(encodeFunctionData({ abi, functionName: 'createMarket', args: [params] }))
  await does(dead, bob, { kind: 'deposit', asset: dead.collateralToken, amountRaw: 10n ** 18n })
  await does(dead, bob, { kind: 'deposit', asset: dead.loanToken, amountRaw: 10n ** 9n })
  await does(unlent, bob, { kind: 'deposit', asset: unlent.loanToken, amountRaw: 10n ** 9n })
  // An accrual gives the fees so far to the one recipient; what is pending goes to the next.
  await does(link, bob, { kind: 'deposit', asset: link.loanToken, amountRaw: 10n ** 6n })
  await admin(encodeFunctionData({ abi, functionName: 'setFeeRecipient', args: [bob] }))
  await chain.mine({})

  const { at, rows, accounts } = await indexed()
  const readings = await agreeing({ at, rows, accounts })
  const ofMarket = (params: MarketParams, owner: Address) =>
    readings.find(
      ({ snapshot }) => toMarginAccountId(snapshot.key) === toMarginAccountId(keyOf(params, owner)),
    )
  expect(ofMarket(dead, bob)?.snapshot.gaps).toMatchObject([{ kind: 'oracle-unavailable' }])
  expect(ofMarket(dead, bob)?.oraclePrices).toEqual([])
  expect(ofMarket(unlent, bob)?.snapshot.gaps).toEqual([])
  expect(ofMarket(link, alice)?.snapshot.state.position.supplyShares).toBeGreaterThan(0n)
  expect(ofMarket(link, bob)?.snapshot.state.position.supplyShares).toBeGreaterThan(0n)

  const markets = morphoBlue.markets(rows, { deployment, at })
  expect(markets.length).toBe((chain.morpho?.markets.length ?? 0) + 2)
  const wbtcMarket = markets.find(({ marketId }) => marketId === idOf(wbtc))
  const wbtcReading = readings.find(({ snapshot }) => snapshot.key.sub === idOf(wbtc))
  const market = wbtcReading?.snapshot.state.market
  expect(wbtcMarket?.totalSuppliedRaw).toBe(market?.totalSupplyAssets)
  expect(wbtcMarket?.totalBorrowedRaw).toBe(market?.totalBorrowAssets)
}, 600_000)

/** Both routes at one block, equal; and the venue's answers equal to the margin's. */
async function agreeing(parameters: {
  readonly at: BlockRef
  readonly rows: RowReader
  readonly accounts: readonly MarginAccountKey[]
}): Promise<readonly Reading[]> {
  const { at, accounts } = parameters
  const rows = parameters.rows as never
  const all = accounts.map((key) => morphoBlue.assemble(rows, { deployment, key, at }))
  const held = all.filter(({ snapshot }) => snapshot.collaterals.length + snapshot.debts.length > 0)
  const owners = [...new Set([...accounts.map(({ owner }) => owner), ...chain.actors])]
  const read = await morphoBlue.read(chain.client, { deployment, owners, at })
  expect(byId(read)).toEqual(byId(held))
  const keys = held.map(({ snapshot }) => snapshot.key)
  const answers = await morphoBlue.readAnswers(chain.client, { deployment, keys, at })
  const margins = held.map((reading) => morphoBlue.margin(reading))
  expect(margins.map(({ answer }) => answer)).toEqual(answers)
  for (const margin of margins) {
    const total = (column: 'valueRaw' | 'initialRaw' | 'maintenanceRaw') =>
      margin.lines.reduce((sum, line) => sum + line[column], 0n)
    expect(total('valueRaw')).toBe(margin.equityRaw)
    expect(total('initialRaw')).toBe(margin.slackInitialRaw)
    expect(total('maintenanceRaw')).toBe(margin.slackMaintenanceRaw)
  }
  return held
}

/** Foretells a change from indexed rows, makes it, and compares with what the chain then says. */
async function does(params: MarketParams, owner: Address, change: AccountChange): Promise<void> {
  const { before, timestampSeconds } = await foreseen(params, owner)
  const foretold = morphoBlue.transition(before, change)
  if ('reason' in foretold) expect.fail(`${change.kind} is refused: ${foretold.reason}`)
  const actor = change.kind === 'liquidate' ? chain.keeper : owner
  const data = toCall(before, { params, change, isWhole: foretold.state.position.collateral > 0n })
  const sent = await send(actor, data, timestampSeconds)
  expect(sent.status, `${change.kind} succeeds`).toBe('success')
  const at = await blockAt(chain.client, chain.chainId, sent.blockNumber)
  const [answer] = await morphoBlue.readAnswers(chain.client, {
    deployment,
    keys: [foretold.key],
    at,
  })
  expect({ ...foretold.state.market, ...foretold.state.position }).toEqual(
    Object.fromEntries(
      Object.entries(answer ?? {}).filter(
        ([name]) => !['borrowedAssets', 'oraclePrice'].includes(name),
      ),
    ),
  )
  const read = await morphoBlue.read(chain.client, { deployment, owners: [owner], at })
  const own = read.find(({ snapshot }) => snapshot.key.sub === foretold.key.sub)
  const isHeld = foretold.collaterals.length + foretold.debts.length > 0
  expect(own?.snapshot).toEqual(isHeld ? { ...foretold, at } : undefined)
}

/** Foretells a refusal, and asks the contract for its own. */
async function isRefused(
  params: MarketParams,
  owner: Address,
  change: AccountChange,
  reason: string,
): Promise<void> {
  const { before } = await foreseen(params, owner)
  const foretold = morphoBlue.transition(before, change)
  expect(foretold).toMatchObject({ kind: 'refusal', reason })
  if (reason === 'market not created') return
  const account = change.kind === 'liquidate' ? chain.keeper : owner
  const data = toCall(before, { params, change, isWhole: true })
  const error = await call(chain.client, { account, to: deployment.root, data }).catch(
    (cause) => cause,
  )
  const text = error instanceof BaseError ? error.walk().message + error.message : String(error)
  expect(text).toContain(reason === 'Panic(0x11)' ? '0x11' : reason)
}

function toCall(
  before: Reading,
  {
    params,
    change,
    isWhole,
  }: { readonly params: MarketParams; readonly change: AccountChange; readonly isWhole: boolean },
): Hex {
  const { market, position } = before.snapshot.state
  const { owner } = before.snapshot.key
  const isCollateral = 'asset' in change && change.asset === params.collateralToken
  if (change.kind === 'liquidate') {
    const pool = {
      assets: market.totalBorrowAssets + 1n,
      shares: market.totalBorrowShares + 10n ** 6n,
    }
    const { borrowShares, collateral } = position
    const shares =
      change.repayRaw === 'all'
        ? borrowShares
        : mulDivDown({ a: change.repayRaw, b: pool.shares, denominator: pool.assets })
    const [seized, repaid] = change.repayRaw === 'all' && !isWhole ? [collateral, 0n] : [0n, shares]
    return encodeFunctionData({
      abi,
      functionName: 'liquidate',
      args: [params, owner, seized, repaid, '0x'],
    })
  }
  if (!('amountRaw' in change)) return expect.fail('not a change of amounts')
  const held = change.kind === 'repay' ? position.borrowShares : position.supplyShares
  const [assets, shares] = change.amountRaw === 'all' ? [0n, held] : [change.amountRaw, 0n]
  const pledged = change.amountRaw === 'all' ? position.collateral : change.amountRaw
  switch (change.kind) {
    case 'deposit':
      return isCollateral
        ? encodeFunctionData({
            abi,
            functionName: 'supplyCollateral',
            args: [params, pledged, owner, '0x'],
          })
        : encodeFunctionData({
            abi,
            functionName: 'supply',
            args: [params, assets, shares, owner, '0x'],
          })
    case 'withdraw':
      return isCollateral
        ? encodeFunctionData({
            abi,
            functionName: 'withdrawCollateral',
            args: [params, pledged, owner, owner],
          })
        : encodeFunctionData({
            abi,
            functionName: 'withdraw',
            args: [params, assets, shares, owner, owner],
          })
    case 'borrow':
      return encodeFunctionData({
        abi,
        functionName: 'borrow',
        args: [params, assets, shares, owner, owner],
      })
    case 'repay':
      return encodeFunctionData({
        abi,
        functionName: 'repay',
        args: [params, assets, shares, owner, '0x'],
      })
  }
}

/** The account as it will stand, untouched, in a next block an hour and a bit from now. */
async function foreseen(params: MarketParams, owner: Address) {
  const { at, rows } = await indexed()
  const timestampSeconds = at.timestampSeconds + 3_607
  const key = keyOf(params, owner)
  const before = morphoBlue.assemble(rows as never, {
    deployment,
    key,
    at: { ...at, timestampSeconds },
  })
  return { before, timestampSeconds }
}

async function readingOf(params: MarketParams, owner: Address): Promise<Reading> {
  return (await foreseen(params, owner)).before
}

async function indexed() {
  const toNumber = await headNumber()
  const block = await indexInMemory(chain.client, {
    adapter: morphoBlue,
    deployment,
    toNumber,
    isChecked: () => false,
  })
  return { ...block, rows: block.rows as never }
}

// The contract has no view of health, but says it when asked to liquidate one share.
async function isHealthyToContract(
  { snapshot }: Reading,
  blockHash: Hex,
  stateOverride: readonly { readonly address: Address; readonly code: Hex }[] = [],
): Promise<boolean> {
  const { key, state } = snapshot
  const args = [state.params, key.owner, 0n, 1n, '0x'] as const
  const data = encodeFunctionData({ abi, functionName: 'liquidate', args })
  const asked = {
    account: chain.keeper,
    to: key.root,
    data,
    blockHash,
    stateOverride: [...stateOverride],
  }
  try {
    await call(chain.client, asked)
    return false
  } catch (error) {
    return String(error).includes('position is healthy')
  }
}

async function movePrice(symbol: string, percent: bigint): Promise<void> {
  const feed = chain.feeds[symbol]
  const latest = await call(chain.client, {
    to: feed?.aggregator as Address,
    data: encodeFunctionData({ abi, functionName: 'latestRound' }),
  })
  const round = decodeFunctionResult({ abi, functionName: 'latestRound', data: latest.data as Hex })
  const { data } = await call(chain.client, { to: feed?.proxy as Address, data: '0x50d25bcd' })
  const answer = (BigInt(data as Hex) * percent) / 100n
  const submit = encodeFunctionData({ abi, functionName: 'submit', args: [round + 1n, answer] })
  const sent = await chain.send({
    from: chain.admin,
    to: feed?.aggregator as Address,
    data: submit,
  })
  expect(sent.status).toBe('success')
}

async function send(from: Address, data: Hex, timestampSeconds?: number) {
  const time = timestampSeconds === undefined ? {} : { timestampSeconds }
  return chain.send({ from, to: deployment.root, data, ...time })
}

async function headNumber(): Promise<number> {
  return Number(await chain.client.request({ method: 'eth_blockNumber' }))
}

function marketsOf(): readonly [MarketParams, MarketParams, MarketParams] {
  const [wbtc, weth, link] = (chain.morpho?.markets ?? []).map(({ params }) => lowered(params))
  return [wbtc, weth, link] as [MarketParams, MarketParams, MarketParams]
}

function lowered(params: MarketParams): MarketParams {
  const lower = (address: Address) => address.toLowerCase() as Address
  const { loanToken, collateralToken, oracle, irm, lltv } = params
  return {
    loanToken: lower(loanToken),
    collateralToken: lower(collateralToken),
    oracle: lower(oracle),
    irm: lower(irm),
    lltv,
  }
}

function idOf({ loanToken, collateralToken, oracle, irm, lltv }: MarketParams): Hex {
  const types = parseAbiParameters('address, address, address, address, uint256')
  return keccak256(encodeAbiParameters(types, [loanToken, collateralToken, oracle, irm, lltv]))
}

function keyOf(params: MarketParams, owner: Address): MarginAccountKey {
  const { venue, chainId, root } = deployment
  return { venue, chainId, root, owner: owner.toLowerCase() as Address, sub: idOf(params) }
}

function byId(readings: readonly Reading[]): ReadonlyMap<string, Reading> {
  const entries = readings.map((one) => [toMarginAccountId(one.snapshot.key), one] as const)
  return new Map(entries.sort(([left], [right]) => (left < right ? -1 : 1)))
}
