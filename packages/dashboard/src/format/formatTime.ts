/** Writes a moment exactly, in UTC: `2026-03-01 12:34:56 UTC`. */
export function formatTime(unixSeconds: number): string {
  return `${new Date(unixSeconds * 1_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
