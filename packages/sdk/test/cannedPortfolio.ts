/** The least that passes for a portfolio with one account, as the documents ask for it. */
export function cannedPortfolio(bindingId: string | null = 'a'): object {
  return {
    owners: ['0x01'],
    digest: '0xd1',
    skewSeconds: 0,
    blocks: [],
    gaps: [],
    economic: {},
    enforced: {
      accounts: [{ id: 'a', healthFactor: 1.2 }],
      bindingAccount: bindingId === null ? null : { id: bindingId },
      liquidatableCount: 0,
      unknownCount: 0,
    },
  }
}

/** One result of the subscription. */
export function cannedUpdate(cursor: string): object {
  return { data: { portfolio: { cursor, portfolio: cannedPortfolio() } } }
}
