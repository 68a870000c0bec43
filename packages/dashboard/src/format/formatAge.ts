/** Writes how long ago something was: `4 s`, `7 min 11 s`, `3 h 5 min`, `2 d 4 h`. */
export function formatAge(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return `${whole} s`
  if (whole < 3_600) return pair(whole, { large: 60, largeUnit: 'min', small: 1, smallUnit: 's' })
  if (whole < 86_400) {
    return pair(whole, { large: 3_600, largeUnit: 'h', small: 60, smallUnit: 'min' })
  }
  return pair(whole, { large: 86_400, largeUnit: 'd', small: 3_600, smallUnit: 'h' })
}

type Units = {
  readonly large: number
  readonly largeUnit: string
  readonly small: number
  readonly smallUnit: string
}

function pair(seconds: number, { large, largeUnit, small, smallUnit }: Units): string {
  const rest = Math.floor((seconds % large) / small)
  const first = `${Math.floor(seconds / large)} ${largeUnit}`
  return rest === 0 ? first : `${first} ${rest} ${smallUnit}`
}
