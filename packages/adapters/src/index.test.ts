import { expect, test } from 'vitest'
import * as exported from './index.ts'

test('behavior: what the package exports is decided here', () => {
  expect(Object.keys(exported).sort()).toMatchInlineSnapshot(`
    [
      "AaveViewError",
      "MalformedAnswerError",
      "aaveV3",
      "assessAccount",
      "attemptAssessment",
      "callViews",
      "callViewsInOrder",
      "compoundV3",
      "createEventDecoder",
      "decodeView",
      "encodeView",
      "getHeader",
      "knownAssets",
      "knownDeployments",
      "morphoBlue",
      "multicall3Address",
      "oracleMarketPrices",
      "parseQuantity",
      "redactSecrets",
      "redactUrl",
      "rpcFailure",
      "toQuantity",
      "venueAdapters",
    ]
  `)
})
