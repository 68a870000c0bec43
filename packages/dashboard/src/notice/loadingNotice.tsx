import type { ReactNode } from 'react'

/** The shape of the page, before there are numbers. */
export function LoadingNotice(props: { readonly what: string }): ReactNode {
  return (
    <div role="status" aria-busy="true">
      <p className="loading-text muted">Asking for {props.what}…</p>
      <div className="skeletons" aria-hidden="true">
        <div className="skeleton skeleton-tall" />
        <div className="skeleton skeleton-tall" />
        <div className="skeleton skeleton-wide" />
      </div>
    </div>
  )
}
