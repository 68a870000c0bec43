import { BaseError } from './baseError.ts'

/** The text given is not the id of a margin account. */
export class InvalidAccountIdError extends BaseError {
  override name = 'InvalidAccountIdError'

  constructor(parameters: { readonly id: string }) {
    super(`"${parameters.id}" is not a margin account id.`, {
      metaMessages: [
        'An id reads venue:chainId:root:owner, and :sub where the venue has sub-accounts or isolated markets.',
        'Take it from the `id` field of a margin account.',
      ],
    })
  }
}
