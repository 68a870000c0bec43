import type { AaveReserve } from './aaveState.ts'

/** What the pool packs into one word for each reserve. */
export type ReserveConfiguration = Pick<
  AaveReserve,
  | 'ltvBps'
  | 'liquidationThresholdBps'
  | 'liquidationBonusBps'
  | 'protocolFeeBps'
  | 'isActive'
  | 'isFrozen'
  | 'isPaused'
  | 'isBorrowable'
  | 'isSiloed'
  | 'isBorrowableInIsolation'
  | 'supplyCap'
  | 'borrowCap'
  | 'debtCeiling'
> & { readonly decimals: number; readonly reserveFactorBps: bigint }

/**
 * Unpacks a reserve's configuration word.
 *
 * @see DataTypes.sol, `ReserveConfigurationMap`.
 */
export function reserveConfiguration(word: bigint): ReserveConfiguration {
  const bits = (from: number, count: number): bigint => BigInt.asUintN(count, word >> BigInt(from))
  const bit = (at: number): boolean => bits(at, 1) === 1n
  return {
    ltvBps: bits(0, 16),
    liquidationThresholdBps: bits(16, 16),
    liquidationBonusBps: bits(32, 16),
    decimals: Number(bits(48, 8)),
    isActive: bit(56),
    isFrozen: bit(57),
    isBorrowable: bit(58),
    isPaused: bit(60),
    isBorrowableInIsolation: bit(61),
    isSiloed: bit(62),
    reserveFactorBps: bits(64, 16),
    borrowCap: bits(80, 36),
    supplyCap: bits(116, 36),
    protocolFeeBps: bits(152, 16),
    debtCeiling: bits(212, 40),
  }
}

/** The eMode category that a word names; 0 is none. From 3.2 no word does. */
export function categoryOfWord(word: bigint): number {
  return Number(BigInt.asUintN(8, word >> 168n))
}
