import type { RowWrite, VenueTables } from '@crossmargin/core'
import type { IndexedDeployment } from '../engine/indexedDeployment.ts'

/** Deployments whose views can be left unasked over a stretch of blocks, and asked at its end. */
export type RestingDeployments = {
  readonly deployments: readonly IndexedDeployment[]
  /** From now on nothing is observed; rows that are touched are remembered. */
  rest(): void
  /** From now on every checked block is observed; the first also for what was touched meanwhile. */
  wake(): void
}

/**
 * Wraps deployments so that observing can rest.
 *
 * Where history was pruned, the answers of its checked blocks are gone but for the last ones. Folding
 * it in pieces must not ask for the rest, yet the block at its end must be asked about everything
 * that was touched since the beginning, as if it had been folded at once.
 */
export function restObservations(deployments: readonly IndexedDeployment[]): RestingDeployments {
  let isResting = false
  const wrap = (indexed: IndexedDeployment): IndexedDeployment => {
    const { adapter, deployment } = indexed
    const remembered = new Map<string, RowWrite>()
    let touched: readonly RowWrite[] = []
    const remember = (writes: readonly RowWrite[]) => {
      for (const write of writes) remembered.set(nameOf(adapter.tables, write), write)
    }
    return {
      deployment,
      adapter: {
        ...adapter,
        index: {
          ...adapter.index,
          observes(context) {
            if (isResting) {
              remember(context.touched)
              return []
            }
            touched = context.touched
            if (remembered.size > 0) {
              remember(context.touched)
              touched = [...remembered.values()]
              remembered.clear()
            }
            return adapter.index.observes({ ...context, touched })
          },
          observed: (context) => adapter.index.observed({ ...context, touched }),
        },
      },
    }
  }
  return {
    deployments: deployments.map(wrap),
    rest: () => {
      isResting = true
    },
    wake: () => {
      isResting = false
    },
  }
}

function nameOf(tables: VenueTables, { table, row }: RowWrite): string {
  const values = row as { readonly [column: string]: unknown }
  const key = Object.keys(tables[table]?.key ?? {}).map((column) => String(values[column]))
  return [table, ...key].join('|')
}
