import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faultText } from '../api/fault.ts'
import { keyOf, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { Switch } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { callMeHere, callMeHereNoMore, ownEndpoint, pushState } from './push.ts'

/** Whether this browser calls when somebody waits for a person, with the console shut as well. */
export function PushSwitch() {
  const queries = useQueryClient()
  const state = pushState()
  const { data } = useCall('getStaffDevices', {})
  const own = useQuery({ queryKey: ['own-endpoint'], queryFn: async () => (await ownEndpoint()) ?? null }).data
  const [busy, setBusy] = useState(false)
  const device = data?.devices.find(({ endpoint }) => endpoint === own)

  async function change(on: boolean): Promise<void> {
    if (!data) return
    setBusy(true)
    try {
      if (!on && device) await callMeHereNoMore(device.id)
      else if (!(await callMeHere(data.key))) toast(t('push.refused'), { danger: true })
    } catch (error) {
      toast(faultText(error), { danger: true })
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keyOf('getStaffDevices') }),
        queries.invalidateQueries({ queryKey: ['own-endpoint'] }),
      ])
      setBusy(false)
    }
  }
  return (
    <Switch
      label={t('push.here')}
      hint={t(state === 'possible' ? 'push.hint' : `push.${state}`)}
      checked={device !== undefined}
      disabled={state !== 'possible' || !data || busy}
      onChange={({ target }) => void change(target.checked)}
    />
  )
}
