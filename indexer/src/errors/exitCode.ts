/** What the program's exit tells a script; the same for every command. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5

/** Exit codes by meaning. */
export const exitCodes = {
  ok: 0,
  /** A defect of ours: no typed error foresaw it. */
  unexpected: 1,
  /** The command line or the configuration is wrong, or the machine refuses what they ask for. */
  usage: 2,
  /** The answer is complete and a threshold is breached. */
  thresholdBreached: 3,
  /** The answer is stale or partial, or two routes to it differ. */
  partial: 4,
  /** No node answered. */
  rpc: 5,
} as const satisfies { readonly [name: string]: ExitCode }
