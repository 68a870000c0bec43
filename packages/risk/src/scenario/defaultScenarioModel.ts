import type { ScenarioModel } from './scenarioModel.ts'

/**
 * Our own default: a table for a horizon of about one day.
 *
 * **It is ours and it is not calibrated.** People chose the numbers, after looking at daily closes of
 * BTC (2,707 days, 2014-09 to 2022-02) and ETH (1,558 days, 2017-11 to 2022-02) and at what venues
 * publish. No venue enforces it, and it promises no confidence level.
 *
 * - **0, ±3, ±6, ±9, ±12, ±15 %, weight 1.** The 1 % quantile of a day was −10.6 % for BTC and
 *   −14.4 % for ETH, so 15 % is about one day in a hundred of the wilder of the two. The steps are for
 *   options, which can lose most in between; a linear holding's worst row is never one of them.
 * - **±30 %, weight 0.5.** Asks the same as the 15 % row of a linear holding, by intent: it can only
 *   decide where something is curved, and tells a reader what twice the move would do.
 * - **−50 %, weight 0.4: decides for a net long, 20 %.** Rounds out ETH's worst close, −42 % on
 *   2020-03-12. Over such a fall a book is reduced or liquidated on the way, so less than half of it is
 *   asked. Two days of each series closed lower than −20 %.
 * - **+60 %, weight 0.35: decides for a net short, 21 %.** Wider than the fall, because a price can
 *   rise by more than it can fall; 0.35 is the share of an extreme move that SPAN covers. Two days of
 *   BTC and three of ETH rose by 20 % or more.
 * - **Depeg −2 %, weight 1; −10 %, weight 0.3.** A coin that should be a dollar and closes below 0.98
 *   is rare (USDC 3 of 1,226 days, USDT 7 of 1,559); the tail is for a day like USDC's in March 2023.
 *   3 % of what is held, the depth of the deepest close in that data (0.97). Down only: owing a coin
 *   that falls is not counted as a gain, since the debt may have to be repaid after the peg is back.
 * - **Unregistered: −100 % of a long, +100 % of a short.** Nothing is known of the asset. (A long held
 *   as collateral is not counted in the first place.)
 * - **Basis 0.5 % of gross notional per factor.** Two venues never mark a factor alike, and the two
 *   legs of a hedge are not closed at one moment. A hedge of equal legs pays 1 % of a leg: what
 *   Deribit once charged on offsetting futures. Netting across venues is never free.
 *
 * The package README holds the same table with what each row decides.
 */
export const defaultScenarioModel: ScenarioModel = {
  name: 'crossmargin-default',
  version: '1',
  description:
    'Worst of a table of spot moves per factor, no offset between factors, depeg of stablecoins and a basis add-on. Ours, about one day, not calibrated.',
  calibration: 'none',
  rows: [
    { name: 'unchanged', spotMove: 0, weight: 1 },
    { name: 'down 3 %', spotMove: -0.03, weight: 1 },
    { name: 'up 3 %', spotMove: 0.03, weight: 1 },
    { name: 'down 6 %', spotMove: -0.06, weight: 1 },
    { name: 'up 6 %', spotMove: 0.06, weight: 1 },
    { name: 'down 9 %', spotMove: -0.09, weight: 1 },
    { name: 'up 9 %', spotMove: 0.09, weight: 1 },
    { name: 'down 12 %', spotMove: -0.12, weight: 1 },
    { name: 'up 12 %', spotMove: 0.12, weight: 1 },
    { name: 'down 15 %', spotMove: -0.15, weight: 1 },
    { name: 'up 15 %', spotMove: 0.15, weight: 1 },
    { name: 'tail down 30 %', spotMove: -0.3, weight: 0.5 },
    { name: 'tail up 30 %', spotMove: 0.3, weight: 0.5 },
    { name: 'tail down 50 %', spotMove: -0.5, weight: 0.4 },
    { name: 'tail up 60 %', spotMove: 0.6, weight: 0.35 },
  ],
  depegRows: [
    { name: 'depeg 2 %', spotMove: -0.02, weight: 1 },
    { name: 'depeg tail 10 %', spotMove: -0.1, weight: 0.3 },
  ],
  unregistered: { longMove: -1, shortMove: 1 },
  contingencies: [{ name: 'basis', kind: 'gross-notional-per-factor', rate: 0.005 }],
}
