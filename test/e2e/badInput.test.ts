import { aaveV3, morphoBlue } from '@crossmargin/adapters'
import type { Address, Hex } from '@crossmargin/core'
import { bootWorld, type World, type WorldChain } from '@crossmargin/world'
import { encodeAbiParameters, encodeFunctionData, parseAbi, parseAbiParameters } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareAave } from './aaveCompare.ts'
import { discover, encode, listing302 } from './aaveScenario.ts'
import { ask, type Call, headOf, send, withoutTrace } from './chainTools.ts'
import { indexInMemory } from './indexInMemory.ts'
import { indexWorld } from './indexWorld.ts'

const providerAbi = parseAbi(['function setPoolImpl(address implementation)'])
const morphoAbi = parseAbi([
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function createMarket(MarketParams marketParams)',
  'function supplyCollateral(MarketParams marketParams, uint256 assets, address onBehalf, bytes data)',
  'function borrow(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, address receiver)',
  'function supply(MarketParams marketParams, uint256 assets, uint256 shares, address onBehalf, bytes data)',
])
const ODD_TOKEN = parseAbiParameters('string, uint256, bool, address[], uint256')
const REVISED_POOL = parseAbiParameters('address, uint256')
/** Code that reverts whatever it is asked. */
const dead = '0x5f5ffd'
const e18 = 10n ** 18n

let world: World
let ethereum: WorldChain
let optimism: WorldChain

beforeAll(async () => {
  world = await bootWorld({ seed: 15 })
  ;[ethereum, , optimism] = world.chains as [WorldChain, WorldChain, WorldChain]
}, 120_000)

afterAll(() => world.close())

/** Upgrades a market's pool to an implementation that says it is another revision. */
async function upgrade(chain: WorldChain, revision: bigint): Promise<void> {
  const { addressesProvider, poolImplementation } = chain.aave
  const implementation = await chain.deploy({
    contract: 'RevisedPool',
    constructorData: encodeAbiParameters(REVISED_POOL, [poolImplementation, revision]),
  })
  const args = [implementation] as const
  const data = encodeFunctionData({ abi: providerAbi, functionName: 'setPoolImpl', args })
  await send(chain, [{ from: chain.admin, to: addressesProvider, data }])
}

async function compareHead(chain: WorldChain) {
  const deployment = await discover(chain)
  const toNumber = await headOf(chain)
  const block = await indexInMemory(chain.client, {
    adapter: aaveV3,
    deployment,
    toNumber,
    isChecked: (number) => number > toNumber - 3,
  })
  expect(await compareAave(chain, { deployment, block })).toBeGreaterThan(10)
  const { rows, at } = block
  return block.accounts.map((key) => aaveV3.assemble(rows as never, { deployment, key, at }))
}

/** A loan of a dollar by the sample owner, who has room for it on every chain. */
function borrowDollar({ aave, assets }: WorldChain): Call {
  const usdc = assets.find(({ symbol }) => symbol === 'USDC')?.address as Address
  const { owner } = world.sample
  const data = encode('borrow', [usdc, 1_000_000n, 2n, 0, owner])
  return { from: owner, to: aave.pool, data }
}

test('default: a proxy upgraded within its family goes on being equal, and says it is not proven', async () => {
  await withoutTrace(optimism, async () => {
    await upgrade(optimism, 2n)
    await send(optimism, [borrowDollar(optimism)])
    const readings = await compareHead(optimism)
    for (const { snapshot } of readings)
      expect(snapshot.gaps.map(({ kind, effect }) => [kind, effect])).toContainEqual([
        'revision-unproven',
        'none',
      ])
  })
}, 120_000)

