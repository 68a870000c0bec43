import { redactSecrets, rpcFailure, type VenueAdapter } from '@crossmargin/adapters'
import { assertInvariant, BaseError } from '@crossmargin/core'
import type { ChainConnection } from '../../assess/connectChain.ts'
import type { ChainConfig, Config, DeploymentConfig } from '../../config/config.ts'
import { checkEndpoint } from './checkEndpoint.ts'
import type { DoctorCheck } from './doctorCheck.ts'

/** Checks every node of a chain, and with the first that works every deployment on it. */
export async function checkChain(
  chain: ChainConfig,
  parameters: {
    readonly config: Pick<Config, 'deployments'>
    readonly adapters: readonly VenueAdapter[]
  },
): Promise<readonly DoctorCheck[]> {
  const endpoints = []
  for (const node of chain.endpoints) endpoints.push(await checkEndpoint(chain, node))
  const checks = endpoints.flatMap((endpoint) => endpoint.checks)
  const connection = endpoints.find((endpoint) => endpoint.connection !== undefined)?.connection
  try {
    if (connection === undefined) return checks
    const deployments = parameters.config.deployments.filter(({ chainId }) => chainId === chain.id)
    for (const deployment of deployments) {
      const adapter = parameters.adapters.find(({ id }) => id === deployment.venue)
      assertInvariant(adapter !== undefined, 'a checked configuration names only known venues')
      checks.push(await checkDeployment(connection, { adapter, deployment, chain }))
    }
    return checks
  } finally {
    await Promise.all(endpoints.map((endpoint) => endpoint.connection?.close()))
  }
}

async function checkDeployment(
  { client }: ChainConnection,
  parameters: {
    readonly adapter: VenueAdapter
    readonly deployment: DeploymentConfig
    readonly chain: ChainConfig
  },
): Promise<DoctorCheck> {
  const { adapter, deployment, chain } = parameters
  const subject = `${deployment.venue} on ${chain.name}, ${deployment.root}`
  try {
    const { contracts } = await adapter.discover(client, deployment)
    const count = Object.keys(contracts).length
    return { subject, result: 'ok', message: `${count} contracts found from the root.` }
  } catch (error) {
    const said = error instanceof BaseError ? redactSecrets(error.shortMessage) : rpcFailure(error)
    return {
      subject,
      result: 'failed',
      fault: 'usage',
      message: `the root is not found to be one: ${said.replace(/\.$/, '')}.`,
      remedy: `Write the address of ${adapter.rootLabel} as root.`,
    }
  }
}
