import type { CometMarket } from './cometState.ts'

/** What can be paused, by its bit. @see CometCore.PAUSE_SUPPLY_OFFSET and its like of comet */
const bits = { supply: 0, transfer: 1, withdraw: 2, absorb: 3, buy: 4 } as const

/** Whether an action is paused. */
export function isPaused(
  { pauseFlags }: Pick<CometMarket, 'pauseFlags'>,
  action: keyof typeof bits,
): boolean {
  return (pauseFlags & (1 << bits[action])) !== 0
}
