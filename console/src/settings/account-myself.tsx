import type { Colleague } from '@souk/contract/team.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useAct, useCall } from '../api/query.ts'
import { faultText } from '../api/fault.ts'
import { isLanguage, LANGUAGES, t } from '../i18n/t.ts'
import { useMay, useMe, useShop, useWorkplace } from '../shell/desk.ts'
import { useDuty } from '../shell/duty.ts'
import { meQuery } from '../shell/me.ts'
import { Section } from '../shell/page.tsx'
import { Switch, TextField, Tick } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { PushSwitch } from './account-push.tsx'
import { SettingsPart } from './form.tsx'

const CODES = Object.keys(LANGUAGES).filter(isLanguage)
type OwnChange = { name?: string; languages?: string[] }

/** Who one is for shoppers and colleagues, and whether one is called when somebody waits. */
export function Myself() {
  const me = useMe()
  const place = useWorkplace()
  const shop = useShop()
  const router = useRouter()
  const queries = useQueryClient()
  const setDuty = useDuty()
  const mine: Colleague | undefined = useCall(
    'listColleagues',
    { params: { shop } },
    { enabled: useMay('conversations:read') },
  ).data?.find(({ id }) => id === place.member)
  const change = useAct('changeMyself', { changes: ['listColleagues', 'listMembers'] })

  async function save(body: OwnChange): Promise<boolean> {
    try {
      await change.mutateAsync({ params: { shop }, body })
      await queries.fetchQuery({ ...meQuery, staleTime: 0 })
      await router.invalidate()
      toast(t('saved'))
      return true
    } catch (error) {
      toast(faultText(error), { danger: true })
      return false
    }
  }
  return (
    <>
      <Section title={t('account.duty')}>
        <div className="max-w-150">
          <Switch
            label={t('account.duty.on')}
            hint={t('account.duty.hint')}
            checked={place.onDuty}
            onChange={({ target }) => void setDuty(target.checked)}
          />
          <PushSwitch />
        </div>
      </Section>
      <SettingsPart
        title={t('account.me')}
        value={{ name: mine?.name ?? me.name, languages: mine?.languages ?? [] }}
        saving={change.isPending}
        onSave={save}
      >
        {(draft, put) => (
          <>
            <TextField
              label={t('account.name')}
              hint={t('account.name.hint')}
              required
              maxLength={100}
              value={draft.name}
              onChange={({ target }) => put({ name: target.value })}
            />
            <fieldset>
              <legend className="font-strong text-1">{t('account.languages')}</legend>
              <div className="flex flex-wrap gap-x-5">
                {CODES.map((code) => (
                  <Tick
                    key={code}
                    label={LANGUAGES[code]}
                    checked={draft.languages.includes(code)}
                    onChange={({ target }) =>
                      put({
                        languages: target.checked
                          ? [...draft.languages, code]
                          : draft.languages.filter((one) => one !== code),
                      })
                    }
                  />
                ))}
              </div>
            </fieldset>
          </>
        )}
      </SettingsPart>
    </>
  )
}
