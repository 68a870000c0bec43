/** Where signals come from: the process. */
export type SignalSource = {
  on(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  exit(code: number): void
}

/** As shells report a program ended by SIGINT. */
const interrupted = 130

/**
 * Turns Ctrl-C and SIGTERM into an abort, so that everything is closed in order. A second one ends
 * the program at once: whoever asks twice does not want to wait.
 */
export function stopSignal(source: SignalSource): AbortSignal {
  const abort = new AbortController()
  const stop = () => {
    if (abort.signal.aborted) source.exit(interrupted)
    abort.abort()
  }
  source.on('SIGINT', stop)
  source.on('SIGTERM', stop)
  return abort.signal
}
