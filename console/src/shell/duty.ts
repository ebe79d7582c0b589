import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { faultText } from '../api/fault.ts'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { toast } from '../ui/toast.tsx'
import { useShop } from './desk.ts'
import { meQuery } from './me.ts'

/** Goes on or off duty: who is on duty is called when somebody waits for a person. */
export function useDuty(): (on: boolean) => Promise<void> {
  const shop = useShop()
  const queries = useQueryClient()
  const router = useRouter()
  const change = useAct('changeMyself', { changes: ['listColleagues', 'listMembers'] })
  return async function setDuty(on) {
    try {
      await change.mutateAsync({ params: { shop }, body: { onDuty: on } })
      await queries.fetchQuery({ ...meQuery, staleTime: 0 })
      await router.invalidate()
      toast(t(on ? 'me.duty.on' : 'me.duty.off'), { undo: () => void setDuty(!on) })
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
}
