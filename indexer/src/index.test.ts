import { expect, test } from 'vitest'
import * as exported from './index.ts'

test('behavior: what the package exports is decided here', () => {
  expect(Object.keys(exported).sort()).toMatchInlineSnapshot(`
    [
      "createLogger",
      "defineConfig",
      "openSqliteReader",
      "openSqliteStore",
      "openWatchList",
      "startServer",
    ]
  `)
})
