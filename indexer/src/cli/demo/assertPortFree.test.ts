import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { PortInUseError } from '../../errors/portInUseError.ts'
import { assertPortFree } from './assertPortFree.ts'

const host = '127.0.0.1'

test('default', async () => {
  await expect(assertPortFree({ host, port: 0 })).resolves.toBeUndefined()
})

test('error: PortInUseError', async () => {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await expect(assertPortFree({ host, port })).rejects.toBeInstanceOf(PortInUseError)
  server.close()
  await once(server, 'close')
  await expect(assertPortFree({ host, port })).resolves.toBeUndefined()
})
