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
        {isCopied ? '✓ copied' : '⧉'}
      </span>
    </button>
  )
}
