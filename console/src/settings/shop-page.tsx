import type { SettingsForm } from '@souk/contract/shop.ts'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Select, Switch, TextBox, TextField } from '../ui/field.tsx'
import { SettingsPart } from './form.tsx'
import { HoursField } from './hours-field.tsx'
import { SettingsPage } from './settings-page.tsx'
import { TextsField } from './texts-field.tsx'
import type { Save } from './use-settings.ts'

type PartProps = { settings: SettingsForm; save: Save; saving: boolean }

/** Who the shop is, when it is there, and for how long it remembers. */
export function ShopPage() {
  return (
    <SettingsPage title={t('settings.shop')}>
      {(settings, save, saving) => {
        const props = { settings, save, saving }
        return (
          <>
            <About {...props} />
            <Opening {...props} />
            <Selling {...props} />
            <Asking {...props} />
            <Keeping {...props} />
          </>
        )
      }}
    </SettingsPage>
  )
}

function About({ settings, save, saving }: PartProps) {
  const shop = useShop()
  const facts = useCall('getShop', { params: { shop } }).data
  const { description, email, phone, address, accent } = settings
  return (
    <SettingsPart
      title={t('shop.about')}
      value={{ description, email, phone, address, accent, public: settings.public }}
      saving={saving}
      onSave={save}
    >
      {(draft, change) => (
        <>
          {facts && (
            <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-muted">
              <dt>{t('shop.address')}</dt>
              <dd className="text-ink">
                <a href={facts.url} className="underline underline-offset-2">
                  {facts.url}
                </a>
              </dd>
              <dt>{t('shop.currency')}</dt>
              <dd className="text-ink">{facts.currency}</dd>
              <dt>{t('shop.timezone')}</dt>
              <dd className="text-ink">{facts.timezone}</dd>
            </dl>
          )}
          <TextsField
            lines
            label={t('shop.description')}
            first={facts?.locale ?? 'en'}
            value={draft.description}
            onChange={(value) => change({ description: value })}
          />
          <div className="grid gap-3 tablet:grid-cols-2">
            <TextField
              label={t('shop.email')}
              type="email"
              value={draft.email}
              onChange={({ target }) => change({ email: target.value })}
            />
            <TextField
              label={t('shop.phone')}
              type="tel"
              value={draft.phone}
              onChange={({ target }) => change({ phone: target.value })}
            />
          </div>
          <TextBox
            label={t('shop.place')}
            hint={t('shop.place.hint')}
            value={draft.address}
            onChange={({ target }) => change({ address: target.value })}
          />
          <TextField
            label={t('shop.accent')}
            hint={t('shop.accent.hint')}
            type="color"
            value={draft.accent ?? '#00675b'}
            onChange={({ target }) => change({ accent: target.value })}
          />
          <Switch
            label={t('shop.public')}
            hint={t('shop.public.hint')}
            checked={draft.public}
            onChange={({ target }) => change({ public: target.checked })}
          />
        </>
      )}
    </SettingsPart>
  )
}

function Opening({ settings: { hours }, save, saving }: PartProps) {
  return (
    <SettingsPart title={t('shop.hours')} text={t('shop.hours.text')} value={{ hours }} saving={saving} onSave={save}>
      {(draft, change) => <HoursField value={draft.hours} onChange={(value) => change({ hours: value })} />}
    </SettingsPart>
  )
}

const UNTIL: readonly SettingsForm['cancelUntil'][] = ['placed', 'packed', 'shipped']
const WHEN: readonly SettingsForm['captureWhen'][] = ['ordered', 'shipped']

