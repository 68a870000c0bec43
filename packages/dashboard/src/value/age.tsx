import type { ReactNode } from 'react'
import { formatAge } from '../format/formatAge.ts'
import { formatTime } from '../format/formatTime.ts'
import { useNow } from './useNow.ts'

/** How long ago a moment was, ticking; the exact time on hover. */
export function Age(props: { readonly unixSeconds: number }): ReactNode {
  const seconds = useNow() - props.unixSeconds
  const exact = formatTime(props.unixSeconds)
  return (
    <time
      className="num"
      dateTime={new Date(props.unixSeconds * 1_000).toISOString()}
      title={exact}
    >
      {seconds < -5 ? `${formatAge(-seconds)} ahead of this clock` : `${formatAge(seconds)} ago`}
    </time>
  )
}
