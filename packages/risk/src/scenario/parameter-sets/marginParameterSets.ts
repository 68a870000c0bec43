import { bybitLike } from './bybit.ts'
import { crossmarginOptions } from './crossmarginOptions.ts'
import { deribitArchived, deribitLike } from './deribit.ts'
import { derivePmrm1, derivePmrm1Portfolios } from './derivePmrm1.ts'
import { derivePmrm2, derivePmrm2Mainnet } from './derivePmrm2.ts'
import type { MarginParameterSet } from './marginParameterSet.ts'
import { okxLike } from './okx.ts'
import { paradex } from './paradex.ts'
import { span16 } from './span16.ts'
import { timsLike } from './tims.ts'

/** Every parameter set of the scenario kind that comes with the package, ours first. */
export const marginParameterSets: readonly MarginParameterSet[] = [
  crossmarginOptions,
  derivePmrm2,
  derivePmrm2Mainnet,
  derivePmrm1,
  derivePmrm1Portfolios,
  paradex,
  deribitLike,
  deribitArchived,
  span16(),
  timsLike,
  okxLike,
  bybitLike,
]
