import { readFileSync } from 'node:fs'
import { locatePackage } from './collectSources.ts'
import type { Artifacts } from './compileProject.ts'

/** What the names of Aave 3.0.2's contracts begin with: most are also names of 3.6's. */
export const AAVE_302_PREFIX = 'aave-3.0.2/'

const FILES: readonly string[] = [
  'misc/AaveOracle',
  'misc/AaveProtocolDataProvider',
  'protocol/configuration/ACLManager',
  'protocol/configuration/PoolAddressesProvider',
  'protocol/libraries/logic/BorrowLogic',
  'protocol/libraries/logic/BridgeLogic',
  'protocol/libraries/logic/ConfiguratorLogic',
  'protocol/libraries/logic/EModeLogic',
  'protocol/libraries/logic/FlashLoanLogic',
  'protocol/libraries/logic/LiquidationLogic',
  'protocol/libraries/logic/PoolLogic',
  'protocol/libraries/logic/SupplyLogic',
  'protocol/pool/DefaultReserveInterestRateStrategy',
  'protocol/pool/Pool',
  'protocol/pool/PoolConfigurator',
  'protocol/tokenization/AToken',
  'protocol/tokenization/StableDebtToken',
  'protocol/tokenization/VariableDebtToken',
]

/** Reads the contracts of Aave 3.0.2, which its package ships compiled. */
export function loadAave302(): Artifacts {
  const folder = `${locatePackage('@aave/core-v3')}/artifacts/contracts`
  return Object.fromEntries(
    FILES.map((file) => {
      const name = file.slice(file.lastIndexOf('/') + 1)
      const text = readFileSync(`${folder}/${file}.sol/${name}.json`, 'utf8')
      const { bytecode, linkReferences } = JSON.parse(text) as ShippedArtifact
      const links = Object.values(linkReferences).flatMap((byName) =>
        Object.entries(byName).flatMap(([library, places]) =>
          places.map(({ start }) => ({
            library: `${AAVE_302_PREFIX}${library}`,
            byteOffset: start,
          })),
        ),
      )
      return [`${AAVE_302_PREFIX}${name}`, { creationCode: bytecode.slice(2), links }]
    }),
  )
}

type ShippedArtifact = {
  readonly bytecode: string
  readonly linkReferences: Record<string, Record<string, readonly { readonly start: number }[]>>
}
