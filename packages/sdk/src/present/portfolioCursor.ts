import type { Portfolio } from './portfolio.ts'

/**
 * Names the moment of a portfolio: its block vector.
 *
 * Opaque to whoever keeps it. Both ways of watching make it alike, so that one goes on where the other
 * ended.
 *
 * @returns text of URL-safe letters.
 */
export function portfolioCursor({ blocks }: Pick<Portfolio, 'blocks'>): string {
  const place = blocks.map(({ chainId, hash }) => `${chainId}:${hash}`).join(',')
  // Only digits, letters and marks of ASCII: one byte each.
  return btoa(place).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
