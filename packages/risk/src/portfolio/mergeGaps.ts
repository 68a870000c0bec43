import type { Gap } from '@crossmargin/core'
import { canonicalJson } from '../digest/canonicalJson.ts'
import { compareText } from '../digest/compareText.ts'

/**
 * Merges gaps from several places: each once, however many places saw it, in an order of their own.
 *
 * Nothing is dropped but exact repetitions: a snapshot's gap is its margin's too.
 */
export function mergeGaps(...lists: readonly (readonly Gap[])[]): readonly Gap[] {
  const byText = new Map(lists.flat().map((gap) => [canonicalJson(gap), gap]))
  return [...byText].sort(([a], [b]) => compareText(a, b)).map(([, gap]) => gap)
}
