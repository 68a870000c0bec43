import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { Exact } from '../value/exact.tsx'
import { NotAvailable } from '../value/notAvailable.tsx'

/** What an account holds and owes, to the last digit. */
export function Holdings(props: {
  readonly account: Pick<Graphql.MarginAccount, 'collaterals' | 'debts'>
}): ReactNode {
  const { collaterals, debts } = props.account
  if (collaterals.length + debts.length === 0) {
    return (
      <section className="detail">
        <h4>Holdings</h4>
        <p className="muted">Holds and owes nothing.</p>
      </section>
    )
  }
  return (
    <section className="detail">
      <h4>Holdings</h4>
      <div className="scroller">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Asset</th>
              <th scope="col">Side</th>
              <th scope="col" className="right">
                Balance
              </th>
            </tr>
          </thead>
          <tbody>
            {collaterals.map((holding) => (
              <HoldingRow
                key={holding.asset.id}
                holding={holding}
                side={holding.isCounted ? 'collateral' : 'not counted'}
              />
            ))}
            {debts.map((holding) => (
              <HoldingRow key={holding.asset.id} holding={holding} side="debt" />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function HoldingRow(props: {
  readonly holding: Graphql.Holding
  readonly side: string
}): ReactNode {
  const { asset, balanceRaw } = props.holding
  return (
    <tr>
      <th scope="row" title={asset.address}>
        {asset.symbol}
      </th>
      <td className="muted">{props.side}</td>
      <td className="right">
        {asset.decimals === null ? (
          <NotAvailable reason="decimals not known" detail={`${balanceRaw} in native scale`} />
        ) : (
          <Exact raw={balanceRaw} decimals={asset.decimals} />
        )}
      </td>
    </tr>
  )
}
