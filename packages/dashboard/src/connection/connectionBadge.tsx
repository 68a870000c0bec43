import type { ReactNode } from 'react'
import { Age } from '../value/age.tsx'
import type { Connection } from './connection.ts'

const words = {
  connecting: { mark: '◌', text: 'Connecting' },
  live: { mark: '●', text: 'Live' },
  polling: { mark: '◑', text: 'Polling' },
  retrying: { mark: '▲', text: 'Disconnected' },
  refused: { mark: '▲', text: 'No stream' },
} as const

/** Whether updates are coming, and how old the newest is. */
export function ConnectionBadge(props: {
  readonly connection: Connection
  readonly receivedAtMs: number
  /** Whether asking works although the stream does not. */
  readonly isPolling: boolean
}): ReactNode {
  const { kind } = props.connection
  const isBroken = kind === 'retrying' || kind === 'refused'
  const shown = isBroken && props.isPolling ? 'polling' : kind
  const { mark, text } = words[shown]
  return (
    <p className={`connection connection-${shown}`}>
      <span aria-hidden="true">{mark}</span> <strong aria-live="polite">{text}</strong>
      {props.receivedAtMs === 0 ? null : (
        <span className="muted">
          {' '}
          updated <Age unixSeconds={Math.floor(props.receivedAtMs / 1_000)} />
        </span>
      )}
    </p>
  )
}
