import type { ReactNode } from 'react'

/** The bar at the top: name, owners, connection. */
export function Header(props: { readonly children: ReactNode }): ReactNode {
  return (
    <header className="top">
      <a className="brand" href="./" aria-label="crossmargin, start page">
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
          <path d="M3 6h16M3 16h16" className="brand-rails" />
          <path d="M6 3v16M16 3v16" className="brand-cross" />
        </svg>
        <span>crossmargin</span>
      </a>
      {props.children}
    </header>
  )
}
