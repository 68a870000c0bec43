import { BaseError } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { Prose } from '../value/prose.tsx'

/** What stands in place of the page when there is nothing to show: what failed, and what to do. */
export function FailureNotice(props: {
  readonly error: Error
  readonly onRetry: () => void
}): ReactNode {
  const { error } = props
  const lines = error instanceof BaseError ? error.metaMessages : []
  const title = error instanceof BaseError ? error.shortMessage : error.message
  const details = error instanceof BaseError ? error.details : undefined
  return (
    <section className="notice" role="alert">
      <p className="notice-mark notice-danger" aria-hidden="true">
        ✕
      </p>
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line}>
          <Prose text={line} />
        </p>
      ))}
      {details === undefined ? null : <p className="mono muted">{details}</p>}
      <p className="muted">This page asks again every few seconds by itself.</p>
      <button type="button" onClick={props.onRetry}>
        Try now
      </button>
    </section>
  )
}
