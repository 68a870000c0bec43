import { createRequire } from 'node:module'
import type { Address, Hex } from 'viem'
import { locatePackage } from '../compile/collectSources.ts'
import type { Rpc } from './createRpc.ts'

/** Where Multicall3 lives on every chain. */
export const MULTICALL3_ADDRESS: Address = '0xcA11bde05977b3631167028862bE2a173976CA11'

/**
 * Puts Multicall3 at its canonical address: its creation code is run as a call, and what that
 * returns is the code. Do it before the first block, so that every block has it.
 */
export async function installMulticall3(rpc: Rpc): Promise<void> {
  const code = await rpc.request<Hex>('eth_call', [{ data: readCreationCode() }, 'latest'])
  await rpc.request('anvil_setCode', [MULTICALL3_ADDRESS, code])
}

// viem carries the code but does not export it.
function readCreationCode(): Hex {
  const file = `${locatePackage('viem')}/_cjs/constants/contracts.js`
  const constants = createRequire(import.meta.url)(file) as { readonly multicall3Bytecode: Hex }
  return constants.multicall3Bytecode
}
