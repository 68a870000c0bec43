import type { VenueAdapter } from '@crossmargin/adapters'
import { BaseError } from '@crossmargin/core'
import { connectChain } from '../assess/connectChain.ts'
import type { ChainConfig, Config } from '../config/config.ts'
import { exitCodes } from '../errors/exitCode.ts'
import { OperatingError } from '../errors/operatingError.ts'

/**
 * Finds before the start what trying again would never mend: a node of another chain, a root that is
 * no such venue's. And a start at which no node at all answers is no start.
 *
 * A chain that does not answer while another does is left to its own loop, which keeps trying.
 *
 * @throws WrongChainError or what discovery says of a wrong root (exit 2); RpcUnreachableError when
 * no chain answers (exit 5).
 */
export async function preflight(
  config: Pick<Config, 'chains' | 'deployments'>,
  parameters: { readonly adapters: readonly VenueAdapter[] },
): Promise<void> {
  const failures = await Promise.all(
    config.chains.map((chain) => checkChain(chain, { ...parameters, config })),
  )
  const found = failures.filter((failure) => failure !== undefined)
  const permanent = found.find((failure) => !failure.retryable)
  if (permanent !== undefined) throw permanent
  if (found.length > 0 && found.length === config.chains.length) throw found[0]
}

async function checkChain(
  chain: ChainConfig,
  parameters: {
    readonly config: Pick<Config, 'deployments'>
    readonly adapters: readonly VenueAdapter[]
  },
): Promise<OperatingError | undefined> {
  const { config, adapters } = parameters
  try {
    const { client, close } = await connectChain(chain)
    try {
      for (const deployment of config.deployments) {
        if (deployment.chainId !== chain.id) continue
        await adapters.find(({ id }) => id === deployment.venue)?.discover(client, deployment)
      }
    } finally {
      await close()
    }
    return undefined
  } catch (error) {
    return toOperatingError(chain, error)
  }
}

/** Discovery's own errors are about the configured root; the rest is the node's and may pass. */
function toOperatingError(chain: ChainConfig, error: unknown): OperatingError | undefined {
  if (error instanceof OperatingError) return error
  if (!(error instanceof BaseError) || error.retryable) return undefined
  return new OperatingError(`Chain ${chain.name}: ${error.shortMessage}`, {
    exitCode: exitCodes.usage,
    metaMessages: error.metaMessages,
  })
}
