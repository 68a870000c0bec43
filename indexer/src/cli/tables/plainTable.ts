import CliTable from 'cli-table3'

/** Rows of text under headings. Numbers stand right. */
export type PlainTableParameters = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns of numbers, by index. */
  readonly rightAligned: readonly number[]
  readonly indent?: number
}

/** No rules and one space between columns: what fits a hundred columns, and what `cut` can read. */
const bare = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
}

/** Lays out a table without lines. @returns lines, without a line end after the last. */
export function plainTable({
  head,
  rows,
  rightAligned,
  indent = 2,
}: PlainTableParameters): readonly string[] {
  const table = new CliTable({
    chars: bare,
    colAligns: head.map((_, column) => (rightAligned.includes(column) ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1, compact: true },
  })
  table.push([...head], ...rows.map((row) => [...row]))
  return table
    .toString()
    .split('\n')
    .map((line) => `${' '.repeat(indent)}${line.trimEnd()}`)
}
