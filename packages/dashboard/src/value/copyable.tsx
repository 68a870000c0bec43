import { type ReactNode, useState } from 'react'
import { shortenHex } from '../format/shortenHex.ts'

/** An address or hash, shortened, with the whole of it on hover and one press away. */
export function Copyable(props: { readonly hex: string; readonly name: string }): ReactNode {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(props.hex)
    setCopied(true)
    setTimeout(() => setCopied(false), 1_500)
  }
  return (
    <button
      type="button"
      className="copyable mono"
      title={`${props.hex} — copy`}
      aria-label={`Copy ${props.name} ${props.hex}`}
      onClick={() => void copy()}
    >
      {shortenHex(props.hex)}
      <span className="copy-mark" aria-live="polite">
        {isCopied ? '✓ copied' : <CopyIcon />}
      </span>
    </button>
  )
}

// Drawn, not a character: few system fonts have one.
function CopyIcon(): ReactNode {
  return (
    <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true" className="copy-icon">
      <rect x="3.5" y="3.5" width="6.5" height="6.5" rx="1.2" />
      <path d="M7.5 1H2.2A1.2 1.2 0 0 0 1 2.2v5.3" />
    </svg>
  )
}
