import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** There is no configuration where one was looked for. */
export class ConfigNotFoundError extends OperatingError {
  override name = 'ConfigNotFoundError'

  constructor(parameters: {
    readonly directory: string
    /** Names tried, or the one path that was given. */
    readonly names: readonly string[]
  }) {
    super(
      `No configuration: looked for ${parameters.names.join(', ')} in ${parameters.directory}.`,
      {
        exitCode: exitCodes.usage,
        metaMessages: [
          "Make crossmargin.config.ts with: import { defineConfig } from 'crossmargin'; export default defineConfig({ chains: { … }, deployments: [ … ] }), or name another file with --config <path>.",
        ],
      },
    )
  }
}
