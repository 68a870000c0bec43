import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { statusTone } from './statusTone.ts'

export function StatusBadge(props: {
  readonly account: Pick<Graphql.MarginAccount, 'status' | 'healthState'>
}): ReactNode {
  const { word, mark, tone } = statusTone(props.account)
  return (
    <span className={`badge badge-${tone}`}>
      <span aria-hidden="true">{mark}</span> {word}
    </span>
  )
}
