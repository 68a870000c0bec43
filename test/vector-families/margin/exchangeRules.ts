import {
  bybitShortOptionRates,
  deribitArchived,
  okxComponentSum,
  okxMaintenance,
  okxMinimumChargeTiers,
  shortOptionMargin,
  termMultiplier,
  tieredCharge,
  type UnifiedHolding,
  unifiedMargin,
} from '@crossmargin/risk'
import { VectorInputError } from '../vectorInputError.ts'
import { type LooseFigures, looseFigures, looseKey } from './looseFigures.ts'

type Computed = Readonly<Record<string, number>>

/** OKX: the tiered minimum charge, and the larger of it and the components. */
export function okxExample(input: LooseFigures): Computed {
  const rawMinimumUsd = input.number('mr7raw', 'mr7', 'rawmargin', 'raw')
  const part = (key: string): number => input.numberOr(0, key)
  const summed = okxComponentSum({
    spotAndVolatilityUsd: part('mr1'),
    thetaUsd: part('mr2'),
    vegaTermUsd: part('mr3'),
    basisUsd: part('mr4'),
    rateUsd: part('mr5'),
    extremeMoveUsd: part('mr6'),
  })
  const componentsUsd = input.numberOr(summed, 'mr')
  const adjusted = tieredCharge(rawMinimumUsd, okxMinimumChargeTiers)
  const after = okxMaintenance({ componentsUsd, rawMinimumUsd }, okxMinimumChargeTiers)
  const unscaled = [{ aboveUsd: 0, multiplier: 1 }]
  const before = okxMaintenance({ componentsUsd, rawMinimumUsd }, unscaled)
  return {
    mr: componentsUsd,
    mr7adj: adjusted,
    mr7adjusted: adjusted,
    mr7: adjusted,
    mmr: after,
    mmrafter: after,
    mmrbefore: before,
  }
}

/** Bybit: one short option in cross margin. */
export function bybitExample(input: LooseFigures): Computed {
  const markPriceUsd = input.number('mark', 'markprice', 'optionmark', 'optionmarkprice')
  const index = input.number('index', 'indexprice', 'spot', 'btc', 'btcprice', 'underlying')
  const rates = bybitShortOptionRates
  const margin = shortOptionMargin(
    {
      kind: input.numberOr(0, 'call', 'iscall') === 1 ? 'call' : 'put',
      soldQuantity: Math.abs(input.numberOr(1, 'qty', 'quantity', 'size', 'positionsize')),
      strikePriceUsd: input.number('strike', 'strikeprice', 'k'),
      indexPriceUsd: index,
      markPriceUsd,
      entryPriceUsd: input.numberOr(markPriceUsd, 'entry', 'entryprice', 'avgprice', 'premium'),
    },
    {
      maintenanceRate: input.numberOr(rates.maintenanceRate, 'mmfactor', 'mmrate'),
      liquidationFeeRate: input.numberOr(
        rates.liquidationFeeRate,
        'liqfee',
        'liqfeerate',
        'liquidationfeerate',
        'liquidationfee',
      ),
      maximumInitialRate: input.numberOr(rates.maximumInitialRate, 'maximfactor', 'maxim', 'im1'),
      minimumInitialRate: input.numberOr(rates.minimumInitialRate, 'minimfactor', 'minim', 'im2'),
    },
  )
  const { maintenanceUsd, initialUsd } = margin
  return {
    mm: maintenanceUsd,
    im: initialUsd,
    positionmm: maintenanceUsd,
    positionim: initialUsd,
    maintenancemargin: maintenanceUsd,
    initialmargin: initialUsd,
  }
}

/** Binance: adjusted equity, maintenance margin and their ratio. */
export function unifiedExample(input: unknown): Computed {
  const { adjustedEquityUsd, maintenanceUsd, ratio } = unifiedMargin(readHoldings(input))
  const value = ratio === 'no-requirement' ? Number.POSITIVE_INFINITY : ratio
  return {
    equity: adjustedEquityUsd,
    adjustedequity: adjustedEquityUsd,
    sumequity: adjustedEquityUsd,
    mm: maintenanceUsd,
    maintenancemargin: maintenanceUsd,
    summm: maintenanceUsd,
    unimmr: value,
  }
}

/** Deribit and Paradex: the size of a volatility move at an expiry. */
export function volatilityExample(input: LooseFigures): Computed {
  const days = input.number('dte', 'days', 'daystoexpiration', 'daystoexpiry')
  const shock = deribitArchived.volatilityShock
  const size = input.numberOr(shock.up, 'range', 'volshock', 'shock', 'ivchange', 'volrange')
  const floorDays = input.numberOr(shock.floorDays, 'dtefloor', 'floor')
  const power = input.numberOr(shock.shortPower, 'power', 'vegapower', 'exponent')
  const moved =
    size *
    termMultiplier(
      {
        secondsToExpiry: days * 86_400,
        forwardVariableUsd: 1,
        forwardFixedUsd: 0,
        ratePerYear: 0,
        confidence: 1,
        options: [],
      },
      { ...shock, shortPower: power, longPower: power, floorDays },
    )
  const iv = input.numberOr(Number.NaN, 'iv', 'markiv', 'vol')
  return { ivchange: moved, volshock: moved, maxivchange: moved, shockediv: iv * (1 + moved) }
}

function readHoldings(input: unknown): readonly UnifiedHolding[] {
  const record = (input ?? {}) as Readonly<Record<string, unknown>>
  const list = Object.entries(record).find(([key]) =>
    /asset|holding|coin|balance|equit/.test(looseKey(key)),
  )?.[1]
  if (typeof list !== 'object' || list === null) {
    throw new VectorInputError({
      problem: 'A Binance case lists no assets.',
      remedy: 'Give `assets`: equity, index price, collateral rate and maintenance of each.',
    })
  }
  return Object.entries(list).map(([key, value]) => {
    const it = looseFigures(value)
    const parts =
      it.numberOr(0, 'marginasset', 'asset', 'balance') -
      it.numberOr(0, 'marginloan', 'loan') +
      it.numberOr(0, 'futuresasset', 'futures', 'walletbalance') +
      it.numberOr(0, 'futuresunrealpnl', 'futuresunrealisedpnl', 'upnl', 'unrealizedpnl')
    return {
      asset: key,
      equity: it.numberOr(parts, 'equity', 'e'),
      indexPriceUsd: it.numberOr(1, 'index', 'indexprice', 'price', 'p'),
      collateralRate: it.numberOr(1, 'collateralrate', 'rate', 'haircut'),
      maintenance:
        it.numberOr(0, 'mm', 'maintenance', 'maintenancemargin', 'futuresmm') +
        it.numberOr(0, 'marginmm'),
    }
  })
}
