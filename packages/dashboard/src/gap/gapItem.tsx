import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { toWords } from '../format/toWords.ts'
import { gapEffect } from './gapEffect.ts'

/** One gap in words: what kind, where, what is missing and which side was taken. */
export function GapItem(props: {
  readonly gap: Graphql.Gap
  /** Venue, chain and market of the account it concerns. */
  readonly where?: string
}): ReactNode {
  const { gap, where } = props
  return (
    <li className="gap-item">
      <strong className="gap-kind">{toWords(gap.kind)}</strong>
      <span>
        {where === undefined ? null : <span className="gap-where">{where}: </span>}
        {gap.message} {gapEffect(gap.effect)}
      </span>
    </li>
  )
}
