import type { Graphql } from '@crossmargin/sdk'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { formatTime } from '../format/formatTime.ts'
import { statusChanges } from './statusChanges.ts'

type Change = { readonly text: string; readonly timeSeconds: number }

/** Tells of changes of status: to who listens at once, to who looks as a short list. */
export function StatusAnnouncer(props: {
  readonly accounts: readonly Graphql.MarginAccount[]
}): ReactNode {
  const { accounts } = props
  const seen = useRef(accounts)
  const [changes, setChanges] = useState<readonly Change[]>([])
  useEffect(() => {
    const texts = statusChanges(seen.current, accounts)
    seen.current = accounts
    if (texts.length === 0) return
    const timeSeconds = Math.floor(Date.now() / 1_000)
    setChanges((before) => [...texts.map((text) => ({ text, timeSeconds })), ...before].slice(0, 5))
  }, [accounts])
  return (
    <div className="changes" aria-live="polite">
      {changes.map(({ text, timeSeconds }) => (
        <p key={`${timeSeconds} ${text}`}>
          <time className="num muted" title={formatTime(timeSeconds)}>
            {formatTime(timeSeconds).slice(11, 19)}
          </time>{' '}
          {text}
        </p>
      ))}
    </div>
  )
}
