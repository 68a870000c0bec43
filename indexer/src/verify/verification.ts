import type { DeploymentVerification } from './verifyDeployment.ts'

/** What verifying all chains came to. */
export type Verification = {
  readonly deployments: readonly DeploymentVerification[]
  /** Chains that could not be compared at all, and why. */
  readonly failures: readonly string[]
}
