import type { Address } from '@crossmargin/core'

/**
 * SparkLend: the same contracts as Aave v3, run by others; so deployments of the Aave venue.
 *
 * No package publishes its addresses. These are `poolAddressesProvider` of Spark's documentation
 * (sparkdotfi/spark-docs-v2, pages of deployed contracts) and of sparkdotfi/spark-address-registry.
 */
export const sparkMarkets: readonly {
  readonly chainId: number
  readonly root: Address
  readonly label: string
}[] = [
  { chainId: 1, root: '0x02C3eA4e34C0cBd694D2adFa2c690EECbC1793eE', label: 'Spark Ethereum' },
  { chainId: 100, root: '0xA98DaCB3fC964A6A0d2ce3B77294241585EAbA6d', label: 'Spark Gnosis' },
]
