/** One thing the doctor looked at. */
export type DoctorCheck = {
  /** What was looked at: `node`, `chain ethereum`. */
  readonly subject: string
  /** `warning`: it works, but not as well as it could. */
  readonly result: 'ok' | 'warning' | 'failed'
  /** One sentence: what was found. */
  readonly message: string
  /** What to do, when there is something to do. */
  readonly remedy?: string
  /** Whose fault a failure is; it decides the exit code. */
  readonly fault?: 'usage' | 'rpc'
}
