import { existsSync } from 'node:fs'
import type { CommandDef } from 'citty'
import type { Config } from '../../config/config.ts'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import { UsageError } from '../../errors/usageError.ts'
import { createLogger } from '../../log/createLogger.ts'
import { logLevel } from '../../log/logLevel.ts'
import { checkReplay, type ReplayedChain, replayDatabase } from '../../replay/replayDatabase.ts'
import type { CliContext } from '../cliContext.ts'
import { configFlag, jsonFlag } from '../commonFlags.ts'
import { jsonText } from '../jsonText.ts'
import { loadCliConfig } from '../loadCliConfig.ts'
import { createReplayProgress } from '../replayProgress.ts'

/** `crossmargin replay` */
export function replayCommand(context: CliContext): CommandDef {
  return {
    args: {
      check: {
        type: 'boolean',
        description: 'Only compare what is stored with what its logs make; change nothing',
      },
      config: configFlag,
      json: jsonFlag,
    },
    run: ({ args: { config, json, check } }) =>
      runReplay(context, {
        configPath: config,
        isJson: json === true,
        replay: check === true ? 'check' : 'replace',
      }),
  }
}

/**
 * Builds everything that was derived from logs anew, from the database alone.
 *
 * @returns 0 when it was replaced, or is the same; 4 when a check finds another state.
 * @throws ConfigError, StoreLockedError, StoreCorruptError and the like; ReplayIncompleteError;
 * UsageError for a database without anything to replay.
 */
async function runReplay(
  context: CliContext,
  parameters: {
    readonly configPath: unknown
    readonly isJson: boolean
    readonly replay: 'check' | 'replace'
  },
): Promise<ExitCode> {
  const { adapters, stderr, stdout, environment, nowSeconds, signal } = context
  const config = await loadCliConfig(context, { path: parameters.configPath })
  const { databasePath: path, chains } = config
  if (!existsSync(path)) throw nothingIn(path)
  const progress = createReplayProgress({
    stream: stderr,
    logger: createLogger({ level: logLevel(environment, config.logLevel), stream: stderr }),
    chainNames: new Map(chains.map(({ id, name }) => [id, name])),
    nowSeconds,
  })
  const isCheck = parameters.replay === 'check'
  const work = { path, adapters, signal, onProgress: progress.update }
  let replayed: readonly ReplayedChain[]
  try {
    replayed = await (isCheck ? checkReplay(work) : replayDatabase(work))
  } finally {
    progress.end()
  }
  if (replayed.length === 0) throw nothingIn(path)
  stdout.write(
    parameters.isJson
      ? jsonText({ chains: replayed })
      : replayText(replayed, { config, replay: parameters.replay }),
  )
  const isSame = replayed.every((it) => it.replayedDigest === it.storedDigest)
  return isSame || !isCheck ? exitCodes.ok : exitCodes.partial
}

function nothingIn(path: string): UsageError {
  return new UsageError(`Nothing is indexed in ${path} yet.`, {
    remedy: 'Let `crossmargin start` index first, then replay.',
  })
}

function replayText(
  replayed: readonly ReplayedChain[],
  { config, replay }: { readonly config: Config; readonly replay: 'check' | 'replace' },
): string {
  const lines = replayed.map(({ chainId, headNumber, logCount, storedDigest, replayedDigest }) => {
    const name = config.chains.find(({ id }) => id === chainId)?.name ?? String(chainId)
    const isSame = storedDigest === replayedDigest
    const verdict = isSame
      ? 'the same as was stored'
      : replay === 'check'
        ? 'not what is stored; `crossmargin replay` replaces it'
        : 'replaced what was stored'
    const mark = isSame || replay === 'replace' ? '✓' : '✗'
    return `${mark} ${name}: ${logCount} logs up to block ${headNumber}, ${verdict}; digest ${replayedDigest}`
  })
  return `${lines.join('\n')}\n`
}
