import type { KeyOf, RowOf, VenueTables } from './tableShape.ts'

/**
 * One deployment's rows as they stand at one block: what `apply` and `assemble` see of the store.
 *
 * Reads are synchronous on purpose: venue code is straight-line and pure. A store that must wait
 * loads ahead, or lets a missed read restart the pure function that made it.
 */
export type RowReader<tables extends VenueTables = VenueTables> = {
  /** The row with a key, or `undefined` where none was ever written. */
  get<table extends keyof tables & string>(
    table: table,
    key: KeyOf<tables[table]>,
  ): RowOf<tables[table]> | undefined
  /** All rows whose leading key columns equal those given, in key order; `{}` lists the table. */
  list<table extends keyof tables & string>(
    table: table,
    leadingKey: Partial<KeyOf<tables[table]>>,
  ): readonly RowOf<tables[table]>[]
}
