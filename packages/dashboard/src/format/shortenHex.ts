/** Shortens an address or hash so that both ends can be compared: `0xa11c…5afe`. */
export function shortenHex(hex: string): string {
  return hex.length <= 14 ? hex : `${hex.slice(0, 6)}…${hex.slice(-4)}`
}
