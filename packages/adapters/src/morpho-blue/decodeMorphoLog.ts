import { type DecodeEventLogReturnType, decodeEventLog, type Hex as ViemHex } from 'viem'
import type { ChainLog } from '../kit/chainLog.ts'
import { morphoEventsAbi } from './morphoAbi.ts'

/** One event of the singleton, by the contract's own name and arguments. */
export type MorphoEvent = DecodeEventLogReturnType<typeof morphoEventsAbi>

/** Reads a log. @returns `undefined` for a log that is not one of ours or does not decode. */
export function decodeMorphoLog(log: ChainLog): MorphoEvent | undefined {
  try {
    return decodeEventLog({
      abi: morphoEventsAbi,
      topics: [...log.topics] as [ViemHex, ...ViemHex[]],
      data: log.data,
    })
  } catch (error) {
    // Another contract's log, or another shape under the same name: either way nothing to fold.
    void error
    return undefined
  }
}
