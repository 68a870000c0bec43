import type { Deployment } from '@crossmargin/adapters'
import { assertInvariant, BaseError } from '@crossmargin/core'
import type { CommandDef } from 'citty'
import { connectChain } from '../../assess/connectChain.ts'
import type { Config } from '../../config/config.ts'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import { UsageError } from '../../errors/usageError.ts'
import type { StoreReader } from '../../store/store.ts'
import { sampleBlocks } from '../../verify/sampleBlocks.ts'
import type { Verification } from '../../verify/verification.ts'
import { type DeploymentVerification, verifyDeployment } from '../../verify/verifyDeployment.ts'
import type { CliContext } from '../cliContext.ts'
import { configFlag, jsonFlag } from '../commonFlags.ts'
import { jsonText } from '../jsonText.ts'
import { loadCliConfig } from '../loadCliConfig.ts'
import { parseCount } from '../parseCount.ts'
import { verificationText } from '../tables/verificationText.ts'

const defaultBlocks = 50

/** `crossmargin verify` */
export function verifyCommand(context: CliContext): CommandDef {
  return {
    args: {
      blocks: {
        type: 'string',
        valueHint: 'count',
        description: `Blocks of each chain, spread over what is retained; ${defaultBlocks} by default`,
      },
      accounts: {
        type: 'string',
        valueHint: 'count',
        description: 'Accounts of each deployment at each block; all by default',
      },
      config: configFlag,
      json: jsonFlag,
    },
    run: ({ args: { config, json, blocks, accounts } }) =>
      runVerify(context, {
        configPath: config,
        isJson: json === true,
        blockCount: parseCount(blocks, 'blocks') ?? defaultBlocks,
        accountLimit: parseCount(accounts, 'accounts'),
      }),
  }
}

type VerifyParameters = {
  readonly configPath: unknown
  readonly isJson: boolean
  readonly blockCount: number
  readonly accountLimit: number | undefined
}

/**
 * Compares index, read route and contract over the whole indexed database.
 *
 * @returns 0 when all is equal; 4 with differences, or with blocks nobody could answer for; 5 when no
 * chain answered.
 * @throws ConfigError, StoreOpenError, UsageError for a database without anything to verify
 */
async function runVerify(context: CliContext, parameters: VerifyParameters): Promise<ExitCode> {
  const config = await loadCliConfig(context, { path: parameters.configPath })
  const store = await context.openReader(config.databasePath)
  try {
    const chains = config.chains.filter(({ id }) => store.loadCheckpoint(id) !== undefined)
    if (chains.length === 0) {
      throw new UsageError(`Nothing is indexed in ${config.databasePath} yet.`, {
        remedy: 'Let `crossmargin start` index first, then verify.',
      })
    }
    const verifications: Verification[] = []
    for (const chain of chains) {
      verifications.push(await verifyChain(context, { ...parameters, chain, store }))
    }
    const verification: Verification = {
      deployments: verifications.flatMap(({ deployments }) => deployments),
      failures: verifications.flatMap(({ failures }) => failures),
    }
    context.stdout.write(
      parameters.isJson
        ? jsonText(verification)
        : verificationText(verification, new Map(config.chains.map(({ id, name }) => [id, name]))),
    )
    return exitCodeOf(verification)
  } finally {
    store.close()
  }
}

async function verifyChain(
  context: CliContext,
  parameters: VerifyParameters & {
    readonly chain: Config['chains'][number]
    readonly store: StoreReader
  },
): Promise<Verification> {
  const { chain, store } = parameters
  const deployments = store.listDeployments().filter(({ chainId }) => chainId === chain.id)
  try {
    const connection = await connectChain(chain)
    try {
      const results: DeploymentVerification[] = []
      for (const deployment of deployments) {
        context.stderr.write(`Verifying ${deployment.venue} on ${chain.name}…\n`)
        const work = toWork(context, { ...parameters, deployment })
        results.push(await verifyDeployment(connection.client, work))
      }
      return { deployments: results, failures: [] }
    } finally {
      await connection.close()
    }
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    return { deployments: [], failures: [error.shortMessage] }
  }
}

function toWork(
  context: CliContext,
  parameters: VerifyParameters & { readonly store: StoreReader; readonly deployment: Deployment },
): Parameters<typeof verifyDeployment>[1] {
  const { store, deployment, blockCount, accountLimit } = parameters
  const adapter = context.adapters.find(({ id }) => id === deployment.venue)
  assertInvariant(adapter !== undefined, 'a store holds only deployments of known venues')
  const { chainId, startBlock: fromNumber } = deployment
  return {
    store,
    adapter,
    deployment,
    blocks: sampleBlocks(store, { chainId, fromNumber, count: blockCount }),
    signal: context.signal,
    ...(accountLimit === undefined ? {} : { accountLimit }),
  }
}

function exitCodeOf({ deployments, failures }: Verification): ExitCode {
  if (deployments.length === 0 && failures.length > 0) return exitCodes.rpc
  // Nothing compared is nothing verified.
  const isWhole =
    failures.length === 0 &&
    deployments.some(({ compared }) => compared > 0) &&
    deployments.every(({ differences, unanswered }) => differences.length + unanswered.length === 0)
  return isWhole ? exitCodes.ok : exitCodes.partial
}
