import { type Abi, decodeErrorResult, type Hex, toHex } from 'viem'
import type { SceneChain } from './venueScene.ts'

/**
 * Names what a reverted transaction said: the text of a `require`, `Panic(0x…)` of the compiler's
 * checks, the name of an error of the contracts, or nothing.
 */
export async function revertReason(
  chain: SceneChain,
  { hash, errors }: { readonly hash: Hex; readonly errors: Abi },
): Promise<string> {
  const request = chain.client.request as (call: unknown) => Promise<unknown>
  const options = { tracer: 'callTracer', tracerConfig: { onlyTopCall: true } }
  const params = [hash, options]
  const trace = await request({ method: 'debug_traceTransaction', params })
  return nameOf((trace as { readonly output?: Hex }).output ?? '0x', errors)
}

/** Reads revert data. @returns the empty text where it names nothing we know. */
function nameOf(data: Hex, errors: Abi): string {
  if (data === '0x') return ''
  try {
    const { errorName, args } = decodeErrorResult({ abi: errors, data })
    if (errorName === 'Error') return String(args?.[0])
    return errorName === 'Panic' ? `Panic(${toHex(args?.[0] as bigint)})` : errorName
  } catch (error) {
    // An error nobody declared: its first bytes are all there is to compare.
    void error
    return data.slice(0, 10)
  }
}
