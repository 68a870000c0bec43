import type { Address, Hex } from '../identity/hex.ts'

/** How a column is kept and compared. A `?` marks one that may hold `null`: known to be unknown. */
export type ColumnKind =
  | 'uint256'
  | 'uint256?'
  | 'int256'
  | 'address'
  | 'address?'
  | 'bytes32'
  | 'integer'
  | 'integer?'
  | 'boolean'
  | 'text'

/** What a column of a kind holds in memory. `integer` is a safe integer; wider numbers are uint256. */
export type ColumnValue<kind extends ColumnKind = ColumnKind> = {
  uint256: bigint
  'uint256?': bigint | null
  int256: bigint
  address: Address
  'address?': Address | null
  bytes32: Hex
  integer: number
  'integer?': number | null
  boolean: boolean
  text: string
}[kind]

/**
 * One table of one venue.
 *
 * The store adds the chain, the deployment and the range of blocks in which a version holds; a venue
 * names only what is its own. Key columns are in the order they are listed by.
 */
export type TableShape = {
  readonly key: { readonly [column: string]: ColumnKind }
  readonly columns: { readonly [column: string]: ColumnKind }
}

/** A venue's tables, by name in snake case. The store prefixes the venue's id. */
export type VenueTables = { readonly [table: string]: TableShape }

/** The key columns of a table. */
export type KeyOf<shape extends TableShape> = {
  readonly [column in keyof shape['key']]: ColumnValue<shape['key'][column]>
}

/** A whole row of a table: key and columns. */
export type RowOf<shape extends TableShape> = KeyOf<shape> & {
  readonly [column in keyof shape['columns']]: ColumnValue<shape['columns'][column]>
}

/** A row to be written: its whole state after a block. */
export type RowWrite<tables extends VenueTables = VenueTables> = {
  readonly [table in keyof tables & string]: {
    readonly table: table
    readonly row: RowOf<tables[table]>
  }
}[keyof tables & string]
