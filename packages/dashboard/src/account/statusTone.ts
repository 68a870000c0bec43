import type { Graphql } from '@crossmargin/sdk'

/** How an account's state is shown: word, mark and tone agree, and each says it alone. */
export type StatusTone = {
  readonly word: string
  readonly mark: string
  readonly tone: 'quiet' | 'normal' | 'warning' | 'call' | 'danger' | 'unknown'
}

/** An account that owes nothing is quiet whatever its status; one that is unknown is never green. */
export function statusTone(
  account: Pick<Graphql.MarginAccount, 'status' | 'healthState'>,
): StatusTone {
  if (account.healthState === 'UNKNOWN') return { word: 'Unknown', mark: '?', tone: 'unknown' }
  if (account.healthState === 'NO_DEBT') return { word: 'No debt', mark: '–', tone: 'quiet' }
  switch (account.status) {
    case 'NORMAL':
      return { word: 'Normal', mark: '✓', tone: 'normal' }
    case 'WARNING':
      return { word: 'Warning', mark: '▲', tone: 'warning' }
    case 'MARGIN_CALL':
      return { word: 'Margin call', mark: '▲▲', tone: 'call' }
    case 'LIQUIDATABLE':
      return { word: 'Liquidatable', mark: '✕', tone: 'danger' }
    case 'BANKRUPT':
      return { word: 'Bankrupt', mark: '✕✕', tone: 'danger' }
    case 'UNKNOWN':
      return { word: 'Unknown', mark: '?', tone: 'unknown' }
  }
}
