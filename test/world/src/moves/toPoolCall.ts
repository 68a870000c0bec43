import type { Address, Hex } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import type { DeployedChain } from '../deploy/deployChain.ts'

/** Makes a call of the pool. */
export function toPoolCall(
  chain: DeployedChain,
  parameters: { readonly from: Address; readonly data: Hex },
): ChainTransaction {
  return { ...parameters, to: chain.aave.pool }
}
