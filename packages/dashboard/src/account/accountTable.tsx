import type { Graphql } from '@crossmargin/sdk'
import { type ReactNode, useState } from 'react'
import { AccountRow } from './accountRow.tsx'

const columns = [
  'Account',
  'Status',
  'Health factor',
  'To liquidation',
  'Collateral',
  'Debt',
  'Equity',
  'Maintenance margin',
  'Block',
]

/** Every account with what its venue enforces, the one that breaks first on top. */
export function AccountTable(props: {
  readonly accounts: readonly Graphql.MarginAccount[]
  readonly bindingId: string | undefined
}): ReactNode {
  const [openIds, setOpenIds] = useState<ReadonlySet<string>>(new Set())
  const owners = new Set(props.accounts.map((account) => account.owner))
  const toggle = (id: string) => {
    const next = new Set(openIds)
    if (!next.delete(id)) next.add(id)
    setOpenIds(next)
  }
  return (
    <table className="account-table cards">
      <caption className="visually-hidden">Margin accounts, riskiest first</caption>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th key={column} scope="col" className={at < 2 ? '' : 'right'}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {props.accounts.map((account) => (
        <AccountRow
          key={account.id}
          account={account}
          isBinding={account.id === props.bindingId}
          isOpen={openIds.has(account.id)}
          hasManyOwners={owners.size > 1}
          columnCount={columns.length}
          onToggle={() => toggle(account.id)}
        />
      ))}
    </table>
  )
}
