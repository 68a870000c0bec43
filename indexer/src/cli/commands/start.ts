import type { CommandDef } from 'citty'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import { createLogger } from '../../log/createLogger.ts'
import { logLevel } from '../../log/logLevel.ts'
import { preflight } from '../../server/preflight.ts'
import type { CliContext } from '../cliContext.ts'
import { configFlag, jsonFlag } from '../commonFlags.ts'
import { jsonText } from '../jsonText.ts'
import { loadCliConfig } from '../loadCliConfig.ts'
import { showBackfill } from '../start/showBackfill.ts'
import { createStatusLine } from '../start/statusLine.ts'
import { untilAborted } from '../untilAborted.ts'

/** `crossmargin start` */
export function startCommand(context: CliContext): CommandDef {
  return {
    args: { config: configFlag, json: jsonFlag },
    run: ({ args: { config, json } }) =>
      runStart(context, { configPath: config, isJson: json === true }),
  }
}

/**
 * Indexes and serves until Ctrl-C.
 *
 * @returns 0 when it was asked to end.
 * @throws ConfigError, ConfigNotFoundError, WrongChainError, RpcUnreachableError, PortInUseError,
 * StoreLockedError; ChainStalledError when a chain stands still and beginning it anew did not help.
 */
async function runStart(
  context: CliContext,
  parameters: { readonly configPath: unknown; readonly isJson: boolean },
): Promise<ExitCode> {
  const { adapters, version, environment, stderr, stdout, signal } = context
  const config = await loadCliConfig(context, { path: parameters.configPath })
  await preflight(config, { adapters })
  const level = logLevel(environment, config.logLevel)
  const line = createStatusLine(stderr)
  const logger = createLogger({ level, stream: line.stream })
  const server = await context.startServer({ config, adapters, logger, version })
  const backfill = showBackfill({ server, line, logger, nowSeconds: context.nowSeconds })
  try {
    if (parameters.isJson) stdout.write(jsonText({ url: server.url }))
    line.stream.write(`Page: ${server.url}/\nGraphQL: ${server.url}/graphql\nCtrl-C ends it.\n`)
    const end = await Promise.race([untilAborted(signal), server.failed])
    if (end !== 'aborted') throw end
    return exitCodes.ok
  } finally {
    backfill.close()
    await server.close()
  }
}
