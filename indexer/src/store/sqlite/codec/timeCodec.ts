import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { assertInvariant } from '@crossmargin/core'

/**
 * Packs the times of some blocks: each as its distance from the one before, then deflate. Blocks
 * come at nearly even distances, so a time costs about a byte or less.
 *
 * @param timestampsSeconds in the order of the blocks; safe integers, which need not ascend.
 */
export function encodeTimes(timestampsSeconds: readonly number[]): Buffer {
  const steps = timestampsSeconds.map((time, index) => {
    assertInvariant(Number.isSafeInteger(time), 'the time of a block is a safe integer')
    return time - (timestampsSeconds[index - 1] ?? 0)
  })
  return deflateRawSync(steps.join(','))
}

/** Unpacks what {@link encodeTimes} packed. */
export function decodeTimes(packed: Buffer): readonly number[] {
  const text = inflateRawSync(packed).toString('latin1')
  if (text === '') return []
  let time = 0
  return text.split(',').map((step) => {
    time += Number(step)
    return time
  })
}
