import type { Deployment } from '@crossmargin/adapters'
import type { Store } from '../../../indexer/src/store/store.ts'
import type { SimChain } from '../chain/createSimChain.ts'
import { bankAudit, bankPrice, vaultDecimals } from '../chain/referenceBank.ts'
import type { SimBlock } from '../chain/simBlock.ts'

/** What is asked of a store. */
export type CheckStateParameters = {
  readonly store: Store
  readonly chain: SimChain
  readonly deployment: Deployment
}

/**
 * Holds everything that is stored at the head, and at an older block, to the bank's own state there.
 *
 * @returns what is not so, in words; nothing where all is.
 */
export function checkState(
  parameters: CheckStateParameters & { readonly asOfNumber?: number },
): readonly string[] {
  const { store, chain, asOfNumber } = parameters
  const { chainId } = chain
  return store.read(() => {
    const checkpoint = store.loadCheckpoint(chainId)
    if (checkpoint === undefined) return []
    const stored =
      asOfNumber === undefined ? checkpoint.head : store.loadBlock({ chainId, number: asOfNumber })
    if (stored === undefined) return []
    const block = chain.blocks.get(stored.hash)
    // A hash that was made up belongs to no state. That it does not stay is asked at the end.
    if (block === undefined) return []
    const faults = [
      ...differences(parameters, block),
      ...unlinked(parameters, block),
      ...(stored.timestampSeconds === block.timestampSeconds ? [] : ['time of the head differs']),
    ]
    return faults.map((fault) => `chain ${chainId}, block ${block.number}: ${fault}`)
  })
}

function differences(
  { store, deployment, asOfNumber }: Parameters<typeof checkState>[0],
  block: SimBlock,
): readonly string[] {
  const rows = store.rows(deployment, asOfNumber)
  const { state } = block
  const start = deployment.startBlock
  // A log below the start block is nobody's: what the bank did before is not to be known.
  if (block.path.slice(0, start).some(({ logs }) => logs.length > 0)) return []
  const say = (what: string, stored: unknown, truth: unknown): readonly string[] =>
    stored === truth ? [] : [`${what} is stored as ${String(stored)}, and is ${String(truth)}`]
  const market = rows.get('market', { name: 'the' })
  const balances = rows.list('balance', {})
  const accounts = store.listAccounts({
    deployment,
    ...(asOfNumber === undefined ? {} : { asOfNumber }),
  })
  return [
    ...say('the index', market?.['indexRay'] ?? 10n ** 27n, state.indexRay),
    ...say('the rate', market?.['ratePerSecondRay'] ?? 10n ** 20n, state.ratePerSecondRay),
    ...say('the price', rows.get('price', { name: 'the' })?.['raw'], bankPrice(block.hash)),
    ...say('the number of balances', balances.length, state.accounts.size),
    ...say('the number of accounts', accounts.length, state.accounts.size),
    ...[...state.accounts].flatMap(([owner, { scaled, moves }]) => {
      const row = rows.get('balance', { owner })
      const audit = rows.get('audit', { owner })?.['raw']
      return [
        ...say(`the share of ${owner}`, row?.['scaled'], scaled),
        ...say(`the moves of ${owner}`, row?.['moves'], moves),
        ...say(`the audit of ${owner}`, audit, bankAudit(state, owner)),
      ]
    }),
    ...say('the number of vaults', rows.list('vault', {}).length, state.vaults.size),
    ...[...state.vaults].flatMap((vault) =>
      say(`decimals of ${vault}`, rows.get('vault', { vault })?.['decimals'], vaultDecimals(vault)),
    ),
  ]
}

/** Every kept block is an ancestor of the head, every stored log is one of theirs, and none is missing. */
function unlinked(
  { store, chain: { chainId }, deployment, asOfNumber }: Parameters<typeof checkState>[0],
  head: SimBlock,
): readonly string[] {
  if (asOfNumber !== undefined) return []
  const kept = store.listBlocksAfter({ chainId, number: -1, limit: 10_000 })
  const strange = kept.filter(({ number, hash }) => head.path[number]?.hash !== hash)
  const stored = store.listLogs({ chainId, fromNumber: 0, toNumber: head.number + 1_000 })
  const isTrue = (log: (typeof stored)[number]) => {
    const block = head.path[log.blockNumber]
    const truth = block?.logs.find(({ logIndex }) => logIndex === log.logIndex)
    return block?.hash === log.blockHash && truth?.data === log.data
  }
  const wrong = stored.filter((log) => !isTrue(log)).length
  const watched = new Set<string>()
  const due = head.path.slice(deployment.startBlock).flatMap(({ logs }) => {
    for (const { address } of logs) if (address.endsWith('ba')) watched.add(address)
    return logs.filter(({ address }) => watched.has(address))
  }).length
  const fromBank = stored.filter(({ address }) => address.endsWith('ba')).length
  return [
    ...(strange.length === 0 ? [] : [`${strange.length} kept blocks are not of this branch`]),
    ...(wrong === 0 ? [] : [`${wrong} stored logs are not of this branch`]),
    ...(fromBank === due ? [] : [`${fromBank} logs of the bank are stored, and there are ${due}`]),
  ]
}
