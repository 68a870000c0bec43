import type { ReactNode } from 'react'

/** What could not be known, and why. Never a zero, never blank, never in a healthy colour. */
export function NotAvailable(props: {
  readonly reason: string
  /** The whole sentence, where `reason` is only its gist. */
  readonly detail?: string
}): ReactNode {
  return (
    <span className="na" title={props.detail ?? props.reason}>
      n/a <span className="na-reason">— {props.reason}</span>
    </span>
  )
}
