import { morphoBlue } from '@crossmargin/adapters'
import type { AccountChange, Hex } from '@crossmargin/core'
import { type Address, BaseError } from 'viem'
import { call } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blockAt } from './indexInMemory.ts'
import {
  foreseen,
  type MorphoReading,
  type MorphoScene,
  movePrice,
  openMorphoScene,
  type Seat,
} from './morphoScene.ts'

let scene: MorphoScene

beforeAll(async () => {
  scene = await openMorphoScene()
}, 600_000)

afterAll(async () => {
  await scene?.world.close()
})

const usd = 10n ** 6n
const eth = 10n ** 18n

test('behavior: deposits, loans, repayments and withdrawals are foretold to the wei', async () => {
  const { weth, alice, bob } = cast()
  const { usdc, collateral } = assetsOf(weth)
  await does(alice(weth), { kind: 'deposit', asset: usdc, amountRaw: 2_000_003n })
  await does(alice(weth), { kind: 'deposit', asset: collateral, amountRaw: 3n * eth + 7n })
  await does(bob(weth), { kind: 'deposit', asset: usdc, amountRaw: 100_000n * usd })
  await does(alice(weth), { kind: 'borrow', asset: usdc, amountRaw: 1_234_567_891n })
  await does(alice(weth), { kind: 'withdraw', asset: collateral, amountRaw: 1n })
  await does(alice(weth), { kind: 'withdraw', asset: usdc, amountRaw: 999_999n })
  await does(alice(weth), { kind: 'withdraw', asset: usdc, amountRaw: 'all' })
  await does(alice(weth), { kind: 'repay', asset: usdc, amountRaw: 234_567_890n })
  await does(alice(weth), { kind: 'repay', asset: usdc, amountRaw: 'all' })
  await does(alice(weth), { kind: 'withdraw', asset: collateral, amountRaw: 'all' })
}, 600_000)

test("behavior: a refusal gives the contract's own reason", async () => {
  const { weth, alice } = cast()
  const { usdc, collateral } = assetsOf(weth)
  const seat = alice(weth)
  await does(seat, { kind: 'deposit', asset: collateral, amountRaw: 2n * eth })
  const refused: readonly (readonly [reason: string, change: AccountChange])[] = [
    ['insufficient collateral', { kind: 'borrow', asset: usdc, amountRaw: 9_000_000n * usd }],
    ['inconsistent input', { kind: 'borrow', asset: usdc, amountRaw: 0n }],
    ['inconsistent input', { kind: 'repay', asset: usdc, amountRaw: 'all' }],
    ['inconsistent input', { kind: 'withdraw', asset: usdc, amountRaw: 'all' }],
    ['zero assets', { kind: 'deposit', asset: collateral, amountRaw: 0n }],
    ['zero assets', { kind: 'withdraw', asset: collateral, amountRaw: 0n }],
    ['max uint128 exceeded', { kind: 'deposit', asset: collateral, amountRaw: 2n ** 128n }],
    ['Panic(0x11)', { kind: 'deposit', asset: collateral, amountRaw: 2n ** 128n - 1n }],
    ['Panic(0x11)', { kind: 'repay', asset: usdc, amountRaw: 5n * usd }],
    ['Panic(0x11)', { kind: 'withdraw', asset: collateral, amountRaw: 3n * eth }],
    ['inconsistent input', { ...liquidation(weth), repayRaw: 'all' }],
  ]
  for (const [reason, change] of refused) await isRefused(seat, { change, reason })
}, 600_000)

test('behavior: the market can run dry, and the last unit of health is known', async () => {
  const { weth, link, alice, bob } = cast()
  const { usdc, collateral } = assetsOf(weth)
  const { market } = (await foreseen(scene, bob(weth))).snapshot.state
  const liquidity = market.totalSupplyAssets - market.totalBorrowAssets
  await does(alice(weth), { kind: 'deposit', asset: collateral, amountRaw: 400n * eth })
  const dry = { kind: 'borrow', asset: usdc, amountRaw: liquidity + usd } as const
  await isRefused(alice(weth), { change: dry, reason: 'insufficient liquidity' })
  await does(alice(weth), { ...dry, amountRaw: liquidity - 1_000n * usd })
  const leave = { kind: 'withdraw', asset: usdc, amountRaw: 'all' } as const
  await isRefused(bob(weth), { change: leave, reason: 'insufficient liquidity' })
  const early = { ...liquidation(weth), repayRaw: 'all' } as const
  await isRefused(alice(weth), { change: early, reason: 'position is healthy' })

  const asset = link.collateralToken
  await does(bob(link), { kind: 'deposit', asset: usdc, amountRaw: 50_000n * usd })
  await does(alice(link), { kind: 'deposit', asset, amountRaw: 300n * eth + 11n })
  const most = morphoBlue.margin(await foreseen(scene, alice(link))).slackInitialRaw
  const over = { kind: 'borrow', asset: usdc, amountRaw: most + 1n } as const
  await isRefused(alice(link), { change: over, reason: 'insufficient collateral' })
  // The debt is rounded up, so the last unit of slack cannot always be borrowed.
  await does(alice(link), { ...over, amountRaw: most - 1n })
}, 600_000)

