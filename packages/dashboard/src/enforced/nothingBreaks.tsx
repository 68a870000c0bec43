import type { ReactNode } from 'react'

/** Said when no account is known to break; unknown ones keep it from sounding safe. */
export function NothingBreaks(props: { readonly unknownCount: number }): ReactNode {
  const { unknownCount } = props
  return (
    <div className="binding">
      <p className="headline-label">Breaks first</p>
      {unknownCount === 0 ? (
        <>
          <p className="headline-text">No account can be liquidated</p>
          <p className="muted">Nothing is owed anywhere.</p>
        </>
      ) : (
        <>
          <p className="headline-text tone-unknown">
            ? Not known: {unknownCount === 1 ? '1 account is' : `${unknownCount} accounts are`}{' '}
            unknown
          </p>
          <p className="muted">No account is known to break, but those may. See the gaps.</p>
        </>
      )}
    </div>
  )
}
