import { type Address, concatHex, getContractAddress, type Hex } from 'viem'
import type { ChainTransaction } from '../anvil/createChainDriver.ts'
import type { Artifacts } from '../compile/compileProject.ts'
import { WorldError } from '../worldError.ts'

/**
 * Writes down deployments and calls of one account on a chain where it has sent nothing yet.
 *
 * Addresses follow from the nonce, so nothing has to be mined before the next step is known.
 */
export type Deployer = {
  readonly account: Address
  /** Deploys a contract, and before it the libraries it links to. */
  deploy(name: string, constructorData?: Hex): Address
  call(to: Address, data: Hex): void
  readonly transactions: readonly ChainTransaction[]
}

const DEPLOY_GAS = 12_000_000n

/** Creates the deployer of an account. */
export function createDeployer(account: Address, artifacts: Artifacts): Deployer {
  const transactions: ChainTransaction[] = []
  const libraries = new Map<string, Address>()

  const link = (name: string): Hex => {
    const artifact = artifacts[name]
    if (artifact === undefined) throw missingArtifact(name)
    let code = artifact.creationCode
    for (const { library, byteOffset } of artifact.links) {
      const address = libraries.get(library) ?? deploy(library)
      libraries.set(library, address)
      const at = byteOffset * 2
      code = code.slice(0, at) + address.slice(2).toLowerCase() + code.slice(at + 40)
    }
    return `0x${code}`
  }
  const deploy = (name: string, constructorData: Hex = '0x'): Address => {
    const data = concatHex([link(name), constructorData])
    const address = getContractAddress({ from: account, nonce: BigInt(transactions.length) })
    transactions.push({ from: account, data, gas: DEPLOY_GAS })
    return address
  }
  return {
    account,
    deploy,
    transactions,
    call: (to, data) => {
      transactions.push({ from: account, to, data, gas: DEPLOY_GAS })
    },
  }
}

function missingArtifact(name: string): WorldError {
  return new WorldError({
    value: `contract "${name}"`,
    bound: 'a contract of one of the compiled projects',
    remedy: 'Add its file to the entries of contractProjects.ts.',
  })
}
