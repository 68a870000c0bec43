import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** The configuration holds mistakes; all of them are listed. */
export class ConfigError extends OperatingError {
  override name = 'ConfigError'
  readonly mistakes: readonly string[]

  /**
   * @param parameters.mistakes at least one; each a whole sentence.
   * @param parameters.source the file, or what stands in for it, for people.
   */
  constructor(parameters: {
    readonly source: string
    readonly mistakes: readonly string[]
    readonly cause?: unknown
  }) {
    const { source, mistakes, cause } = parameters
    const [first = ''] = mistakes
    super(
      mistakes.length === 1 ? `${source}: ${first}` : `${source} has ${mistakes.length} mistakes.`,
      {
        exitCode: exitCodes.usage,
        metaMessages:
          mistakes.length === 1 ? [] : mistakes.map((mistake, index) => `${index + 1}. ${mistake}`),
        ...(cause === undefined ? {} : { cause }),
      },
    )
    this.mistakes = mistakes
  }
}
