import { describeVenue } from '../suite/describeVenue.ts'
import { openWalletScene } from './walletScene.ts'

const adapter = 'wallet'

describeVenue('wallet, a token', {
  adapter,
  open: (asked) => openWalletScene({ ...asked, of: 'token' }),
})
describeVenue('wallet, a vault', {
  adapter,
  open: (asked) => openWalletScene({ ...asked, of: 'vault' }),
})
describeVenue('wallet, a token that takes fees and rebases', {
  adapter,
  open: (asked) => openWalletScene({ ...asked, of: 'odd' }),
})
