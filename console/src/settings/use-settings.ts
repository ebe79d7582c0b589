import type { SettingsForm } from '@souk/contract/shop.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { souk } from '../api/client.ts'
import { faultText } from '../api/fault.ts'
import { keyOf, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { toast } from '../ui/toast.tsx'

export type Save = (change: Partial<SettingsForm>) => Promise<boolean>

/** The shop's settings, and how a part of them is changed. They are replaced as a whole: what others changed meanwhile is asked for first. */
export function useSettings() {
  const shop = useShop()
  const queries = useQueryClient()
  const [saving, setSaving] = useState(false)
  const query = useCall('getSettings', { params: { shop } })

  async function put(change: Partial<SettingsForm>): Promise<SettingsForm> {
    const now = await souk.call('getSettings', { params: { shop } })
    const kept = await souk.call('putSettings', { params: { shop }, body: { ...now, ...change } })
    queries.setQueryData(keyOf('getSettings', { params: { shop } }), kept)
    return now
  }
  /** What stood there before is put back by the toast's button. */
  async function save(change: Partial<SettingsForm>): Promise<boolean> {
    setSaving(true)
    try {
      const before = await put(change)
      const old = Object.fromEntries(Object.keys(change).map((name) => [name, Reflect.get(before, name)]))
      toast(t('saved'), { undo: () => void put(old).catch(tellFault) })
      return true
    } catch (error) {
      tellFault(error)
      return false
    } finally {
      setSaving(false)
    }
  }
  return { settings: query.data, error: query.error, retry: () => void query.refetch(), saving, save }
}

function tellFault(error: unknown): void {
  toast(faultText(error), { danger: true })
}
