import type { DoctorCheck } from './doctorCheck.ts'

const oldest = [20, 19] as const

/** Checks that Node.js is new enough. @param version as `process.versions.node` says. */
export function checkNode(version: string): DoctorCheck {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
  if (isEnough) return { subject: 'node', result: 'ok', message: `Node.js ${version}.` }
  return {
    subject: 'node',
    result: 'failed',
    fault: 'usage',
    message: `Node.js is ${version}, and ${oldest.join('.')} is the oldest that works.`,
    remedy: 'Install Node.js 20.19 or newer.',
  }
}
