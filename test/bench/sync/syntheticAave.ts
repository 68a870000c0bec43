import { createHash } from 'node:crypto'
import { toEventSelector } from 'viem'
import { type RandomNumbers, randomNumbers } from '../randomNumbers.ts'

/** A log without its place in the chain. */
export type SyntheticLog = {
  readonly address: string
  readonly topics: readonly string[]
  readonly data: string
}

/** A balance as the token contract keeps it, by its own arithmetic. */
export type SyntheticPosition = { supply: bigint; debt: bigint; isCollateral: boolean }

/** A reserve's totals and what its last update said. */
export type SyntheticReserve = {
  readonly asset: string
  readonly aToken: string
  readonly debtToken: string
  supply: bigint
  debt: bigint
  liquidityIndex: bigint
  debtIndex: bigint
}

/** An Aave v3 market that acts as the contracts do, a seeded action at a time. */
export type SyntheticAave = {
  /** The logs that set the market up; to be the first of the chain. */
  readonly setup: readonly SyntheticLog[]
  /** The logs of the next action, one to three. */
  act(): readonly SyntheticLog[]
  /** By `owner asset`. */
  readonly positions: ReadonlyMap<string, SyntheticPosition>
  readonly reserves: readonly SyntheticReserve[]
}

const ray = 10n ** 27n

type ContractName = 'provider' | 'pool' | 'configurator' | 'oracle' | 'implementation'

/** The market's own contracts. */
export const contracts: Readonly<Record<ContractName, string>> = {
  provider: addressOf('provider'),
  pool: addressOf('pool'),
  configurator: addressOf('configurator'),
  oracle: addressOf('oracle'),
  implementation: addressOf('implementation'),
}

/** Reserves of the market, and people who use it. */
const reserveCount = 10

const topic = {
  poolUpdated: topicOf('event PoolUpdated(address indexed a, address indexed b)'),
  oracleUpdated: topicOf('event PriceOracleUpdated(address indexed a, address indexed b)'),
  initialized: topicOf(
    'event ReserveInitialized(address indexed a, address indexed b, address c, address d, address e)',
  ),
  configured: topicOf(
    'event CollateralConfigurationChanged(address indexed a, uint256 b, uint256 c, uint256 d)',
  ),
  borrowing: topicOf('event ReserveBorrowing(address indexed a, bool b)'),
  updated: topicOf(
    'event ReserveDataUpdated(address indexed a, uint256 b, uint256 c, uint256 d, uint256 e, uint256 f)',
  ),
  mint: topicOf(
    'event Mint(address indexed a, address indexed b, uint256 c, uint256 d, uint256 e)',
  ),
  burn: topicOf(
    'event Burn(address indexed a, address indexed b, uint256 c, uint256 d, uint256 e)',
  ),
  transfer: topicOf(
    'event BalanceTransfer(address indexed a, address indexed b, uint256 c, uint256 d)',
  ),
  collateral: topicOf('event ReserveUsedAsCollateralEnabled(address indexed a, address indexed b)'),
}

/**
 * Opens a market.
 *
 * Balances are kept scaled and rounded as a Pool of revision 10 does (supply down, debt up); logs
 * tell the change of the unscaled balance, as the token contracts emit it.
 */
export function syntheticAave(parameters: {
  readonly seed: number
  readonly users: number
}): SyntheticAave {
  const random = randomNumbers(parameters.seed)
  const owners = Array.from({ length: parameters.users }, (_, index) => addressOf(`user ${index}`))
  const reserves = Array.from(
    { length: reserveCount },
    (_, index): SyntheticReserve => ({
      asset: addressOf(`asset ${index}`),
      aToken: addressOf(`supply token ${index}`),
      debtToken: addressOf(`debt token ${index}`),
      supply: 0n,
      debt: 0n,
      liquidityIndex: ray,
      debtIndex: ray,
    }),
  )
  const positions = new Map<string, SyntheticPosition>()
  const pick = <item>(items: readonly item[]): item => items[random.below(items.length)] as item
  const at = (owner: string, asset: string): SyntheticPosition => {
    const key = `${owner} ${asset}`
    const position = positions.get(key) ?? { supply: 0n, debt: 0n, isCollateral: false }
    positions.set(key, position)
    return position
  }
  return {
    setup: setupLogs(reserves),
    positions,
    reserves,
    act() {
      const reserve = pick(reserves)
      const owner = pick(owners)
      const position = at(owner, reserve.asset)
      const choice = random.below(20)
      if (choice === 0) return transfer(reserve, { owner, to: pick(owners), at, random })
      const updated = update(reserve, random)
      const isDebt = choice >= 11
      const held = isDebt ? position.debt : position.supply
      const isLess = held > 0n && choice % 2 === 1
      const moved = move(reserve, { position, owner, isDebt, isLess, random })
      if (isDebt || isLess || position.isCollateral) return [updated, moved]
      position.isCollateral = true
      return [updated, moved, log(contracts.pool, [topic.collateral, reserve.asset, owner], [])]
    },
  }
}

