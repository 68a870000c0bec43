const longestDelayMs = 15_000

/**
 * Says how long to wait before opening a broken stream again.
 *
 * Doubles from one second to fifteen; then a random half is taken off, so that the clients of one
 * server that restarts do not all come back in the same second.
 *
 * @param attempt failures in a row so far, the first is 1.
 * @param random between 0 (included) and 1.
 * @returns whole milliseconds.
 */
export function reconnectDelay(parameters: {
  readonly attempt: number
  readonly random: number
}): number {
  const { attempt, random } = parameters
  const fullMs = Math.min(longestDelayMs, 1_000 * 2 ** Math.max(0, attempt - 1))
  return Math.round(fullMs * (1 - random / 2))
}
