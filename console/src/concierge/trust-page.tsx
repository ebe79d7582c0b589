import type { IntentTrust } from '@souk/contract/draft.ts'
import type { Pausable, SettingsForm } from '@souk/contract/shop.ts'
import { faultText } from '../api/fault.ts'
import { useAct, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useSettings } from '../settings/use-settings.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Page, Section } from '../shell/page.tsx'
import { Select, Switch } from '../ui/field.tsx'
import { figure, fullTime } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { intentText } from './words.ts'

const SWITCHES = ['concierge', 'campaigns', 'checkout'] as const satisfies readonly Pausable[]

/** How much the concierge does by itself, and the switches that stop things at once. */
export function TrustPage() {
  const { settings, error, retry, saving, save } = useSettings()
  return (
    <Page title={t('concierge.trust')}>
      {!settings && (error ? <ErrorState error={error} onRetry={retry} /> : <Loading />)}
      {settings && <Switches paused={settings.paused ?? {}} />}
      {settings && <Autonomy settings={settings} saving={saving} save={save} />}
      {settings && <Intents />}
    </Page>
  )
}

function Switches({ paused }: { paused: SettingsForm['paused'] }) {
  const shop = useShop()
  const mayChange = useMay('settings:write')
  const pause = useAct('pauseShop', { changes: ['getSettings'] })
  async function put(what: Pausable, on: boolean): Promise<void> {
    const set = (next: boolean) => pause.mutateAsync({ params: { shop, what }, body: { paused: next } })
    try {
      await set(on)
      toast(t(on ? 'concierge.paused' : 'concierge.goes-on'), { undo: () => void set(!on) })
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
  return (
    <Section title={t('concierge.pause')} text={t('concierge.pause.text')}>
      <div className="grid max-w-150">
        {SWITCHES.map((what) => {
          const since = paused[what]?.since
          return (
            <div key={what} className="row">
              <Switch
                label={t(`concierge.pause.${what}`)}
                hint={since ? t('concierge.pause.since', { at: fullTime(since) }) : t(`concierge.pause.${what}.hint`)}
                checked={since !== undefined}
                disabled={!mayChange || pause.isPending}
                onChange={({ target }) => void put(what, target.checked)}
              />
            </div>
          )
        })}
      </div>
    </Section>
  )
}

type AutonomyProps = {
  settings: SettingsForm
  saving: boolean
  save: (change: Partial<SettingsForm>) => Promise<boolean>
}

function Autonomy({ settings, saving, save }: AutonomyProps) {
  const mayChange = useMay('settings:write')
  const { concierge, callPerson } = settings
  return (
    <Section title={t('concierge.mode')} text={t('concierge.mode.text')}>
      <div className="grid max-w-150 gap-3">
        <Select
          label={t('concierge.mode.label')}
          value={concierge}
          disabled={!mayChange || saving}
          options={[
            { value: 'live', label: t('concierge.mode.live') },
            { value: 'draft', label: t('concierge.mode.draft') },
          ]}
          onChange={({ target }) => void save({ concierge: target.value === 'draft' ? 'draft' : 'live' })}
        />
        <Switch
          label={t('concierge.call.angry')}
          hint={t('concierge.call.angry.hint')}
          checked={callPerson.angry}
          disabled={!mayChange || saving}
          onChange={({ target }) => void save({ callPerson: { ...callPerson, angry: target.checked } })}
        />
      </div>
    </Section>
  )
}

function Intents() {
  const shop = useShop()
  const mayChange = useMay('settings:write')
  const found = useCall('listIntents', { params: { shop } })
  const hold = useAct('holdIntent', { changes: ['listIntents'] })
  if (!found.data || found.data.concierge === 'live') return null
  const { intents, goesLiveAfter } = found.data
  return (
    <Section title={t('concierge.intents')} text={t('concierge.intents.text', { count: goesLiveAfter })}>
      {intents.length === 0 ? (
        <p className="text-muted">{t('concierge.intents.empty')}</p>
      ) : (
        <Ledger
          label={t('concierge.intents')}
          rows={intents}
          keyOf={({ intent }) => intent}
          columns={[
            { id: 'intent', label: t('concierge.tests.means'), cell: ({ intent }) => intentText(intent) },
            {
              id: 'unedited',
              label: t('concierge.intents.unedited'),
              cell: (one) => <Progress trust={one} of={goesLiveAfter} />,
            },
            {
              id: 'edited',
              label: t('concierge.intents.edited'),
              figures: true,
              wide: true,
              cell: (one) => figure(one.edited),
            },
            {
              id: 'hold',
              label: t('concierge.intents.hold'),
              figures: true,
              cell: ({ intent, heldBack }) => (
                <input
                  type="checkbox"
                  aria-label={`${t('concierge.intents.hold')}: ${intentText(intent)}`}
                  className="size-4 accent-action pointer-coarse:size-6"
                  checked={heldBack}
                  disabled={!mayChange || hold.isPending}
                  onChange={({ target }) =>
                    void hold
                      .mutateAsync({ params: { shop, intent }, body: { heldBack: target.checked } })
                      .catch((error: unknown) => toast(faultText(error), { danger: true }))
                  }
                />
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function Progress({ trust: { unedited, live }, of }: { trust: IntentTrust; of: number }) {
  if (live) return <span className="text-action">{t('concierge.intents.live')}</span>
  return (
    <span className="grid grid-cols-[minmax(3rem,8rem)_auto] items-center gap-2">
      <span className="h-1 overflow-hidden rounded-full bg-plate" aria-hidden="true">
        <span className="block h-full bg-action" style={{ inlineSize: `${Math.min(100, (unedited / of) * 100)}%` }} />
      </span>
      <span className="figures text-1 text-muted">
        {figure(unedited)} / {figure(of)}
      </span>
    </span>
  )
}