function setupLogs(reserves: readonly SyntheticReserve[]): readonly SyntheticLog[] {
  const { provider, oracle, implementation, configurator } = contracts
  const nobody = `0x${'00'.repeat(20)}`
  return [
    log(provider, [topic.poolUpdated, nobody, implementation], []),
    log(provider, [topic.oracleUpdated, nobody, oracle], []),
    ...reserves.flatMap(({ asset, aToken, debtToken }) => [
      log(
        configurator,
        [topic.initialized, asset, aToken],
        [nobody, debtToken, nobody].map(BigInt),
      ),
      log(configurator, [topic.configured, asset], [7_500n, 8_000n, 10_500n]),
      log(configurator, [topic.borrowing, asset], [1n]),
    ]),
  ]
}

/** Interest since the last touch: a little, and always some, so that every index is another. */
function update(reserve: SyntheticReserve, random: RandomNumbers): SyntheticLog {
  reserve.liquidityIndex += BigInt(random.below(2 ** 31)) * 10n ** 12n
  reserve.debtIndex += BigInt(random.below(2 ** 31)) * 2n * 10n ** 12n
  const rate = BigInt(random.below(2 ** 31)) * 10n ** 16n
  return log(
    contracts.pool,
    [topic.updated, reserve.asset],
    [rate, 0n, rate * 2n, reserve.liquidityIndex, reserve.debtIndex],
  )
}

function move(
  reserve: SyntheticReserve,
  parameters: {
    readonly position: SyntheticPosition
    readonly owner: string
    readonly isDebt: boolean
    readonly isLess: boolean
    readonly random: RandomNumbers
  },
): SyntheticLog {
  const { position, owner, isDebt, isLess, random } = parameters
  const side = isDebt ? 'debt' : 'supply'
  const index = isDebt ? reserve.debtIndex : reserve.liquidityIndex
  const balance = (scaled: bigint): bigint =>
    isDebt ? (scaled * index + ray - 1n) / ray : (scaled * index) / ray
  const before = position[side]
  const now = balance(before)
  const amount = isLess
    ? (now * BigInt(1 + random.below(1_000))) / 1_000n
    : BigInt(1 + random.below(2 ** 31)) * 10n ** 12n
  // Minted: supply down, debt up. Burned: supply up, debt down. Against the account each time.
  const isUp = isDebt !== isLess
  const scaled = isUp ? (amount * ray + index - 1n) / index : (amount * ray) / index
  const change = isLess ? -(scaled > before ? before : scaled) : scaled
  position[side] = before + change
  reserve[side] += change
  const moved = balance(position[side]) - now
  const increase = now / 1_000_000n
  const emitter = isDebt ? reserve.debtToken : reserve.aToken
  const value = moved + increase
  // A burn smaller than the interest it meets is told as a mint.
  return value >= 0n
    ? log(emitter, [topic.mint, owner, owner], [value, increase, index])
    : log(emitter, [topic.burn, owner, owner], [-value, increase, index])
}

function transfer(
  reserve: SyntheticReserve,
  parameters: {
    readonly owner: string
    readonly to: string
    readonly at: (owner: string, asset: string) => SyntheticPosition
    readonly random: RandomNumbers
  },
): readonly SyntheticLog[] {
  const { owner, to, at, random } = parameters
  const from = at(owner, reserve.asset)
  const scaled = (from.supply * BigInt(random.below(1_000))) / 1_000n
  from.supply -= scaled
  at(to, reserve.asset).supply += scaled
  return [log(reserve.aToken, [topic.transfer, owner, to], [scaled, reserve.liquidityIndex])]
}

function log(address: string, topics: readonly string[], data: readonly bigint[]): SyntheticLog {
  return {
    address,
    topics: topics.map((it) => `0x${it.slice(2).padStart(64, '0')}`),
    data: `0x${data.map((word) => word.toString(16).padStart(64, '0')).join('')}`,
  }
}

function addressOf(name: string): string {
  return `0x${createHash('sha256').update(name).digest('hex').slice(0, 40)}`
}

function topicOf(signature: string): string {
  return toEventSelector(signature)
}
