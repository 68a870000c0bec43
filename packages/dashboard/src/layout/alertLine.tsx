import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { chainTone } from '../chain/chainTone.ts'
import { toWords } from '../format/toWords.ts'

/** On a small screen, where gaps and chains stand below the numbers: one line that says so above. */
export function AlertLine(props: {
  readonly gapCount: number
  readonly chains: readonly Graphql.Chain[]
}): ReactNode {
  const bad = props.chains.filter((chain) => chainTone(chain.state).tone === 'bad')
  const parts = [
    ...(props.gapCount === 0 ? [] : [props.gapCount === 1 ? '1 gap' : `${props.gapCount} gaps`]),
    ...bad.map((chain) => `${chain.name} ${toWords(chain.state)}`),
  ]
  if (parts.length === 0) return null
  return (
    <a className="alert-line" href="#gaps">
      <span aria-hidden="true">▲</span> {parts.join(' · ')}
      <span className="alert-more">see below</span>
    </a>
  )
}
