import type { ReactNode } from 'react'
import { Banner } from '../notice/banner.tsx'
import { Age } from '../value/age.tsx'
import { useNow } from '../value/useNow.ts'
import type { Connection } from './connection.ts'

/** Says plainly that what stands below is old, how old, and what is being done. */
export function DisconnectedBanner(props: {
  readonly connection: Connection
  readonly receivedAtMs: number
  /** Whether asking works although the stream does not. */
  readonly isPolling: boolean
}): ReactNode {
  const { connection } = props
  const nowSeconds = useNow()
  if (connection.kind === 'connecting' || connection.kind === 'live') return null
  const wait =
    connection.kind === 'retrying'
      ? Math.max(0, Math.ceil(connection.retryAtMs / 1_000 - nowSeconds))
      : undefined
  return (
    <Banner
      tone={props.isPolling ? 'warning' : 'danger'}
      title={props.isPolling ? 'No live updates: asking every 5 s' : 'Disconnected'}
    >
      <p>
        Last update <Age unixSeconds={Math.floor(props.receivedAtMs / 1_000)} />.{' '}
        {props.isPolling ? null : <strong>Everything below is as it was then. </strong>}
        {connection.error.shortMessage}{' '}
        {wait === undefined
          ? 'The server refused the stream; reload the page to try again.'
          : `Trying again ${wait === 0 ? 'now' : `in ${wait} s`}.`}
      </p>
    </Banner>
  )
}
