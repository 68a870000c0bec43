import type { Graphql } from '@crossmargin/sdk'
import { useEffect, useState } from 'react'
import { appendSample, type HealthHistory, toHealthSample } from './healthHistory.ts'

const limit = 900

/** The health factors since the page was opened, one sample for every update. */
export function useHealthHistory(
  portfolio: Graphql.Portfolio | undefined,
  receivedAtMs: number,
): HealthHistory {
  const [history, setHistory] = useState<HealthHistory>([])
  useEffect(() => {
    if (portfolio === undefined) return
    const sample = toHealthSample(portfolio, receivedAtMs / 1_000)
    setHistory((before) => appendSample(before, { sample, limit }))
  }, [portfolio, receivedAtMs])
  return history
}
