import type { MarginStatus } from '@crossmargin/core'
import type { PortfolioReport } from '@crossmargin/risk'
import type { AssessedPortfolio } from '@crossmargin/sdk'
import type { CommandDef } from 'citty'
import { readConfiguredPortfolio } from '../../assess/readConfiguredPortfolio.ts'
import type { Config } from '../../config/config.ts'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import { preflight } from '../../server/preflight.ts'
import type { CliContext } from '../cliContext.ts'
import { configFlag, jsonFlag } from '../commonFlags.ts'
import { jsonText } from '../jsonText.ts'
import { loadCliConfig } from '../loadCliConfig.ts'
import { parseOwners } from '../parseOwners.ts'
import { portfolioTable } from '../portfolioTable.ts'

/** At or below the threshold for a margin call. */
const breached: readonly MarginStatus[] = ['MARGIN_CALL', 'LIQUIDATABLE', 'BANKRUPT']

/** `crossmargin portfolio <address…>` */
export function portfolioCommand(context: CliContext): CommandDef {
  return {
    args: {
      address: { type: 'positional', required: false, description: 'One owner or several' },
      config: configFlag,
      json: jsonFlag,
    },
    run: ({ args: { _: words, config, json } }) =>
      runPortfolio(context, {
        words,
        configPath: config,
        isJson: json === true,
      }),
  }
}

/**
 * Answers a portfolio without an index: every chain and venue is asked now.
 *
 * @returns 5 where no chain answered, else 4 where a part is missing or stale, else 3 where an account is
 * below the threshold for a margin call, else 0.
 * @throws UsageError, ConfigError, ConfigNotFoundError; where no chain answered, WrongChainError or
 * RpcUnreachableError
 */
async function runPortfolio(
  context: CliContext,
  parameters: {
    readonly words: readonly string[]
    readonly configPath: unknown
    readonly isJson: boolean
  },
): Promise<ExitCode> {
  const owners = parseOwners(parameters.words)
  const config = await loadCliConfig(context, { path: parameters.configPath })
  const { adapters, nowSeconds } = context
  const asked = { owners, adapters, nowSeconds: nowSeconds() }
  const { accounts, ...report } = await readConfiguredPortfolio(config, asked)
  // Where nothing answered at all, the reason is the answer, with its remedy.
  if (report.blocks.length === 0) await preflight(config, { adapters })
  context.stdout.write(
    parameters.isJson ? jsonText(report) : portfolioText({ context, config, accounts, report }),
  )
  return exitCodeOf(report)
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
