import type { Address, Hex } from '@crossmargin/core'
import { type Client, encodeAbiParameters, keccak256, parseAbiParameters, toHex } from 'viem'
import { callViews } from '../kit/callViews.ts'
import type { Deployment } from '../kit/deployment.ts'
import { decodeView, encodeView } from '../kit/view.ts'
import { morphoFunctionsAbi as abi } from './morphoAbi.ts'
import { NotMorphoError } from './notMorphoError.ts'

const domainTypeHash = keccak256(toHex('EIP712Domain(uint256 chainId,address verifyingContract)'))

/**
 * Checks that a root address is a Morpho singleton of the chain.
 *
 * The contract's domain separator names its chain and its own address, so a match also rules out a
 * node of another chain.
 *
 * @throws NotMorphoError when it is not.
 */
export async function discoverMorpho(
  client: Client,
  parameters: {
    readonly chainId: number
    readonly root: Address
    readonly startBlock: number
  },
): Promise<Deployment> {
  const { chainId, startBlock } = parameters
  const root = parameters.root.toLowerCase() as Address
  const head = (await client.request({
    method: 'eth_getBlockByNumber',
    params: ['latest', false],
  } as never)) as { readonly hash: Hex }
  const view = encodeView({ address: root, abi, functionName: 'DOMAIN_SEPARATOR' })
  const answers = await callViews(client, { views: [view], at: head })
  const separator = decodeView({
    abi,
    functionName: 'DOMAIN_SEPARATOR',
    result: answers.get(view),
  })
  const expected = keccak256(
    encodeAbiParameters(parseAbiParameters('bytes32, uint256, address'), [
      domainTypeHash,
      BigInt(chainId),
      root,
    ]),
  )
  if (separator !== expected) throw new NotMorphoError({ chainId, root })
  return { venue: 'morpho-blue', chainId, root, startBlock, contracts: { morpho: root } }
}
