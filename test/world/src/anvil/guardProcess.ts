import { spawn } from 'node:child_process'

/**
 * Ends a process when this one is gone, however it went, SIGKILL included.
 *
 * The guard is a shell that waits on a pipe which only this process holds open; a session of its
 * own keeps it out of reach of Ctrl-C. Windows has no such shell: there, `exit` handlers must do.
 *
 * @returns a function that sends the guard home: call it once the process has ended.
 */
export function guardProcess(pid: number): () => void {
  if (process.platform === 'win32') return () => {}
  const script = `read -r word; [ "$word" = home ] || kill -9 ${pid}`
  const guard = spawn('/bin/sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // Without a guard the process is still ended by `close` and on exit.
  guard.once('error', () => guard.unref())
  guard.stdin.once('error', () => guard.unref())
  ;(guard.stdin as unknown as { unref(): void }).unref()
  guard.unref()
  return () => {
    guard.stdin.end('home\n')
  }
}
