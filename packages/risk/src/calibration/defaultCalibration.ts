import type { RiskCalibration } from './riskCalibration.ts'

/**
 * The calibration used until market history is indexed.
 *
 * **It is a default, not a fit.** People chose the numbers from the daily closes that the default
 * scenario model names (BTC 2014-09 to 2022-02, ETH 2017-11 to 2022-02). A report made with it says so.
 *
 * - **Degrees of freedom 4.** Estimates of the tail index of daily crypto returns lie around 3 to 4; at
 *   3 and below the fourth moment and soon the variance stop meaning anything.
 * - **BTC 75 %, ETH 100 %.** Under a Student-t of 4 degrees a day's 1 % quantile is then −10.4 % and
 *   −13.9 %; the closes had −10.6 % and −14.4 %.
 * - **Others 140 %.** A reviewed token that is neither moves more than ETH; the day's 1 % quantile
 *   is −19 %.
 * - **Unregistered 250 %.** Nobody reviewed the asset. Only debts in it are in a book, and their loss
 *   has no upper bound; a day's 1 % quantile is 35 %.
 * - **USD 3 %.** Dollar tokens net with one another here, and a dollar token's day is a few tenths of a
 *   percent; a depeg is the scenario table's matter, not a volatility's.
 * - **BTC–ETH 0.8, others 0.65 to 0.7, among themselves 0.6; unregistered 0.5.** Coins fall together;
 *   lower numbers would promise diversification that is not there on the day it is needed.
 * - **USD with anything 0.** A peg breaks for reasons of its own.
 */
export const defaultCalibration: RiskCalibration = {
  name: 'crossmargin-default-calibration',
  version: '1',
  isDefault: true,
  description:
    'Default calibration: volatilities and correlations chosen by hand, not fitted to market history.',
  daysPerYear: 365,
  degreesOfFreedom: 4,
  volatilities: [
    { factor: 'BTC', volatilityPerYear: 0.75 },
    { factor: 'ETH', volatilityPerYear: 1 },
    { factor: 'USD', volatilityPerYear: 0.03 },
    { factor: 'other', volatilityPerYear: 1.4 },
    { factor: 'unregistered', volatilityPerYear: 2.5 },
  ],
  correlations: [
    { first: 'BTC', second: 'ETH', correlation: 0.8 },
    { first: 'BTC', second: 'other', correlation: 0.65 },
    { first: 'ETH', second: 'other', correlation: 0.7 },
    { first: 'other', second: 'other', correlation: 0.6 },
    { first: 'BTC', second: 'unregistered', correlation: 0.5 },
    { first: 'ETH', second: 'unregistered', correlation: 0.5 },
    { first: 'other', second: 'unregistered', correlation: 0.5 },
    { first: 'unregistered', second: 'unregistered', correlation: 0.5 },
  ],
}
