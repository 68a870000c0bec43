import type { MarginStatus } from '@crossmargin/core'
import type { PortfolioReport } from '@crossmargin/risk'
import type { AssessedPortfolio } from '@crossmargin/sdk'
import type { CommandDef } from 'citty'
import { readConfiguredPortfolio } from '../../assess/readConfiguredPortfolio.ts'
import type { Config } from '../../config/config.ts'
import { narrowConfig } from '../../config/narrowConfig.ts'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import { UsageError } from '../../errors/usageError.ts'
import type { CliContext } from '../cliContext.ts'
import { configFlag, jsonFlag } from '../commonFlags.ts'
import { flagValues } from '../flagValues.ts'
import { jsonText } from '../jsonText.ts'
import { loadCliConfigOrKnown } from '../loadCliConfig.ts'
import { parseOwners } from '../parseOwners.ts'
import { portfolioTable } from '../tables/portfolioTable.ts'

/** At or below the threshold for a margin call. */
const breached: readonly MarginStatus[] = ['MARGIN_CALL', 'LIQUIDATABLE', 'BANKRUPT']

/** `crossmargin portfolio <address…>` */
export function portfolioCommand(context: CliContext): CommandDef {
  return {
    args: {
      address: { type: 'positional', required: false, description: 'One owner or several' },
      config: {
        ...configFlag,
        description: `${configFlag.description}; without any, every known chain and venue`,
      },
      chain: {
        type: 'string',
        valueHint: 'name',
        description: 'Only this chain, by name or id; may be given several times',
      },
      rpc: {
        type: 'string',
        valueHint: 'chain=url',
        description: 'A node to ask instead: 1=https://… or base=env:BASE_RPC; several in order',
      },
      timeout: {
        type: 'string',
        valueHint: 'seconds',
        description: 'How long the chains may take to answer; 30 by default',
      },
      json: jsonFlag,
    },
    run: ({ args: { _: words, config, timeout, json }, rawArgs }) =>
      runPortfolio(context, {
        words,
        configPath: config,
        chains: flagValues(rawArgs, 'chain'),
        rpc: flagValues(rawArgs, 'rpc'),
        timeout,
        isJson: json === true,
      }),
  }
}

/**
 * Answers a portfolio without an index: every chain and venue is asked now.
 *
 * @returns 5 where no chain answered, else 4 where a part is missing or stale, else 3 where an account is
 * below the threshold for a margin call, else 0.
 * @throws UsageError, ConfigError; ConfigNotFoundError for a file that is named; where no chain answered, WrongChainError or
 * RpcUnreachableError
 */
async function runPortfolio(
  context: CliContext,
  parameters: {
    readonly words: readonly string[]
    readonly configPath: unknown
    readonly chains: readonly string[]
    readonly rpc: readonly string[]
    readonly timeout: unknown
    readonly isJson: boolean
  },
): Promise<ExitCode> {
  const owners = parseOwners(parameters.words)
  const timeoutMs = parseTimeout(parameters.timeout)
  const { adapters, nowSeconds, environment } = context
  const loaded = await loadCliConfigOrKnown(context, { path: parameters.configPath })
  const config = narrowConfig(loaded, { ...parameters, environment })
  const asked = { owners, adapters, nowSeconds: nowSeconds(), timeoutMs }
  const { accounts, ...report } = await readConfiguredPortfolio(config, asked)
  context.stdout.write(
    parameters.isJson ? jsonText(report) : portfolioText({ context, config, accounts, report }),
  )
  return exitCodeOf(report)
}

/** @returns milliseconds. @throws UsageError */
function parseTimeout(given: unknown): number {
  if (given === undefined) return 30_000
  const seconds = Number(given)
  if (seconds >= 1 && seconds <= 600) return seconds * 1_000
  throw new UsageError(
    `--timeout is ${JSON.stringify(given)}, but a timeout is a number of seconds from 1 to 600; write --timeout 30.`,
  )
}

/** Writes a report as the command line shows it. */
export function portfolioText(parameters: {
  readonly context: Pick<CliContext, 'adapters' | 'stdout' | 'environment'>
  readonly config: Pick<Config, 'chains'>
  readonly accounts: AssessedPortfolio['accounts']
  readonly report: PortfolioReport
}): string {
  const { context, config, accounts, report } = parameters
  const { NO_COLOR: noColor = '' } = context.environment
  return portfolioTable({
    report,
    distances: new Map(
      [...accounts].map(([id, { distanceToLiquidation }]) => [id, distanceToLiquidation]),
    ),
    venueLabels: new Map(context.adapters.map(({ id, label }) => [id, label])),
    chainNames: new Map(config.chains.map(({ id, name }) => [id, name])),
    hasColor: context.stdout.isTTY === true && noColor === '',
  })
}

function exitCodeOf(report: PortfolioReport): ExitCode {
  if (report.blocks.length === 0) return exitCodes.rpc
  const isPartial = report.gaps.some(
    ({ kind, effect }) => effect !== 'none' || kind === 'chain-stale',
  )
  if (isPartial) return exitCodes.partial
  const isBreached = report.enforced.accounts.some(({ status }) => breached.includes(status))
  return isBreached ? exitCodes.thresholdBreached : exitCodes.ok
}
