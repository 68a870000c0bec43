import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { shortenHex } from '../format/shortenHex.ts'
import { accountName } from './accountName.ts'

/** Names an account at the head of its row, and opens its workings. */
export function AccountHeading(props: {
  readonly account: Graphql.MarginAccount
  readonly isBinding: boolean
  readonly isOpen: boolean
  readonly hasManyOwners: boolean
  /** Of the element that is opened. */
  readonly detailsId: string
  readonly onToggle: () => void
}): ReactNode {
  const { account, isOpen, detailsId } = props
  return (
    <div className="account-name">
      <button
        type="button"
        className="expander"
        aria-expanded={isOpen}
        aria-controls={detailsId}
        aria-label={`${isOpen ? 'Hide' : 'Show'} the workings of ${accountName(account)}`}
        onClick={props.onToggle}
      >
        <span aria-hidden="true">▸</span>
      </button>
      <span>
        <span className="account-venue">
          {account.venueLabel} <span className="muted">· {account.block.chainName}</span>
          {props.isBinding ? <span className="binding-tag">breaks first</span> : null}
        </span>
        <span className="account-label muted">
          {account.label === account.venueLabel ? '' : account.label}
          {props.hasManyOwners ? ` · ${shortenHex(account.owner)}` : ''}
        </span>
      </span>
    </div>
  )
}
