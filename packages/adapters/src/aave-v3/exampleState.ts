import { type AccountReading, type Address, RAY, toAssetId } from '@crossmargin/core'
import { at, dai, deployment, key, prices, usdc, weth } from './aaveFixtures.ts'
import type { AavePosition, AaveReserve, AaveState } from './aaveState.ts'
import { toReading } from './toReading.ts'

function reserve(id: number, address: Address, symbol: string, decimals: number): AaveReserve {
  const token = (kind: string): Address => `0x${kind.repeat(39)}${id}` as Address
  return {
    address,
    asset: { id: toAssetId({ chainId: 1, address }), symbol, decimals },
    id,
    aToken: token('a'),
    debtToken: token('d'),
    ltvBps: 8_000n,
    liquidationThresholdBps: 8_250n,
    liquidationBonusBps: 10_500n,
    protocolFeeBps: 1_000n,
    isActive: true,
    isFrozen: false,
    isPaused: false,
    isBorrowable: true,
    isSiloed: false,
    isBorrowableInIsolation: false,
    graceUntilSeconds: 0,
    supplyCap: 0n,
    borrowCap: 0n,
    debtCeiling: 0n,
    isolationDebt: 0n,
    liquidityIndexRay: (RAY * 11n) / 10n,
    debtIndexRay: (RAY * 12n) / 10n,
    scaledSupply: 10n ** 24n,
    scaledDebt: 10n ** 23n,
    stableDebtRaw: 0n,
    treasuryScaled: 0n,
    treasuryPendingScaled: 0n,
    deficitRaw: 0n,
  }
}

/** Positions in scaled amounts; all pooled, nothing held, unless told. */
export function exampleState(change: Partial<AaveState> = {}): AaveState {
  return {
    pool: deployment.contracts['pool'] as Address,
    revision: 10,
    isDoubtful: false,
    oracle: '0x0000000000000000000000000000000000000009',
    baseCurrencyUnit: 10n ** 8n,
    isBorrowAllowed: true,
    isLiquidationAllowed: true,
    categoryId: 0,
    categories: [
      {
        id: 1,
        label: 'Stablecoins',
        ltvBps: 9_300n,
        liquidationThresholdBps: 9_500n,
        liquidationBonusBps: 10_100n,
        collateralBitmap: 0b110n,
        borrowableBitmap: 0b110n,
        ltvZeroBitmap: 0n,
        isIsolated: false,
        hasOwnPrice: false,
      },
    ],
    reserves: [
      reserve(0, weth, 'WETH', 18),
      reserve(1, usdc, 'USDC', 6),
      reserve(2, dai, 'DAI', 18),
    ],
    positions: [],
    ...change,
  }
}

/** A state with one reserve otherwise. */
export function withExampleReserve(
  state: AaveState,
  address: Address,
  change: Partial<AaveReserve>,
): AaveState {
  const reserves = state.reserves.map((it) => (it.address === address ? { ...it, ...change } : it))
  return { ...state, reserves }
}

/** A collateral position worth so much of an asset, index 1.1. */
export function supplied(asset: Address, scaledSupply: bigint): AavePosition {
  return { asset, scaledSupply, scaledDebt: 0n, stableDebtRaw: 0n, isCollateral: true }
}

/** A debt position, index 1.2. */
export function owed(asset: Address, scaledDebt: bigint): AavePosition {
  return { asset, scaledSupply: 0n, scaledDebt, stableDebtRaw: 0n, isCollateral: false }
}

/** The waist of a state, at the example block and prices. */
export function exampleReading(
  state: AaveState,
  known: ReadonlyMap<Address, bigint> = prices,
): AccountReading<AaveState> {
  return toReading({ key, at, state, prices: known })
}