test('behavior: an unknown revision counts debt and no collateral, and is not forgotten', async () => {
  await withoutTrace(ethereum, async () => {
    await upgrade(ethereum, 99n)
    const deployment = await discover(ethereum)
    const at = async () => {
      const toNumber = await headOf(ethereum)
      const { client } = ethereum
      const isChecked = () => false
      return indexInMemory(client, { adapter: aaveV3, deployment, toNumber, isChecked })
    }
    const unknown = await at()
    let indebted = 0
    for (const key of unknown.accounts) {
      const parameters = { deployment, key, at: unknown.at }
      const reading = aaveV3.assemble(unknown.rows as never, parameters)
      const margin = aaveV3.margin(reading)
      expect(reading.snapshot.gaps).toMatchObject([
        {
          kind: 'not-modelled',
          effect: 'account-unknown',
          message: 'Pool revision 99 is unknown: no collateral is counted, debt is kept.',
        },
      ])
      expect(margin).toMatchObject({
        healthState: 'unknown',
        collateralValueRaw: 0n,
        answer: {},
        liquidationPrices: [],
      })
      expect(margin.liquidation.isLiquidatable).toBe(false)
      const change = { kind: 'deposit', asset: deployment.root, amountRaw: 1n } as const
      expect(aaveV3.transition(reading, change)).toMatchObject({ reason: 'RulesUnknown' })
      if (reading.snapshot.debts.length === 0) continue
      expect(margin.debtValueRaw).toBeGreaterThan(0n)
      expect(margin.equityRaw).toBe(-margin.debtValueRaw)
      indebted += 1
      const [read] = await aaveV3.read(ethereum.client, {
        deployment,
        owners: [key.owner],
        at: unknown.at,
      })
      expect(read?.snapshot.gaps).toStrictEqual(reading.snapshot.gaps)
      expect(aaveV3.margin(read as never).debtValueRaw).toBe(margin.debtValueRaw)
    }
    expect(indebted).toBeGreaterThan(5)
    await upgrade(ethereum, 10n)
    await compareHead(ethereum)
    await upgrade(ethereum, 99n)
    await send(ethereum, [borrowDollar(ethereum)])
    await upgrade(ethereum, 10n)
    // What was folded by guessed rules stays doubtful, though the rules are known again.
    const doubted = await at()
    for (const key of doubted.accounts) {
      const parameters = { deployment, key, at: doubted.at }
      const { gaps } = aaveV3.assemble(doubted.rows as never, parameters).snapshot
      expect(gaps).toMatchObject([{ kind: 'divergence', effect: 'account-unknown' }])
    }
  })
}, 120_000)

test('behavior: a token with a fee and one without decimals are what the pool says they are', async () => {
  const { admin, actors, aave } = optimism
  const [owner, other] = actors as [Address, Address]
  const pool = (from: Address, data: Hex): Call => ({ from, to: aave.pool, data })
  await withoutTrace(optimism, async () => {
    for (const [symbol, feeBps, isMute] of [
      ['FEE', 100n, false],
      ['MUTE', 0n, true],
    ] as const) {
      const values = [symbol, feeBps, isMute, [owner, other], 1_000_000n * e18] as const
      const constructorData = encodeAbiParameters(ODD_TOKEN, values)
      const asset = await optimism.deploy({ contract: 'OddToken', constructorData })
      const configure = (data: Hex): Call => ({ from: admin, to: aave.configurator, data })
      await send(optimism, [
        ...(await listing302(optimism, { asset, like: 'WETH' })),
        configure(encode('configureReserveAsCollateral', [asset, 5_000n, 6_000n, 11_000n])),
        configure(encode('setReserveBorrowing', [asset, true])),
        ...[owner, other].flatMap((from) => [
          { from, to: asset, data: encode('approve', [aave.pool, 2n ** 255n]) },
          pool(from, encode('supply', [asset, 10n * e18, from, 0])),
        ]),
      ])
    }
    const readings = await compareHead(optimism)
    const symbols = readings.flatMap(({ snapshot }) =>
      snapshot.collaterals.map(({ asset, balanceRaw }) => [asset.symbol, balanceRaw] as const),
    )
    // The pool books what was sent, not what arrived; the token that is mute has the pool's decimals.
    expect(symbols).toContainEqual(['FEE', 10n * e18])
    expect(symbols).toContainEqual(['MUTE', 10n * e18])
  })
}, 120_000)

