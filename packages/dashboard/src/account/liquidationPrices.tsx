import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatPrice } from '../format/formatPrice.ts'

/** The price of each asset, others fixed, at which the account may be liquidated. */
export function LiquidationPrices(props: {
  readonly account: Pick<Graphql.MarginAccount, 'margin' | 'healthState'>
}): ReactNode {
  const { margin, healthState } = props.account
  return (
    <section className="detail">
      <h4>Liquidation prices</h4>
      {margin.liquidationPrices.length === 0 ? (
        <p className="muted">
          {healthState === 'NO_DEBT'
            ? 'None: nothing is owed.'
            : 'n/a — no price of a single asset decides it, or prices are missing.'}
        </p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Asset</th>
              <th scope="col">When its price is</th>
              <th scope="col" className="right">
                Price
              </th>
            </tr>
          </thead>
          <tbody>
            {margin.liquidationPrices.map((each) => (
              <tr key={each.asset.id}>
                <th scope="row">{each.asset.symbol}</th>
                <td className="muted">{each.side.replaceAll('-', ' ')}</td>
                <td className="right num">{formatPrice(each.price, margin.numeraire.symbol)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
