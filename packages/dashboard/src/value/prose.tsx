import type { ReactNode } from 'react'

/** A sentence of the server or the SDK, in which backticks mark what is typed. */
export function Prose(props: { readonly text: string }): ReactNode {
  return props.text
    .split('`')
    .map((part, at) => (at % 2 === 0 ? part : <code key={part}>{part}</code>))
}
