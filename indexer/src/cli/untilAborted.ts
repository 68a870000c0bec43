import { once } from 'node:events'

/** Waits for the end of the program to be asked for. */
export async function untilAborted(signal: AbortSignal): Promise<'aborted'> {
  if (!signal.aborted) await once(signal, 'abort')
  return 'aborted'
}
