import type { ReactNode } from 'react'
import { formatRaw } from '../format/formatRaw.ts'

/** An exact amount, every digit of it: the digits past the cents step back. */
export function Exact(props: { readonly raw: string; readonly decimals: number }): ReactNode {
  const { head, tail } = formatRaw(props.raw, props.decimals)
  return (
    <span className="num">
      {head}
      {tail === '' ? null : <span className="dust">{tail}</span>}
    </span>
  )
}
