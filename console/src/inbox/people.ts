import { useCall } from '../api/query.ts'
import { useShop, useWorkplace } from '../shell/desk.ts'
import { t } from '../i18n/t.ts'

export type Colleague = { id: string; name: string }

/** Who works here. */
export function useColleagues(): readonly Colleague[] {
  const shop = useShop()
  return useCall('listColleagues', { params: { shop } }, { staleTime: 60_000 }).data ?? []
}

/** A member's own name, as it stands on their portrait. */
export function useFullName(): (id: string) => string {
  const people = useColleagues()
  return (id) => people.find((one) => one.id === id)?.name ?? t('inbox.somebody')
}

/** A member's name by their id; whoever has left is somebody of the team. */
export function useNameOf(): (id: string) => string {
  const people = useColleagues()
  const { member } = useWorkplace()
  return (id) => (id === member ? t('inbox.me') : (people.find((one) => one.id === id)?.name ?? t('inbox.somebody')))
}
