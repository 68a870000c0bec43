/** 1e18: one, in most venues' fixed point. */
export const WAD: bigint = 10n ** 18n

/** 1e27: one, in Aave's indexes and rates. */
export const RAY: bigint = 10n ** 27n

/** 1e4: one, in basis points. */
export const BPS: bigint = 10_000n

/** A year as every venue we know counts it: 365 days, in seconds. */
export const SECONDS_PER_YEAR: bigint = 31_536_000n
