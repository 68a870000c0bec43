import { BaseError } from '@crossmargin/core'

/** The store was written by another version of crossmargin than the one reading it. */
export class StoreVersionError extends BaseError {
  override name = 'StoreVersionError'

  constructor(parameters: {
    readonly path: string
    readonly foundVersion: number
    readonly knownVersion: number
  }) {
    const { path, foundVersion, knownVersion } = parameters
    super(`The store at "${path}" has schema version ${foundVersion}, not ${knownVersion}.`, {
      metaMessages: [
        foundVersion > knownVersion
          ? 'It was written by a newer crossmargin. Update this one.'
          : 'It is older than this crossmargin. Start the indexer on it once, which brings it up to date.',
      ],
    })
  }
}
