import type { Graphql } from '@crossmargin/sdk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Connection } from './connection.ts'
import { serverClient } from './serverClient.ts'

export type LivePortfolio = {
  readonly portfolio: Graphql.Portfolio | undefined
  /** When the newest answer came, in milliseconds; 0 before the first. */
  readonly receivedAtMs: number
  readonly connection: Connection
  /** Why the last question failed; null when it did not. */
  readonly error: Error | null
  /** Whether the last question was answered: numbers are new although no stream brings them. */
  readonly isPolling: boolean
  readonly retry: () => void
}

/**
 * Keeps the portfolio of some owners up to date: by the stream, and by asking where there is none.
 *
 * It asks now and then even while the stream is live: a stream that is open and says nothing must
 * not be the only witness.
 */
export function useLivePortfolio(owners: readonly string[]): LivePortfolio {
  const queryClient = useQueryClient()
  const key = useMemo(() => ['portfolio', ...owners], [owners])
  const [connection, setConnection] = useState<Connection>({ kind: 'connecting' })
  const streamedAtMs = useRef(0)

  const query = useQuery({
    queryKey: key,
    queryFn: async () => {
      const askedAtMs = Date.now()
      const answer = await serverClient.portfolio({ owners })
      // An update that came while this answer was on its way is newer than the answer.
      const isOvertaken = streamedAtMs.current > askedAtMs
      const streamed = queryClient.getQueryData<Graphql.Portfolio>(key)
      return isOvertaken && streamed !== undefined ? streamed : answer
    },
    refetchInterval: connection.kind === 'live' ? 30_000 : 5_000,
  })

  useEffect(() => {
    setConnection({ kind: 'connecting' })
    return serverClient.watchPortfolio({
      owners,
      onOpen: () => setConnection({ kind: 'live' }),
      onUpdate: ({ portfolio }) => {
        streamedAtMs.current = Date.now()
        queryClient.setQueryData(key, portfolio)
      },
      onError: ({ error, retryInMs }) => {
        const isFinal = retryInMs === undefined
        setConnection(
          isFinal
            ? { kind: 'refused', error }
            : { kind: 'retrying', error, retryAtMs: Date.now() + retryInMs },
        )
      },
    })
  }, [queryClient, key, owners])

  return {
    portfolio: query.data,
    receivedAtMs: query.dataUpdatedAt,
    connection,
    error: query.error,
    isPolling: query.error === null && query.data !== undefined,
    retry: () => void query.refetch(),
  }
}
