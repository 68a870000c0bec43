import { portBound } from './configSchema.ts'
import type { Environment } from './rpcUrl.ts'
import { shownValue } from './shownValue.ts'

/**
 * Reads the environment's `PORT`.
 *
 * @returns the port, `undefined` where there is none, or a sentence: what is there is no port.
 */
export function portFromEnvironment({ PORT: text }: Environment): number | string | undefined {
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  return `PORT in the environment is ${shownValue(text)}, but ${portBound}.`
}
