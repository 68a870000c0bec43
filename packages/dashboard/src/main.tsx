import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './layout/app.tsx'
import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/sides.css'
import './styles/table.css'
import './styles/details.css'
import './styles/economic.css'
import './styles/notice.css'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A server on this machine answers without any network, so "offline" must not stop questions,
      // and a page in the background still has to be right when it is looked at.
      networkMode: 'always',
      refetchIntervalInBackground: true,
      retry: false,
    },
  },
})

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  )
}
