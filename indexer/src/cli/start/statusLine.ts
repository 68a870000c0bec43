import type { TextStream } from '../cliContext.ts'

/** A line at the bottom of a terminal that changes in place, while other text scrolls above it. */
export type StatusLine = {
  /** Where everything else is to be written: around the line, never through it. */
  readonly stream: TextStream
  /** Shows a text; '' takes the line away. */
  show(text: string): void
}

const clear = '\r\u001b[2K'

/** Opens a status line on a terminal. Elsewhere it shows nothing. */
export function createStatusLine(terminal: TextStream): StatusLine {
  if (terminal.isTTY !== true) return { stream: terminal, show: () => undefined }
  let shown = ''
  return {
    stream: {
      isTTY: true,
      write(text) {
        if (shown === '') return terminal.write(text)
        // Text that does not end its line would be overwritten: the status line waits for the next.
        const below = text.endsWith('\n') ? shown : ''
        return terminal.write(`${clear}${text}${below}`)
      },
    },
    show(text) {
      const next = fitted(text, terminal.columns)
      if (next === shown) return
      terminal.write(`${clear}${next}`)
      shown = next
    },
  }
}

/** A line that wrapped could not be cleared. */
function fitted(text: string, columns = 80): string {
  return text.length < columns ? text : `${text.slice(0, columns - 2)}…`
}
