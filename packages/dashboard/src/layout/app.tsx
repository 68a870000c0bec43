import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { serverClient } from '../connection/serverClient.ts'
import { OwnerForm } from '../owner/ownerForm.tsx'
import { parseOwners } from '../owner/parseOwners.ts'
import { RiskiestPage } from '../owner/riskiestPage.tsx'
import { useOwnersInUrl } from '../owner/useOwnersInUrl.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { OwnedPage } from './ownedPage.tsx'

/** The page: some owners' portfolio when its address names them, else a list to choose from. */
export function App(): ReactNode {
  const [text, setOwners] = useOwnersInUrl()
  const { owners } = useMemo(() => parseOwners(text), [text])
  const meta = useQuery({
    queryKey: ['meta'],
    queryFn: () => serverClient.meta(),
    refetchInterval: 15_000,
  })
  const form = <OwnerForm key={text} text={text.replaceAll(',', ', ')} onSubmit={setOwners} />
  if (owners.length > 0) {
    return <OwnedPage key={text} owners={owners} form={form} meta={meta.data} />
  }
  return (
    <>
      <Header>{form}</Header>
      <main>
        <RiskiestPage />
      </main>
      <Footer meta={meta.data} digest={undefined} />
    </>
  )
}
