import { formatNumber } from './formatNumber.ts'

/** Writes a share as a percentage, rounded down: what is left is never more than it says. */
export function formatPercent(share: number): string {
  const percent = share * 100
  const digits = Math.abs(percent) < 10 ? 2 : 1
  const scale = 10 ** digits
  return `${formatNumber(Math.floor(percent * scale + 1e-9) / scale, digits)} %`
}

/** Writes basis points as a percentage: 8300 is `83 %`, 8350 is `83.5 %`. */
export function formatBps(bps: number): string {
  const digits = bps % 100 === 0 ? 0 : bps % 10 === 0 ? 1 : 2
  return `${formatNumber(bps / 100, digits)} %`
}
