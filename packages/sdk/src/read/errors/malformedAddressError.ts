import { BaseError } from '@crossmargin/core'

/** A text that is no address, or one whose capitals say that a digit is wrong. */
export class MalformedAddressError extends BaseError {
  override name = 'MalformedAddressError'

  constructor(parameters: {
    /** Where it was given: `owners[2]`. */
    readonly field: string
    readonly value: unknown
    /** It has the form of an address, but its capitals are not those of its checksum. */
    readonly isMistyped: boolean
  }) {
    const { field, value, isMistyped } = parameters
    const shown = (JSON.stringify(value) ?? String(value)).slice(0, 80)
    super(`${field} is ${shown}, which is not an address.`, {
      metaMessages: [
        isMistyped
          ? 'Its capitals are not those of its checksum, so a digit may be wrong: copy it again, or write it in small letters.'
          : 'An address is 0x and 40 hexadecimal digits; names must be resolved first.',
      ],
    })
  }
}
