/** What the program's exit tells a script; the same for every command. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5

/** Exit codes by meaning. */
export const exitCodes: {
  readonly ok: ExitCode
  /** A defect of ours: no typed error foresaw it. */
  readonly unexpected: ExitCode
  /** The command line or the configuration is wrong, or the machine refuses what they ask for. */
  readonly usage: ExitCode
  /** The answer is complete and a threshold is breached. */
  readonly thresholdBreached: ExitCode
  /** The answer is stale or partial, or two routes to it differ. */
  readonly partial: ExitCode
  /** No node answered. */
  readonly rpc: ExitCode
} = { ok: 0, unexpected: 1, usage: 2, thresholdBreached: 3, partial: 4, rpc: 5 }
