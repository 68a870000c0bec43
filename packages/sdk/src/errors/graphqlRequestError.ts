import { BaseError } from '@crossmargin/core'

/** One error of a GraphQL answer, as the specification writes it. */
export type GraphqlErrorEntry = {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: { readonly code?: unknown; readonly [name: string]: unknown }
}

const transientCodes = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT'])

/** The server understood, and refused or failed: `code` says which. */
export class GraphqlRequestError extends BaseError {
  override name = 'GraphqlRequestError'
  /** `extensions.code` of the first error, for instance `BAD_USER_INPUT`. */
  readonly code: string | undefined
  readonly errors: readonly GraphqlErrorEntry[]

  constructor(parameters: {
    readonly errors: readonly GraphqlErrorEntry[]
    readonly status?: number
  }) {
    const [first, ...others] = parameters.errors
    const given = first?.extensions?.code
    const code = typeof given === 'string' ? given : undefined
    super(first?.message ?? 'The server failed without saying why.', {
      metaMessages: [
        ...others.map((error) => error.message),
        ...(code === undefined ? [] : [`Code: ${code}`]),
      ],
      retryable:
        (code !== undefined && transientCodes.has(code)) || (parameters.status ?? 0) >= 500,
    })
    this.code = code
    this.errors = parameters.errors
  }
}
