import { t } from '../i18n/t.ts'
import { Page } from '../shell/page.tsx'
import { SecondFactor } from './account-factor.tsx'
import { Look } from './account-look.tsx'
import { Myself } from './account-myself.tsx'
import { Passkeys } from './account-passkeys.tsx'
import { PasswordPart } from './account-password.tsx'
import { Sessions } from './account-sessions.tsx'

/** What is one's own: the name, how it looks here, and how one signs in. */
export function AccountPage() {
  return (
    <Page title={t('settings.account')}>
      <Myself />
      <Look />
      <PasswordPart />
      <SecondFactor />
      <Passkeys />
      <Sessions />
    </Page>
  )
}
