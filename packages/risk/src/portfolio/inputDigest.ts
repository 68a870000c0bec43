import { canonicalJson, canonicalJsonOfSet } from '../digest/canonicalJson.ts'
import { compareText } from '../digest/compareText.ts'
import { sha256 } from '../digest/sha256.ts'
import type { PortfolioReportParameters } from './portfolioInputs.ts'

/** Changes whenever the report would come out differently from the same inputs. */
const reportVersion = 2

/**
 * Digests everything a report is made from.
 *
 * SHA-256 over one canonical text. Lists whose order means nothing are sorted first, owners are in
 * lower case and once each, so that equal inputs have equal digests on any machine, and who disputes
 * a number can first see whether the inputs were the same.
 *
 * @returns 64 hexadecimal digits.
 */
export function inputDigest(parameters: Required<PortfolioReportParameters>): string {
  const { owners, blocks, accounts, marketPrices, assets, gaps, model, measures, thresholds } =
    parameters
  const parts = [
    `"accounts":[${accounts.map(accountText).sort(compareText).join(',')}]`,
    `"assets":${canonicalJsonOfSet(assets.values())}`,
    `"blocks":${canonicalJsonOfSet(blocks)}`,
    `"gaps":${canonicalJsonOfSet(gaps)}`,
    `"marketPrices":${canonicalJsonOfSet(marketPrices)}`,
    `"measures":${canonicalJson(measures)}`,
    `"model":${canonicalJson(model)}`,
    `"owners":${canonicalJsonOfSet(new Set(owners.map((owner) => owner.toLowerCase())))}`,
    `"reportVersion":${reportVersion}`,
    `"thresholds":${canonicalJson(thresholds)}`,
  ]
  return sha256(`{${parts.join(',')}}`)
}

function accountText({
  snapshot,
  margin,
  exposures,
}: PortfolioReportParameters['accounts'][number]): string {
  return `{"exposures":${canonicalJsonOfSet(exposures)},"margin":${canonicalJson(margin)},"snapshot":${canonicalJson(snapshot)}}`
}
