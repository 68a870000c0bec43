import type { Address } from 'viem'
import type { AaveSettings } from './chainSettings.ts'

/** The contracts of one Aave market. */
export type AaveContracts = {
  readonly release: AaveSettings['release']
  /** The root: everything else follows from it. */
  readonly addressesProvider: Address
  readonly pool: Address
  /** What the pool's proxy runs. */
  readonly poolImplementation: Address
  readonly configurator: Address
  readonly aclManager: Address
  readonly oracle: Address
  readonly dataProvider: Address
  readonly treasury: Address
  readonly reserves: readonly AaveReserve[]
  readonly eModeCategoryId: number
}

export type AaveReserve = {
  readonly symbol: string
  readonly asset: Address
  readonly aToken: Address
  readonly variableDebtToken: Address
  /** 3.0.2 only. */
  readonly stableDebtToken?: Address
  /** 3.0.2 only: the strategy in use and one to change to. */
  readonly rateStrategies?: readonly [Address, Address]
}

/** What a market is deployed from. */
export type DeployAaveParameters = {
  readonly settings: AaveSettings
  readonly treasury: Address
  readonly tokens: Readonly<Record<string, Address>>
  /** Where the oracle asks for each asset's price. */
  readonly priceSources: Readonly<Record<string, Address>>
}
