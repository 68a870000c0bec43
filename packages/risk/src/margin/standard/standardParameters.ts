/** Rates of one underlying in the standard model; shares of one. */
export type StandardMarketParameters = {
  readonly perpetualMaintenance: number
  readonly perpetualInitial: number
  /** Share of the base asset's value that counts. */
  readonly baseFactor: number
  /** Multiplies the base factor on the initial side. */
  readonly baseInitialScale: number
}

/** The standard model of Derive, as data: every position on its own, bounded by its expiry's largest loss. */
export type StandardMarginParameters = {
  readonly name: string
  readonly version: string
  readonly source: string
  /** Highest and lowest share of spot asked for a short option, initial side. */
  readonly maximumSpotRate: number
  readonly minimumSpotRate: number
  /** Share of spot a short call or put, maintenance side. */
  readonly callSpotRate: number
  readonly putSpotRate: number
  /** Share of a short put's mark asked where that is more than the spot charge. */
  readonly putMarkRate: number
  /** A short put's initial margin is at least this multiple of its maintenance margin. */
  readonly putMaintenanceScale: number
  /** Multiplies the forward for calls sold beyond those bought, whose loss has no bound. */
  readonly unpairedMaintenanceScale: number
  readonly unpairedInitialScale: number
  readonly oracle: { readonly threshold: number; readonly rate: number }
  readonly depeg: { readonly threshold: number; readonly factor: number }
  /** By underlying; `default` is for those not named. */
  readonly markets: Readonly<Record<string, StandardMarketParameters>> & {
    readonly default: StandardMarketParameters
  }
}

/**
 * Derive's standard risk manager with the parameters of its portfolio tests.
 *
 * @see TestStandardManager_Portfolio_Cases.t.sol of derivexyz/v2-core at 7736900
 */
export const deriveSrm: StandardMarginParameters = {
  name: 'derive-srm',
  version: '7736900',
  source: 'derivexyz/v2-core 7736900, StandardManager portfolio cases',
  maximumSpotRate: 0.15,
  minimumSpotRate: 0.1,
  callSpotRate: 0.075,
  putSpotRate: 0.075,
  putMarkRate: 0.075,
  putMaintenanceScale: 1.05,
  unpairedMaintenanceScale: 1.1,
  unpairedInitialScale: 1.2,
  oracle: { threshold: 0.4, rate: 0.4 },
  depeg: { threshold: 0.98, factor: 1.2 },
  markets: {
    default: {
      perpetualMaintenance: 0.05,
      perpetualInitial: 0.065,
      baseFactor: 0.8,
      baseInitialScale: 1,
    },
  },
}
