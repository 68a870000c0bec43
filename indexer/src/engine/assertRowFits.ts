import {
  BaseError,
  type ColumnKind,
  type ColumnValue,
  type RowWrite,
  type VenueTables,
} from '@crossmargin/core'

/** A row holds a value that its column cannot keep exactly, such as a balance below zero. */
export class RowUnfitError extends BaseError {
  override name = 'RowUnfitError'

  constructor(parameters: {
    readonly table: string
    readonly column: string
    readonly kind: string
    readonly value: unknown
  }) {
    const { table, column, kind, value } = parameters
    super(`Column "${column}" of ${table} would become ${String(value)}, which is no ${kind}.`, {
      metaMessages: ['A log asked for it that no sound contract of this venue emits.'],
    })
  }
}

/**
 * Makes sure that a row can be stored, before anything builds upon it.
 *
 * The store would refuse it too, but only at the commit, and with it every block of the step: one
 * hostile log could then stop a chain.
 *
 * @throws RowUnfitError
 */
export function assertRowFits(tables: VenueTables, { table, row }: RowWrite): void {
  const shape = tables[table]
  if (shape === undefined) return
  const values = row as { readonly [column: string]: ColumnValue | undefined }
  for (const kinds of [shape.key, shape.columns]) {
    for (const [column, kind] of Object.entries(kinds)) {
      const value = values[column]
      if (!fits(kind, value)) throw new RowUnfitError({ table, column, kind, value })
    }
  }
}

const uint256End = 1n << 256n
const int256Bound = 1n << 255n

function fits(kind: ColumnKind, value: ColumnValue | undefined): boolean {
  if (value === null) return kind.endsWith('?')
  switch (kind) {
    case 'uint256':
    case 'uint256?':
      return typeof value === 'bigint' && value >= 0n && value < uint256End
    case 'int256':
      return typeof value === 'bigint' && value >= -int256Bound && value < int256Bound
    case 'address':
    case 'address?':
      return typeof value === 'string' && /^0x[0-9a-f]{40}$/i.test(value)
    case 'bytes32':
      return typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value)
    case 'integer':
    case 'integer?':
      return Number.isSafeInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'text':
      return typeof value === 'string' && !/\p{Surrogate}/u.test(value)
  }
}