test('behavior: a Morpho market of a token without decimals is a gap, its debt makes the account unknown', async () => {
  const { admin, actors, morpho } = ethereum
  const owner = actors[0]?.toLowerCase() as Address
  const [wbtc] = morpho?.markets ?? []
  const root = morpho?.morpho as Address
  const loanToken = wbtc?.params.loanToken as Address
  await withoutTrace(ethereum, async () => {
    const values = ['MUTE', 0n, true, [owner], 1_000_000n * e18] as const
    const constructorData = encodeAbiParameters(ODD_TOKEN, values)
    const collateralToken = await ethereum.deploy({ contract: 'OddToken', constructorData })
    const params = { ...(wbtc?.params as NonNullable<typeof wbtc>['params']), collateralToken }
    const call = (from: Address, functionName: string, args: readonly unknown[]): Call => ({
      from,
      to: root,
      data: encodeFunctionData({ abi: morphoAbi, functionName, args } as never),
    })
    await send(ethereum, [
      call(admin, 'createMarket', [params]),
      { from: owner, to: collateralToken, data: encode('approve', [root, 2n ** 255n]) },
      { from: owner, to: loanToken, data: encode('approve', [root, 2n ** 255n]) },
      call(owner, 'supply', [params, 5_000_000n, 0n, owner, '0x']),
      call(owner, 'supplyCollateral', [params, 10n * e18, owner, '0x']),
      call(owner, 'borrow', [params, 1_000_000n, 0n, owner, owner]),
    ])
    const { chainId, startBlock, client } = ethereum
    const deployment = await morphoBlue.discover(client, { chainId, root, startBlock })
    const toNumber = await headOf(ethereum)
    const isChecked = () => false
    const block = await indexInMemory(client, {
      adapter: morphoBlue,
      deployment,
      toNumber,
      isChecked,
    })
    const { rows, at, accounts } = block
    const read = await morphoBlue.read(client, { deployment, owners: [owner], at })
    const mute = read.find(
      ({ snapshot }) => snapshot.state.params.collateralToken === collateralToken.toLowerCase(),
    )
    const key = accounts.find(
      (account) => account.owner === owner && account.sub === mute?.snapshot.key.sub,
    )
    expect(mute).toBeDefined()
    if (mute === undefined || key === undefined) return
    expect(morphoBlue.assemble(rows as never, { deployment, key, at })).toStrictEqual(mute)
    expect(mute.snapshot.gaps).toMatchObject([
      { kind: 'decimals-unknown', effect: 'account-unknown' },
    ])
    expect(morphoBlue.margin(mute).healthState).toBe('unknown')
  })
}, 120_000)

// Last: it breaks the world for good, while the program follows it.
test('behavior: with all of it broken at once the program goes on, and says what it does not know', async () => {
  const indexed = await indexWorld(world)
  try {
    await upgrade(ethereum, 99n)
    const [wbtc] = ethereum.morpho?.markets ?? []
    const oracle = wbtc?.params.oracle
    await ask(ethereum, 'anvil_setCode', [oracle, dead])
    await ask(optimism, 'anvil_setCode', [optimism.priceSources['wstETH'], dead])
    await world.advance({ rounds: 3, secondsPerRound: 600 })
    for (const chain of world.chains) await chain.mine()
    await indexed.untilEqual()
    const response = await fetch(`${indexed.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query ($owners: [Address!]!) { portfolio(owners: $owners) { enforced { accounts {
          venue chainId healthState margin { debtValueRaw collateralValueRaw } gaps { kind effect }
        } } } }`,
        variables: { owners: [world.sample.owner] },
      }),
    })
    const { data } = (await response.json()) as { readonly data: PortfolioAnswer }
    const found = data.portfolio.enforced.accounts.map(
      ({ venue, chainId, healthState, gaps }) =>
        `${venue} ${chainId} ${healthState} ${gaps.map(({ kind }) => kind).join(' ')}`,
    )
    expect(found.sort()).toEqual([
      'aave-v3 1 UNKNOWN not-modelled divergence',
      'aave-v3 10 UNKNOWN price-missing',
      'aave-v3 42161 KNOWN ',
      'morpho-blue 1 UNKNOWN oracle-unavailable',
    ])
    for (const { venue, healthState, margin } of data.portfolio.enforced.accounts) {
      expect(BigInt(margin.debtValueRaw)).toBeGreaterThan(0n)
      const isAave = venue === 'aave-v3' && healthState === 'UNKNOWN'
      if (isAave) expect(margin.collateralValueRaw).toBe('0')
    }
  } finally {
    await indexed.close()
  }
}, 180_000)

type PortfolioAnswer = {
  readonly portfolio: {
    readonly enforced: {
      readonly accounts: readonly {
        readonly venue: string
        readonly chainId: number
        readonly healthState: string
        readonly margin: { readonly debtValueRaw: string; readonly collateralValueRaw: string }
        readonly gaps: readonly { readonly kind: string; readonly effect: string }[]
      }[]
    }
  }
}
