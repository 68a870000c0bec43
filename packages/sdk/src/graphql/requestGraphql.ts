import { ServerUnreachableError } from '../errors/serverUnreachableError.ts'
import type { GraphqlEndpoint } from './graphqlEndpoint.ts'
import { parseGraphqlAnswer } from './parseGraphqlAnswer.ts'

/**
 * Asks a crossmargin server one question.
 *
 * @returns the data of the answer, as the document asks for it.
 * @throws ServerUnreachableError when no answer came in time.
 * @throws UnexpectedAnswerError when something answered that does not speak GraphQL.
 * @throws GraphqlRequestError when the server reports errors.
 */
export async function requestGraphql<data>(
  endpoint: GraphqlEndpoint,
  parameters: {
    readonly document: string
    readonly variables?: { readonly [name: string]: unknown }
    /** Ends the asking; what it is aborted with is thrown. */
    readonly signal?: AbortSignal
  },
): Promise<data> {
  const { url, fetch, timeoutMs } = endpoint
  const { document, variables = {}, signal } = parameters
  const timeout = AbortSignal.timeout(timeoutMs)
  let status: number
  let body: string
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
      },
      body: JSON.stringify({ query: document, variables }),
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    })
    status = response.status
    body = await response.text()
  } catch (cause) {
    signal?.throwIfAborted()
    throw new ServerUnreachableError({ url, cause })
  }
  return parseGraphqlAnswer<data>({ url, status, body })
}