function Selling({ settings, save, saving }: PartProps) {
  const { cancelUntil, captureWhen, returnDays, orderOnPage, keepMethods, chargeByReply } = settings
  const value = { cancelUntil, captureWhen, returnDays, orderOnPage, keepMethods, chargeByReply }
  return (
    <SettingsPart title={t('shop.selling')} value={value} saving={saving} onSave={save}>
      {(draft, change) => (
        <>
          <Select
            label={t('shop.capture')}
            value={draft.captureWhen}
            options={WHEN.map((one) => ({ value: one, label: t(`shop.capture.${one}`) }))}
            onChange={({ target }) => change({ captureWhen: WHEN.find((one) => one === target.value) ?? 'ordered' })}
          />
          <Select
            label={t('shop.cancel')}
            value={draft.cancelUntil}
            options={UNTIL.map((one) => ({ value: one, label: t(`shop.cancel.${one}`) }))}
            onChange={({ target }) => change({ cancelUntil: UNTIL.find((one) => one === target.value) ?? 'packed' })}
          />
          <TextField
            label={t('shop.returns')}
            hint={t('shop.returns.hint')}
            type="number"
            min={0}
            max={365}
            value={draft.returnDays}
            onChange={({ target }) => change({ returnDays: Number(target.value) })}
          />
          <Switch
            label={t('shop.on-page')}
            hint={t('shop.on-page.hint')}
            checked={draft.orderOnPage}
            onChange={({ target }) => change({ orderOnPage: target.checked })}
          />
          <Switch
            label={t('shop.keep-methods')}
            checked={draft.keepMethods}
            onChange={({ target }) => change({ keepMethods: target.checked })}
          />
          <Switch
            label={t('shop.by-reply')}
            hint={t('shop.by-reply.hint')}
            checked={draft.chargeByReply}
            onChange={({ target }) => change({ chargeByReply: target.checked })}
          />
        </>
      )}
    </SettingsPart>
  )
}

function Asking({ settings: { survey }, save, saving }: PartProps) {
  return (
    <SettingsPart
      title={t('shop.survey')}
      text={t('shop.survey.text')}
      value={survey}
      saving={saving}
      onSave={(draft) => save({ survey: draft })}
    >
      {(draft, change) => (
        <>
          <Switch
            label={t('shop.survey.on')}
            checked={draft.on}
            onChange={({ target }) => change({ on: target.checked })}
          />
          {draft.on && (
            <div className="grid gap-3 tablet:grid-cols-2">
              <TextField
                label={t('shop.survey.after')}
                type="number"
                min={1}
                max={2880}
                required
                value={draft.afterMinutes}
                onChange={({ target }) => change({ afterMinutes: Number(target.value) })}
              />
              <TextField
                label={t('shop.survey.every')}
                type="number"
                min={1}
                max={365}
                required
                value={draft.everyDays}
                onChange={({ target }) => change({ everyDays: Number(target.value) })}
              />
            </div>
          )}
        </>
      )}
    </SettingsPart>
  )
}

function Keeping({ settings: { forgetAfterDays, linkPreviews, sites }, save, saving }: PartProps) {
  return (
    <SettingsPart
      title={t('shop.keeping')}
      value={{ forgetAfterDays, linkPreviews, sites }}
      saving={saving}
      check={(draft) =>
        draft.sites.every((site) => /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(site))
          ? undefined
          : t('shop.sites.wrong')
      }
      onSave={save}
    >
      {(draft, change) => (
        <>
          <TextField
            label={t('shop.forget')}
            hint={t('shop.forget.hint')}
            type="number"
            min={30}
            max={3650}
            placeholder="1095"
            value={draft.forgetAfterDays ?? ''}
            onChange={({ target }) =>
              change({ forgetAfterDays: target.value === '' ? undefined : Number(target.value) })
            }
          />
          <Switch
            label={t('shop.previews')}
            hint={t('shop.previews.hint')}
            checked={draft.linkPreviews}
            onChange={({ target }) => change({ linkPreviews: target.checked })}
          />
          <TextBox
            label={t('shop.sites')}
            hint={t('shop.sites.hint')}
            placeholder="https://www.example.com"
            dir="ltr"
            value={draft.sites.join('\n')}
            onChange={({ target }) => change({ sites: target.value.split('\n').map((line) => line.trim()) })}
          />
        </>
      )}
    </SettingsPart>
  )
}
