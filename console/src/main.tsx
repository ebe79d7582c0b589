import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueries } from './api/queries.ts'
import { currentLanguage, onLanguage } from './i18n/t.ts'
import { applyPrefs } from './state/prefs.ts'
import 'virtual:fonts.css'
import './style/app.css'
import { makeRouter } from './shell/router.ts'
import { Toasts } from './ui/toast.tsx'
import { Tooltips } from './ui/tooltip.tsx'

const queries = createQueries(signedOut)
const router = makeRouter(queries)

/** The session ended: sign-in, and from there back to where one was. */
function signedOut(): void {
  const { href, pathname } = router.state.location
  if (!pathname.startsWith('/s/')) return
  queries.removeQueries({ queryKey: ['me'] })
  void router.navigate({ to: '/sign-in', search: { to: href, expired: true } })
}

function App() {
  const language = useSyncExternalStore(onLanguage, currentLanguage)
  return (
    <QueryClientProvider client={queries}>
      <Tooltips key={language}>
        <>
          <RouterProvider router={router} />
          <Toasts />
        </>
      </Tooltips>
    </QueryClientProvider>
  )
}

const root = document.getElementById('app')
if (root) {
  await applyPrefs()
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
