import { encodeAbiParameters, parseAbiParameters } from 'viem'
import { getCode } from 'viem/actions'
import { expect, test } from 'vitest'
import { bootChain } from './bootChain.ts'
import { WorldError } from './worldError.ts'

// Creation code of a contract whose whole code is one STOP: PUSH1 1, PUSH1 0, RETURN.
const stop = { creationCode: '60016000f3', links: [] }

test('default: what is written down stands when the chain is handed over', async () => {
  const chain = await bootChain({
    chainId: 31_337,
    name: 'bare',
    artifacts: { Stop: stop },
    deploy: (deployer) => ({ stop: deployer.deploy('Stop') }),
  })
  try {
    expect(await getCode(chain.client, { address: chain.contracts.stop })).toBe('0x00')
    const { status } = await chain.send({
      from: chain.cast.keeper,
      to: chain.cast.admin,
      value: 1n,
    })
    expect(status).toBe('success')
  } finally {
    await chain.close()
  }
})

test('error: WorldError when a contract is of no project', async () => {
  const data = encodeAbiParameters(parseAbiParameters('uint256'), [1n])
  const booting = bootChain({
    chainId: 31_337,
    name: 'bare',
    deploy: (deployer) => deployer.deploy('Nowhere', data),
  })
  await expect(booting).rejects.toBeInstanceOf(WorldError)
})
