import type { SettingsForm } from '@souk/contract/shop.ts'
import type { ReactNode } from 'react'
import { Page } from '../shell/page.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { useSettings, type Save } from './use-settings.ts'

/** A page of what the shop has decided about itself. */
export function SettingsPage({
  title,
  children,
}: {
  title: string
  children: (settings: SettingsForm, save: Save, saving: boolean) => ReactNode
}) {
  const { settings, error, retry, saving, save } = useSettings()
  return (
    <Page title={title}>
      {settings && children(settings, save, saving)}
      {!settings && (error ? <ErrorState error={error} onRetry={retry} /> : <Loading />)}
    </Page>
  )
}
