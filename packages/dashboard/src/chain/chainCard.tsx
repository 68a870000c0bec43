import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'
import { formatNumber } from '../format/formatNumber.ts'
import { toWords } from '../format/toWords.ts'
import { Age } from '../value/age.tsx'
import { NotAvailable } from '../value/notAvailable.tsx'
import { chainTone } from './chainTone.ts'

/** One chain: alive or not, its head, the head's age, and how final it is. */
export function ChainCard(props: {
  readonly chain: Graphql.Chain
  /** Whether this is only what was last heard: then nothing may look alive. */
  readonly isOld: boolean
}): ReactNode {
  const { chain, isOld } = props
  const known = chainTone(chain.state)
  const { mark, tone } = isOld && known.tone !== 'bad' ? chainTone('STARTING') : known
  return (
    <li className={`chain chain-${tone}`}>
      <p className="chain-name">
        <strong>{chain.name}</strong>
        <span className={`chain-state tone-${tone}`}>
          <span aria-hidden="true">{mark}</span>{' '}
          {isOld ? `was ${toWords(chain.state)}` : toWords(chain.state)}
        </span>
      </p>
      {chain.head === null ? (
        <NotAvailable reason="no block indexed yet" />
      ) : (
        <p className="chain-head">
          <span className="num" title={chain.head.hash}>
            #{formatNumber(chain.head.number, 0)}
          </span>
          <Age unixSeconds={chain.head.timestampSeconds} />
          <span className="muted">{finalityOf(chain, chain.head)}</span>
        </p>
      )}
      {chain.problem === null ? null : <p className="chain-problem">{chain.problem}</p>}
    </li>
  )
}

function finalityOf(chain: Graphql.Chain, head: Graphql.Block): string {
  const lag = chain.latestNumber === null ? 0 : chain.latestNumber - head.number
  const behind = lag > 0 ? `, ${formatNumber(lag, 0)} behind the node` : ''
  if (chain.finalizedNumber === null) return `finality not known${behind}`
  const depth = head.number - chain.finalizedNumber
  return (depth <= 0 ? 'final' : `final ${formatNumber(depth, 0)} blocks below`) + behind
}
