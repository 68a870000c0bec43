import { describeVenue } from '../suite/describeVenue.ts'
import { openAaveV3Scene } from './aaveV3Scene.ts'

describeVenue('aave-v3 on ethereum', {
  adapter: 'aave-v3',
  open: (asked) => openAaveV3Scene({ ...asked, chainName: 'ethereum' }),
})

describeVenue('aave-v3 on arbitrum', {
  adapter: 'aave-v3',
  open: (asked) => openAaveV3Scene({ ...asked, chainName: 'arbitrum' }),
})
