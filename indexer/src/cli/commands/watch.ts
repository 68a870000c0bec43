import type { Address } from '@crossmargin/core'
import type { CommandDef } from 'citty'
import type { Config } from '../../config/config.ts'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import { UsageError } from '../../errors/usageError.ts'
import type { CliContext } from '../cliContext.ts'
import { configFlag, jsonFlag } from '../commonFlags.ts'
import { jsonText } from '../jsonText.ts'
import { loadCliConfig } from '../loadCliConfig.ts'
import { parseOwners } from '../parseOwners.ts'
import { plainTable } from '../tables/plainTable.ts'

/** `crossmargin watch <add|remove|list> [address…]` */
export function watchCommand(context: CliContext): CommandDef {
  return {
    args: {
      action: { type: 'positional', required: false, description: 'add, remove or list' },
      address: { type: 'positional', required: false, description: 'One owner or several' },
      config: configFlag,
      json: jsonFlag,
    },
    run: ({ args: { _: words, config, json } }) =>
      runWatch(context, { words, configPath: config, isJson: json === true }),
  }
}

/**
 * Changes or lists whom the index follows. A running indexer takes a change up with its next look.
 *
 * @returns 0.
 * @throws UsageError, ConfigError, ConfigNotFoundError, StoreOpenError
 */
async function runWatch(
  context: CliContext,
  parameters: {
    readonly words: readonly string[]
    readonly configPath: unknown
    readonly isJson: boolean
  },
): Promise<ExitCode> {
  const [action = '', ...words] = parameters.words
  const config = await loadCliConfig(context, { path: parameters.configPath })
  assertWatching(config)
  switch (action) {
    case 'list':
      if (words.length > 0) throw new UsageError('`crossmargin watch list` takes no addresses.')
      await list(context, { config, isJson: parameters.isJson })
      return exitCodes.ok
    case 'add':
    case 'remove':
      await change(context, { config, action, owners: ownersOf(action, words) })
      return exitCodes.ok
    default:
      throw new UsageError('Write crossmargin watch add <address…>, remove <address…> or list.')
  }
}

async function change(
  context: CliContext,
  parameters: {
    readonly config: Config
    readonly action: 'add' | 'remove'
    readonly owners: readonly Address[]
  },
): Promise<void> {
  const { config, action, owners } = parameters
  const configured = owners.filter((owner) => config.watchedOwners?.includes(owner))
  if (action === 'remove' && configured.length > 0)
    throw new UsageError(
      `The configuration names ${configured.join(', ')} under watch.owners; take it out there and start again.`,
    )
  const watchList = await context.openWatchList(config.databasePath)
  try {
    const changed = new Set(watchList[action](owners))
    for (const owner of owners) context.stderr.write(`${said(owner, changed.has(owner))}\n`)
  } finally {
    watchList.close()
  }

  function said(owner: Address, isChanged: boolean): string {
    if (action === 'add')
      return isChanged ? `${owner} is to be watched.` : `${owner} is watched already.`
    return isChanged ? `${owner} is no longer to be watched.` : `${owner} was not watched.`
  }
}

async function list(
  context: CliContext,
  { config, isJson }: { readonly config: Config; readonly isJson: boolean },
): Promise<void> {
  const store = await context.openReader(config.databasePath)
  try {
    const configured = config.watchedOwners ?? []
    const spans = config.chains.flatMap(({ id, name }) =>
      store.listWatchSpans(id).map((span) => ({ ...span, chain: name })),
    )
    const owners = [...new Set([...configured, ...store.listWatchedOwners()])].map((owner) => ({
      owner,
      source: configured.includes(owner) ? 'configuration' : 'added',
      chains: spans
        .filter((span) => span.owner === owner && span.untilNumber === undefined)
        .map(({ chain, fromNumber }) => ({ chain, fromNumber })),
    }))
    if (isJson) {
      context.stdout.write(jsonText(owners))
      return
    }
    const rows = owners.map(({ owner, source, chains }) => [
      owner,
      source,
      chains.map(({ chain, fromNumber }) => `${chain} from ${fromNumber}`).join(', ') || 'not yet',
    ])
    const head = ['Owner', 'Named by', 'Followed on']
    context.stdout.write(`${plainTable({ head, rows, rightAligned: [] }).join('\n')}\n`)
  } finally {
    store.close()
  }
}

function ownersOf(action: string, words: readonly string[]): readonly Address[] {
  if (words.length === 0)
    throw new UsageError(`Whom? Write crossmargin watch ${action} <address…>.`)
  return parseOwners(words)
}

function assertWatching(config: Config): void {
  if (config.watchedOwners !== undefined) return
  throw new UsageError('The configuration has no `watch`, so everybody is followed.', {
    remedy: 'Write watch: { owners: [] } into it, and take a new database.',
  })
}
