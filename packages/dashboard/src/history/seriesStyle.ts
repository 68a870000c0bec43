const dashes: readonly (readonly number[])[] = [[], [9, 4], [2, 3], [10, 3, 2, 3], [16, 4], [5, 2]]

/** Dashes of a line, so that lines differ by more than their colour. */
export function seriesDash(style: number): readonly number[] {
  return dashes[style % dashes.length] ?? []
}
