import type { Verification } from '../../verify/verification.ts'
import type { DeploymentVerification } from '../../verify/verifyDeployment.ts'

/** Differences written out for each deployment; `--json` has all. */
const shownDifferences = 20

/** Writes what verifying came to, for people. */
export function verificationText(
  { deployments, failures }: Verification,
  chainNames: ReadonlyMap<number, string>,
): string {
  const lines = [
    ...deployments.flatMap((it) => deploymentLines(it, chainNames)),
    ...failures.map((failure) => `✗ ${failure}`),
    '',
    totalLine(deployments),
  ]
  return `${lines.join('\n')}\n`
}

function deploymentLines(
  verification: DeploymentVerification,
  chainNames: ReadonlyMap<number, string>,
): readonly string[] {
  const { deployment, accounts, blocks, compared, differences, unanswered } = verification
  const { venue, chainId, root } = deployment
  const isEqual = differences.length + unanswered.length === 0
  const name = `${venue} on ${chainNames.get(chainId) ?? chainId}, ${root}`
  return [
    `${isEqual ? '✓' : '✗'} ${name}: ${accounts} accounts × ${blocks} blocks, ${compared} values compared, ${differences.length} differences`,
    ...differences
      .slice(0, shownDifferences)
      .map(
        ({ account, blockNumber, against, field, left, right }) =>
          `    ${account} at block ${blockNumber}: ${field} is ${left} in the index and ${right} by ${against === 'read' ? 'the read route' : 'the contract'}`,
      ),
    ...(differences.length > shownDifferences
      ? [`    and ${differences.length - shownDifferences} more; --json lists all`]
      : []),
    ...unanswered.map(
      ({ blockNumber, reason }) => `    block ${blockNumber} could not be compared: ${reason}`,
    ),
  ]
}

function totalLine(deployments: readonly DeploymentVerification[]): string {
  const sum = (of: (it: DeploymentVerification) => number) =>
    deployments.reduce((total, it) => total + of(it), 0)
  const compared = sum((it) => it.compared)
  const differences = sum((it) => it.differences.length)
  const unanswered = sum((it) => it.unanswered.length)
  const rest = unanswered === 0 ? '' : `, ${unanswered} blocks not compared`
  return `${compared} values compared, ${differences} differences${rest}.`
}
