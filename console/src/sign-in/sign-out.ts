import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { faultText } from '../api/fault.ts'
import { toast } from '../ui/toast.tsx'
import { authPost } from './auth.ts'

/** Ends the session here; what was loaded for it is forgotten. */
export function useSignOut(): () => void {
  const queries = useQueryClient()
  const router = useRouter()
  return () => {
    authPost('/sign-out')
      .then(async () => {
        queries.clear()
        await router.navigate({ to: '/sign-in' })
      })
      .catch((error: unknown) => toast(faultText(error), { danger: true }))
  }
}