test('behavior: liquidations are foretold to the wei, bad debt included', async () => {
  const { wbtc, alice, bob, carol } = cast()
  const { usdc, collateral } = assetsOf(wbtc)
  await does(bob(wbtc), { kind: 'deposit', asset: usdc, amountRaw: 400_000n * usd })
  for (const seat of [alice(wbtc), bob(wbtc), carol(wbtc)]) {
    await does(seat, { kind: 'deposit', asset: collateral, amountRaw: 10n ** 8n + 3n })
    const { slackInitialRaw } = morphoBlue.margin(await foreseen(scene, seat))
    await does(seat, { kind: 'borrow', asset: usdc, amountRaw: slackInitialRaw - 5n })
  }
  const liquidate = liquidation(wbtc)
  await movePrice(scene, { symbol: 'WBTC', percent: 97n })
  await does(alice(wbtc), { ...liquidate, repayRaw: 1_000n * usd + 1n })
  const nothing = { ...liquidate, repayRaw: 0n }
  await isRefused(alice(wbtc), { change: nothing, reason: 'inconsistent input' })
  const tooMuch = { ...liquidate, repayRaw: 900_000n * usd }
  await isRefused(alice(wbtc), { change: tooMuch, reason: 'Panic(0x11)' })
  await does(alice(wbtc), { ...liquidate, repayRaw: 'all' })

  await movePrice(scene, { symbol: 'WBTC', percent: 80n })
  await does(bob(wbtc), { ...liquidate, repayRaw: 30_000n * usd })
  const before = (await foreseen(scene, bob(wbtc))).snapshot.state.market
  await does(bob(wbtc), { ...liquidate, repayRaw: 'all' })
  const after = (await foreseen(scene, bob(wbtc))).snapshot.state.market
  expect(after.totalSupplyAssets).toBeLessThan(before.totalSupplyAssets)
  await does(carol(wbtc), { ...liquidate, repayRaw: 'all' })
}, 600_000)

/** Foretells a change from indexed rows, makes it, and compares with what the chain then says. */
async function does(seat: Seat, change: AccountChange): Promise<void> {
  const { chain, deployment } = scene
  const before = await foreseen(scene, seat)
  const foretold = morphoBlue.transition(before, change)
  if ('reason' in foretold) return expect.fail(`${change.kind} is refused: ${foretold.reason}`)
  const { position, market } = foretold.state
  const sent = await chain.send({
    from: change.kind === 'liquidate' ? chain.keeper : seat.owner,
    to: deployment.root,
    data: dataOf(before, change),
    timestampSeconds: before.snapshot.at.timestampSeconds,
  })
  expect(sent.status, `${change.kind} succeeds`).toBe('success')
  const at = await blockAt(chain.client, chain.chainId, sent.blockNumber)
  const keys = [foretold.key]
  const [answer] = await morphoBlue.readAnswers(chain.client, { deployment, keys, at })
  expect(answer).toMatchObject({ ...market, ...position })
  const owners = [seat.owner]
  const read = await morphoBlue.read(chain.client, { deployment, owners, at })
  const own = read.find(({ snapshot }) => snapshot.key.sub === foretold.key.sub)
  const isHeld = foretold.collaterals.length + foretold.debts.length > 0
  expect(own?.snapshot).toEqual(isHeld ? { ...foretold, at } : undefined)
}

/** Foretells a refusal, and asks the contract for its own reason. */
async function isRefused(
  seat: Seat,
  { change, reason }: { readonly change: AccountChange; readonly reason: string },
): Promise<void> {
  const before = await foreseen(scene, seat)
  expect(morphoBlue.transition(before, change)).toMatchObject({ kind: 'refusal', reason })
  const account = change.kind === 'liquidate' ? scene.chain.keeper : seat.owner
  const data = dataOf(before, change)
  const to = scene.deployment.root
  const error = await call(scene.chain.client, { account, to, data }).catch((cause) => cause)
  expect(error).toBeInstanceOf(BaseError)
  expect(String(error)).toContain(reason === 'Panic(0x11)' ? '0x11' : reason)
}

function dataOf(reading: MorphoReading, change: AccountChange): Hex {
  const { deployment } = scene
  return morphoBlue.encode(reading, { deployment, change }).calls[0]?.data ?? '0x'
}

function cast() {
  const [wbtc, weth, link] = scene.markets
  const seats = scene.chain.actors.slice(-3).map((actor) => {
    const owner = actor.toLowerCase() as Address
    return (params: Seat['params']): Seat => ({ params, owner })
  })
  const [alice, bob, carol] = seats as [Seated, Seated, Seated]
  return { wbtc, weth, link, alice, bob, carol }
}

type Seated = (params: Seat['params']) => Seat

function assetsOf({ loanToken, collateralToken }: Seat['params']) {
  return { usdc: loanToken, collateral: collateralToken }
}

function liquidation({ loanToken, collateralToken }: Seat['params']) {
  return { kind: 'liquidate', collateral: collateralToken, debt: loanToken } as const
}
