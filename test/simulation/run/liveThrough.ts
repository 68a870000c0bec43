import type { SimRun } from './simRun.ts'

/** Lets the chain live while its nodes err and lie: blocks, forks, halts, outages. */
export async function liveThrough(run: SimRun): Promise<void> {
  const { scenario, clock, nodes } = run
  const random = run.random.split('life')
  for (let tick = 0; tick < scenario.chaosBlocks; tick += 1) {
    const isHalted = random.chance(scenario.haltProbability)
    if (isHalted) count(run, 'F63')
    const delayMs = scenario.blockMs * (isHalted ? 30 : 0.5 + random.next())
    await clock.runUntil(() => false, clock.nowMs() + delayMs)
    if (random.chance(scenario.reorgProbability)) fork({ ...run, random })
    else run.chain.mine(nowSeconds(run))
    for (const node of nodes) {
      if (random.chance(scenario.outageProbability)) node.isGone = true
      else if (random.chance(0.5)) node.isGone = false
      node.hear()
    }
  }
}

/** A fork of some depth: longer or shorter than what it replaces, at times twice, at times undone. */
function fork(run: SimRun): void {
  const { chain, random } = run
  const before = chain.head().hash
  const depth = 1 + random.below(6)
  const length = Math.max(0, depth + random.pick([-2, -1, 0, 1, 1, 2]))
  chain.reorganise({ depth, length, timestampSeconds: nowSeconds(run) })
  if (chain.head().hash === before) {
    chain.mine(nowSeconds(run))
    return
  }
  count(run, length < depth ? 'F35' : 'F60')
  const turn = random.below(5)
  if (turn === 0)
    chain.reorganise({ depth: 1 + random.below(3), length: 2, timestampSeconds: nowSeconds(run) })
  else if (turn > 1 || !chain.returnTo(before)) return
  count(run, 'F62')
}

function nowSeconds({ clock, epochSeconds }: SimRun): number {
  return epochSeconds + Math.floor(clock.nowMs() / 1_000)
}

function count({ faults }: SimRun, id: string): void {
  faults.set(id, (faults.get(id) ?? 0) + 1)
}
