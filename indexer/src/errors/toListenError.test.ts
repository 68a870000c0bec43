import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { PortInUseError } from './portInUseError.ts'
import { toListenError } from './toListenError.ts'

const at = { host: '127.0.0.1', port: 4000 }

test('default', async () => {
  const first = createServer()
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve))
  const address = first.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const cause = await new Promise<unknown>((resolve) => {
    createServer().once('error', resolve).listen(port, '127.0.0.1')
  })
  first.close()
  expect(toListenError(cause, { host: '127.0.0.1', port })).toBeInstanceOf(PortInUseError)
})

test.each([
  ['EACCES', 'Port 4000 may not be opened by this user; set PORT to one above 1023.'],
  [
    'EADDRNOTAVAIL',
    'api.host is "127.0.0.1", which is no address of this machine; write 127.0.0.1, or 0.0.0.0 for all.',
  ],
])('behavior: %s', (code, message) => {
  const error = toListenError(Object.assign(new RangeError('x'), { code }), at)
  expect(error).toMatchObject({ shortMessage: message, exitCode: 2 })
})

test('behavior: what is not ours to explain stays what it is', () => {
  const defect = new RangeError('x')
  expect(toListenError(defect, at)).toBe(defect)
})
