import type { Hex } from '@crossmargin/core'
import { exitCodes } from './exitCode.ts'
import { OperatingError } from './operatingError.ts'

/** The chain behind a URL began with another block than the one indexed. Not to be retried. */
export class WrongGenesisError extends OperatingError {
  override name = 'WrongGenesisError'

  constructor(parameters: { readonly name: string; readonly indexed: Hex; readonly served: Hex }) {
    const { name, indexed, served } = parameters
    super(`Chain "${name}" begins with block ${served}, but ${indexed} was indexed.`, {
      exitCode: exitCodes.usage,
      metaMessages: ['It is another chain under the same id. Index it into a new database file.'],
    })
  }
}
