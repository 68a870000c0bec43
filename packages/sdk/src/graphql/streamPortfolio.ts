import { BaseError, InvariantError } from '@crossmargin/core'
import type { Portfolio } from '@crossmargin/schema'
import { createClient, type ExecutionResult, NetworkError } from 'graphql-sse'
import { type GraphqlErrorEntry, GraphqlRequestError } from '../errors/graphqlRequestError.ts'
import { ServerUnreachableError } from '../errors/serverUnreachableError.ts'
import { StreamEndedError } from '../errors/streamEndedError.ts'
import { portfolioUpdatesDocument } from './documents.ts'
import { endlessFetch } from './endlessFetch.ts'
import type { GraphqlEndpoint } from './graphqlEndpoint.ts'
import { parseGraphqlAnswer } from './parseGraphqlAnswer.ts'
import { type PortfolioAnswer, toPortfolio } from './portfolioAnswer.ts'
import { reconnectDelay } from './reconnectDelay.ts'

/** A portfolio as it is from some block on. */
export type StreamedPortfolio = {
  /** Opaque: give it as `after` to go on from here. */
  readonly cursor: string
  readonly portfolio: Portfolio
}

/** Why a stream broke, and what happens next. */
export type StreamFailure = {
  readonly error: BaseError
  /** Milliseconds until it is opened again; undefined when trying again cannot help. */
  readonly retryInMs: number | undefined
}

export type StreamPortfolioParameters = {
  readonly owners: readonly string[]
  /** Cursor of the last update already had. */
  readonly after?: string
  readonly onUpdate: (update: StreamedPortfolio) => void
  /** The stream is open; an update may be up to one block away. */
  readonly onOpen?: () => void
  readonly onError?: (failure: StreamFailure) => void
  /** Silence after which the connection counts as dead; 45 s. Servers ping more often than that. */
  readonly silenceMs?: number
  /** Spreads reconnections; between 0 (included) and 1. */
  readonly random?: () => number
}

type Answer = {
  readonly portfolio: { readonly cursor: string; readonly portfolio: PortfolioAnswer }
}

/**
 * Follows a portfolio, block by block, until stopped.
 *
 * A broken stream is opened again by itself, from the cursor of the last update, unless the server
 * refused the request for good.
 *
 * @returns a function that stops: nothing is called after it.
 */
export function streamPortfolio(
  endpoint: GraphqlEndpoint,
  parameters: StreamPortfolioParameters,
): () => void {
  const { onUpdate, onOpen, onError, silenceMs = 45_000, random = Math.random } = parameters
  let cursor = parameters.after
  let failuresInRow = 0
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let close: () => void = () => undefined

  const fail = (error: BaseError) => {
    if (isStopped) return
    failuresInRow += 1
    const retryInMs = error.retryable
      ? reconnectDelay({ attempt: failuresInRow, random: random() })
      : undefined
    if (retryInMs === undefined) isStopped = true
    else timer = setTimeout(open, retryInMs)
    onError?.({ error, retryInMs })
  }
  const open = () => {
    close = openStream(endpoint, {
      variables: { owners: parameters.owners, after: cursor ?? null },
      silenceMs,
      onOpen: () => !isStopped && onOpen?.(),
      onAnswer: (answer) => {
        if (isStopped) return
        failuresInRow = 0
        cursor = answer.portfolio.cursor
        onUpdate({ cursor, portfolio: toPortfolio(answer.portfolio.portfolio) })
      },
      onFailure: fail,
    })
  }
  open()
  return () => {
    isStopped = true
    clearTimeout(timer)
    close()
  }
}

type StreamParameters = {
  readonly variables: { readonly [name: string]: unknown }
  readonly silenceMs: number
  readonly onOpen: () => void
  readonly onAnswer: (answer: Answer) => void
  /** Called at most once, and last. */
  readonly onFailure: (error: BaseError) => void
}

function openStream(endpoint: GraphqlEndpoint, parameters: StreamParameters): () => void {
  const { url } = endpoint
  let isOver = false
  // Reconnecting is ours: the library would repeat the old variables, and miss what came between.
  const client = createClient({
    url,
    retryAttempts: 0,
    fetchFn: endlessFetch(endpoint.fetch, parameters.silenceMs),
  })
  const end = (error: BaseError) => {
    if (isOver) return
    isOver = true
    client.dispose()
    parameters.onFailure(error)
  }
  client.subscribe<Answer>(
    { query: portfolioUpdatesDocument, variables: { ...parameters.variables } },
    {
      next: (result) => {
        if (isOver) return
        const refusal = refusalOf(result)
        if (refusal !== undefined) return end(refusal)
        if (result.data) parameters.onAnswer(result.data)
      },
      error: (cause) => void toStreamError(url, cause).then(end),
      complete: () => end(new StreamEndedError({ url, reason: 'the server closed it' })),
    },
    { connected: () => !isOver && parameters.onOpen() },
  )
  return () => {
    isOver = true
    client.dispose()
  }
}

function refusalOf(result: ExecutionResult<Answer, unknown>): GraphqlRequestError | undefined {
  if (result.errors === undefined || result.errors.length === 0) return undefined
  return new GraphqlRequestError({ errors: result.errors as readonly GraphqlErrorEntry[] })
}

async function toStreamError(url: string, cause: unknown): Promise<BaseError> {
  if (cause instanceof BaseError) return cause
  if (!(cause instanceof NetworkError)) {
    return new StreamEndedError({ url, reason: 'it could not be read', cause })
  }
  const response = cause.response as Response | undefined
  if (response === undefined) return new ServerUnreachableError({ url, cause })
  return refusalIn(url, response)
}

// A server that refuses before streaming says why in the body, like any other answer.
async function refusalIn(url: string, response: Response): Promise<BaseError> {
  try {
    parseGraphqlAnswer({ url, status: response.status, body: await response.text() })
  } catch (error) {
    return error instanceof BaseError ? error : new ServerUnreachableError({ url, cause: error })
  }
  return new InvariantError({ invariant: 'an answer that is not OK carries errors' })
}
