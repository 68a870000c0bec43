import type { ReactNode } from 'react'
import { Age } from '../value/age.tsx'
import type { Connection } from './connection.ts'

const words = {
  connecting: { mark: '◌', text: 'Connecting' },
  live: { mark: '●', text: 'Live' },
  retrying: { mark: '▲', text: 'Disconnected' },
  refused: { mark: '▲', text: 'No stream' },
} as const

/** Whether updates are coming, and how old the newest is. */
export function ConnectionBadge(props: {
  readonly connection: Connection
  readonly receivedAtMs: number
}): ReactNode {
  const { mark, text } = words[props.connection.kind]
  return (
    <p className={`connection connection-${props.connection.kind}`}>
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
