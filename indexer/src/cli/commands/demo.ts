import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CommandDef } from 'citty'
import { readConfiguredPortfolio } from '../../assess/readConfiguredPortfolio.ts'
import type { Config } from '../../config/config.ts'
import { portFromEnvironment } from '../../config/portFromEnvironment.ts'
import { ConfigError } from '../../errors/configError.ts'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import { createLogger } from '../../log/createLogger.ts'
import { logLevel } from '../../log/logLevel.ts'
import type { CliContext } from '../cliContext.ts'
import { jsonFlag } from '../commonFlags.ts'
import { assertPortFree } from '../demo/assertPortFree.ts'
import { createDemoProgress, type DemoProgress } from '../demo/demoProgress.ts'
import { takeInstanceLock } from '../demo/takeInstanceLock.ts'
import { watchIndexing } from '../demo/watchIndexing.ts'
import type { World } from '../demo/world.ts'
import { worldConfig } from '../demo/worldConfig.ts'
import { jsonText } from '../jsonText.ts'
import { untilAborted } from '../untilAborted.ts'
import { portfolioText } from './portfolio.ts'

const historySeconds = 30 * 86_400
const driftIntervalMs = 1_500

/** `crossmargin demo` */
export function demoCommand(context: CliContext): CommandDef {
  return {
    args: { json: jsonFlag },
    run: ({ args: { json } }) => runDemo(context, { isJson: json === true }),
  }
}

/** What the demo has open, ended in reverse order whatever happens. */
type Closers = { add(close: () => unknown): void }

/**
 * Boots the world, indexes and serves it, and lets its prices drift until Ctrl-C.
 *
 * @param parameters.lockDirectory where the lock lies that keeps a second demo out; the system's
 * folder for temporary files by default.
 * @returns 0 when it was asked to end.
 * @throws AlreadyRunningError, PortInUseError, DemoUnavailableError
 */
export async function runDemo(
  context: CliContext,
  parameters: { readonly isJson: boolean; readonly lockDirectory?: string },
): Promise<ExitCode> {
  const { isJson, lockDirectory = tmpdir() } = parameters
  const closers: (() => unknown)[] = []
  try {
    const path = join(lockDirectory, 'crossmargin-demo.lock')
    const lock = takeInstanceLock({ path, what: 'The demo' })
    closers.push(() => lock.release())
    await assertPortFree({ host: '127.0.0.1', port: demoPort(context) })
    return await playDemo(context, { isJson, closers: { add: (close) => closers.push(close) } })
  } finally {
    for (const close of closers.toReversed()) await close()
  }
}

async function playDemo(
  context: CliContext,
  { isJson, closers }: { readonly isJson: boolean; readonly closers: Closers },
): Promise<ExitCode> {
  const { bootWorld } = await context.importWorld()
  const progress = createDemoProgress(context.stderr)
  try {
    const booting = bootWorld({
      genesisTimestamp: Math.floor(context.nowSeconds()) - historySeconds,
      onProgress: ({ kind, ...rest }) => progress.update({ step: kind, ...rest }),
    })
    const world = await orAborted(booting, context.signal)
    if (world === 'aborted') return exitCodes.ok
    closers.add(() => world.close())
    const served = await serveWorld(context, { world, closers, progress })
    if (served === 'aborted') return exitCodes.ok
    await progress.finish()
    await showSample(context, { ...served, world, isJson })
    await driftUntilAborted(context, world)
    return exitCodes.ok
  } finally {
    await progress.stop()
  }
}

async function serveWorld(
  context: CliContext,
  parameters: {
    readonly world: World
    readonly closers: Closers
    readonly progress: DemoProgress
  },
): Promise<{ readonly config: Config; readonly url: string } | 'aborted'> {
  const { world, closers, progress } = parameters
  const { adapters, version, environment, stderr, workingDirectory, signal } = context
  const directory = mkdtempSync(join(tmpdir(), 'crossmargin-demo-'))
  closers.add(() => rmSync(directory, { recursive: true, force: true }))
  const config = worldConfig(world, {
    databasePath: join(directory, 'demo.sqlite'),
    environment,
    workingDirectory,
    venues: adapters.map(({ id }) => id),
  })
  // Below a warning there is nothing to say that the steps do not show.
  const logger = createLogger({ level: logLevel(environment, 'warn'), stream: stderr })
  const server = await context.startServer({ config, adapters, logger, version })
  closers.add(() => server.close())
  const watch = watchIndexing(server, (step) => progress.update({ step: 'index', ...step }))
  try {
    const settled = await orAborted(server.settled(), signal)
    return settled === 'aborted' ? 'aborted' : { config, url: server.url }
  } finally {
    watch.close()
  }
}

async function showSample(
  context: CliContext,
  shown: {
    readonly world: World
    readonly config: Config
    readonly url: string
    readonly isJson: boolean
  },
): Promise<void> {
  const { world, config, url, isJson } = shown
  const { adapters, nowSeconds, stdout, stderr } = context
  const owners = [world.sample.owner]
  const asked = { owners, adapters, nowSeconds: nowSeconds() }
  const { accounts, ...report } = await readConfiguredPortfolio(config, asked)
  stdout.write(isJson ? jsonText(report) : portfolioText({ context, config, accounts, report }))
  stderr.write(
    [
      '',
      `Page:     ${url}/?owners=${world.sample.owner}`,
      `GraphQL:  ${url}/graphql`,
      'Prices drift every second and a half. Ctrl-C ends everything.',
      '',
    ].join('\n'),
  )
}

async function driftUntilAborted(context: CliContext, world: World): Promise<void> {
  const { signal, nowSeconds } = context
  while (!signal.aborted) {
    await world.drift({ timestampSeconds: Math.floor(nowSeconds()) })
    await sleepUntilAborted(driftIntervalMs, signal)
  }
}

async function sleepUntilAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal })
  } catch (error) {
    // Being woken by the end of the program is no error; whoever slept looks at the signal.
    if (!signal.aborted) throw error
  }
}

/** The world cannot be interrupted while it boots; its chains end with this process. */
async function orAborted<result>(
  work: Promise<result>,
  signal: AbortSignal,
): Promise<result | 'aborted'> {
  // Once aborted nobody waits for the work, and its failure must not be an unhandled one.
  work.catch(() => undefined)
  return Promise.race([work, untilAborted(signal)])
}

function demoPort({ environment }: Pick<CliContext, 'environment'>): number {
  const port = portFromEnvironment(environment) ?? 4_000
  if (typeof port === 'number') return port
  throw new ConfigError({ source: 'The demo', mistakes: [port] })
}
