import { type GraphqlErrorEntry, GraphqlRequestError } from '../errors/graphqlRequestError.ts'
import { UnexpectedAnswerError } from '../errors/unexpectedAnswerError.ts'

/**
 * Reads the body of an HTTP answer as a GraphQL result.
 *
 * A result with errors is refused even where it carries data: what could not be had of a venue comes
 * as gaps inside the data, so an error here always means that the answer is not whole.
 *
 * @returns the data.
 * @throws GraphqlRequestError when the server reports errors.
 * @throws UnexpectedAnswerError when the body is no GraphQL result.
 */
export function parseGraphqlAnswer<data>(parameters: {
  readonly url: string
  readonly status: number
  readonly body: string
}): data {
  const { url, status, body } = parameters
  const result = parseResult(body)
  if (result === undefined) throw new UnexpectedAnswerError({ url, status, body })
  if (result.errors !== undefined && result.errors.length > 0) {
    throw new GraphqlRequestError({ errors: result.errors, status })
  }
  if (result.data === undefined || result.data === null) {
    throw new UnexpectedAnswerError({ url, status, body })
  }
  return result.data as data
}

type GraphqlResult = {
  readonly data?: unknown
  readonly errors?: readonly GraphqlErrorEntry[]
}

function parseResult(body: string): GraphqlResult | undefined {
  const value = parseJson(body)
  if (typeof value !== 'object' || value === null) return undefined
  const result = value as GraphqlResult
  return result.data !== undefined || Array.isArray(result.errors) ? result : undefined
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    // Not JSON is not GraphQL; the caller says so with the status and the beginning of the body.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
