import { BaseError } from '@crossmargin/core'
import type { CommandDef } from 'citty'
import pc from 'picocolors'
import type { Config } from '../../config/config.ts'
import { type ExitCode, exitCodes } from '../../errors/exitCode.ts'
import type { CliContext } from '../cliContext.ts'
import { configFlag, jsonFlag } from '../commonFlags.ts'
import { checkChain } from '../doctor/checkChain.ts'
import { checkDatabase } from '../doctor/checkDatabase.ts'
import { checkNode } from '../doctor/checkNode.ts'
import type { DoctorCheck } from '../doctor/doctorCheck.ts'
import { jsonText } from '../jsonText.ts'
import { loadCliConfig } from '../loadCliConfig.ts'

/** `crossmargin doctor` */
export function doctorCommand(context: CliContext): CommandDef {
  return {
    args: { config: configFlag, json: jsonFlag },
    run: ({ args: { config, json } }) =>
      runDoctor(context, { configPath: config, isJson: json === true }),
  }
}

/**
 * Looks at everything that has to work, and says what does not and what to do about it.
 *
 * @returns 0 when all works, warnings included; 2 for what the machine or the configuration is to
 * blame for, 5 for nodes alone.
 */
async function runDoctor(
  context: CliContext,
  parameters: { readonly configPath: unknown; readonly isJson: boolean },
): Promise<ExitCode> {
  const checks = await listChecks(context, parameters.configPath)
  const { stdout, environment } = context
  const { NO_COLOR: noColor = '' } = environment
  const hasColor = stdout.isTTY === true && noColor === ''
  stdout.write(parameters.isJson ? jsonText({ checks }) : checksText(checks, hasColor))
  const faults = checks.flatMap(({ result, fault }) => (result === 'failed' ? [fault] : []))
  if (faults.length === 0) return exitCodes.ok
  return faults.every((fault) => fault === 'rpc') ? exitCodes.rpc : exitCodes.usage
}

async function listChecks(
  context: CliContext,
  configPath: unknown,
): Promise<readonly DoctorCheck[]> {
  const node = checkNode(context.nodeVersion)
  let config: Config
  try {
    config = await loadCliConfig(context, { path: configPath })
  } catch (error) {
    if (!(error instanceof BaseError)) throw error
    return [node, failedConfig(error)]
  }
  const { chains, deployments } = config
  const message = `${chains.length} chains, ${deployments.length} deployments.`
  const checks = [node, { subject: 'configuration', result: 'ok' as const, message }]
  const perChain = await Promise.all(
    chains.map((chain) => checkChain(chain, { ...context, config })),
  )
  return [...checks, ...(await checkDatabase(config.databasePath, context)), ...perChain.flat()]
}

function failedConfig(error: BaseError): DoctorCheck {
  const remedy = error.metaMessages.join(' ')
  return {
    subject: 'configuration',
    result: 'failed',
    fault: 'usage',
    message: error.shortMessage,
    ...(remedy === '' ? {} : { remedy }),
  }
}

function checksText(checks: readonly DoctorCheck[], hasColor: boolean): string {
  const { green, yellow, red, dim } = pc.createColors(hasColor)
  const marks = { ok: green('✓'), warning: yellow('!'), failed: red('✗') }
  const lines = checks.flatMap(({ subject, result, message, remedy }) => [
    `${marks[result]} ${subject}: ${message}`,
    ...(remedy === undefined ? [] : [`  ${dim(remedy)}`]),
  ])
  const failed = checks.filter(({ result }) => result === 'failed').length
  lines.push('', failed === 0 ? 'All works.' : `${failed} of ${checks.length} checks failed.`)
  return `${lines.join('\n')}\n`
}
