import { type MorphoState, morphoBlue } from '@crossmargin/adapters'
import {
  type BlockRef,
  type Hex,
  type MarginAccountKey,
  type RowReader,
  toMarginAccountId,
} from '@crossmargin/core'
import { type Address, encodeFunctionData, parseAbi, zeroAddress } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  foreseen,
  idOf,
  indexedMorpho,
  isHealthyToContract,
  keyOf,
  type MarketParams,
  type MorphoReading,
  type MorphoScene,
  openMorphoScene,
} from './morphoScene.ts'

const abi = parseAbi([
  'struct MarketParams { address loanToken; address collateralToken; address oracle; address irm; uint256 lltv; }',
  'function setFee(MarketParams marketParams, uint256 newFee)',
  'function setFeeRecipient(address newFeeRecipient)',
  'function enableIrm(address irm)',
  'function enableLltv(uint256 lltv)',
  'function createMarket(MarketParams marketParams)',
])

let scene: MorphoScene

beforeAll(async () => {
  scene = await openMorphoScene()
}, 600_000)

afterAll(async () => {
  await scene?.world.close()
})

test('behavior: a liquidation price is the exact edge for the contract', async () => {
  const { at, rows, accounts } = await indexedMorpho(scene)
  const { deployment } = scene
  const readings = accounts.map((key) =>
    morphoBlue.assemble(rows as never, { deployment, key, at }),
  )
  const borrowers = readings.filter(({ snapshot }) => snapshot.debts.length > 0)
  expect(borrowers.length).toBeGreaterThan(5)
  for (const reading of borrowers) {
    const [edge] = morphoBlue.margin(reading).liquidationPrices
    const highest = edge?.priceRaw as bigint
    for (const valueRaw of [highest, highest + 1n]) {
      const price = { ...reading.oraclePrices[0], valueRaw }
      const moved = { ...reading, oraclePrices: [price] } as MorphoReading
      expect(morphoBlue.margin(moved).liquidation.isLiquidatable).toBe(valueRaw === highest)
      // PUSH32 price, MSTORE at 0, RETURN 32 bytes: an oracle that says just this.
      const code = `0x7f${valueRaw.toString(16).padStart(64, '0')}60005260206000f3` as Hex
      const stateOverride = [{ address: reading.snapshot.state.params.oracle, code }]
      const asked = { reading, blockHash: at.hash, stateOverride }
      expect(await isHealthyToContract(scene, asked)).toBe(valueRaw !== highest)
    }
  }
}, 600_000)

test('behavior: fee recipients, idle markets and dead oracles take both routes alike', async () => {
  const [wbtc, weth, link] = scene.markets
  const { chain } = scene
  const [alice, bob] = chain.actors.slice(-3).map(lower) as [Address, Address]
  const dead = { ...weth, oracle: zeroAddress }
  const none = { collateralToken: zeroAddress, oracle: zeroAddress, irm: zeroAddress, lltv: 0n }
  const idle = { ...weth, ...none }
  await send(
    chain.admin,
    encodeFunctionData({ abi, functionName: 'setFeeRecipient', args: [alice] }),
  )
  const fee = 25n * 10n ** 16n
  await send(chain.admin, encodeFunctionData({ abi, functionName: 'setFee', args: [link, fee] }))
  await send(
    chain.admin,
    encodeFunctionData({ abi, functionName: 'enableIrm', args: [zeroAddress] }),
  )
  await send(chain.admin, encodeFunctionData({ abi, functionName: 'enableLltv', args: [0n] }))
  for (const params of [dead, idle])
    await send(
      chain.admin,
      encodeFunctionData({ abi, functionName: 'createMarket', args: [params] }),
    )
  await deposit(bob, { params: dead, asset: dead.collateralToken })
  await deposit(bob, { params: dead, asset: dead.loanToken })
  await deposit(bob, { params: idle, asset: idle.loanToken })
  // An accrual gives the fees so far to the one recipient; what is pending goes to the next.
  await deposit(bob, { params: link, asset: link.loanToken })
  await send(chain.admin, encodeFunctionData({ abi, functionName: 'setFeeRecipient', args: [bob] }))
  await chain.mine({})

  const { at, rows, accounts } = await indexedMorpho(scene)
  const readings = await agreeing({ at, rows, accounts })
  const find = (params: MarketParams, owner: Address) => {
    const id = toMarginAccountId(keyOf(scene, { params, owner }))
    return readings.find(({ snapshot }) => toMarginAccountId(snapshot.key) === id)
  }
  expect(find(dead, bob)?.snapshot.gaps).toMatchObject([{ kind: 'oracle-unavailable' }])
  expect(find(dead, bob)?.oraclePrices).toEqual([])
  expect(find(idle, bob)?.snapshot.gaps).toEqual([])
  for (const owner of [alice, bob])
    expect(find(link, owner)?.snapshot.state.position.supplyShares).toBeGreaterThan(0n)

  const { deployment } = scene
  const markets = morphoBlue.markets(rows as never, { deployment, at })
  expect(markets.length).toBe((chain.morpho?.markets.length ?? 0) + 2)
  const totals = readings.find(({ snapshot }) => snapshot.key.sub === idOf(wbtc))?.snapshot.state
  expect(markets.find(({ marketId }) => marketId === idOf(wbtc))).toMatchObject({
    totalSuppliedRaw: totals?.market.totalSupplyAssets,
    totalBorrowedRaw: totals?.market.totalBorrowAssets,
  })
}, 600_000)

/** Both routes at one block, equal; and the venue's answers equal to the margin's. */
async function agreeing(parameters: {
  readonly at: BlockRef
  readonly rows: RowReader
  readonly accounts: readonly MarginAccountKey[]
}): Promise<readonly MorphoReading[]> {
  const { at, accounts } = parameters
  const { chain, deployment } = scene
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

async function deposit(
  owner: Address,
  { params, asset }: { readonly params: MorphoState['params']; readonly asset: Address },
): Promise<void> {
  const before = await foreseen(scene, { params, owner })
  const change = { kind: 'deposit', asset, amountRaw: 1_000_003n } as const
  const { calls } = morphoBlue.encode(before, { deployment: scene.deployment, change })
  await send(owner, calls[0]?.data ?? '0x')
}

async function send(from: Address, data: Hex): Promise<void> {
  const sent = await scene.chain.send({ from, to: scene.deployment.root, data })
  expect(sent.status).toBe('success')
}

function byId(readings: readonly MorphoReading[]): ReadonlyMap<string, MorphoReading> {
  const entries = readings.map((one) => [toMarginAccountId(one.snapshot.key), one] as const)
  return new Map(entries.sort(([left], [right]) => (left < right ? -1 : 1)))
}

function lower(address: string): Address {
  return address.toLowerCase() as Address
}
