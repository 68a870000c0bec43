import type { Graphql } from '@crossmargin/sdk'
import type { ReactNode } from 'react'

/** Short to the left, long to the right of one middle, and a mark where they net. */
export function ExposureBar(props: {
  readonly exposure: Graphql.NetExposure
  /** Dollars that fill one half. */
  readonly scale: number
}): ReactNode {
  const { exposure, scale } = props
  const half = (usd: number) => Math.min(50, (Math.abs(usd) / scale) * 50)
  const net = 50 + Math.sign(exposure.netUsd) * half(exposure.netUsd)
  return (
    <span className="exposure-bar" aria-hidden="true">
      <span
        className="exposure-short"
        style={{ left: `${50 - half(exposure.shortUsd)}%`, width: `${half(exposure.shortUsd)}%` }}
      />
      <span
        className="exposure-long"
        style={{ left: '50%', width: `${half(exposure.longUsd)}%` }}
      />
      <span className="exposure-middle" />
      <span className="exposure-net" style={{ left: `${net}%` }} />
    </span>
  )
}
