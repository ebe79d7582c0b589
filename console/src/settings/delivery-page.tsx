import type { SettingsForm } from '@souk/contract/shop.ts'
import plus from 'icon:plus'
import remove from 'icon:trash'
import { minorDigits } from '@souk/contract/currency.ts'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Section } from '../shell/page.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { figure } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { EmptyState } from '../ui/states.tsx'
import { SettingsPart } from './form.tsx'
import { SettingsPage } from './settings-page.tsx'
import { TextsField } from './texts-field.tsx'
import type { Save } from './use-settings.ts'

type Way = SettingsForm['shipping'][number]
const KINDS: readonly Way['kind'][] = ['ship', 'deliver', 'pickup']

/** How goods reach customers and what that costs; which taxes are in the prices. */
export function DeliveryPage() {
  const shop = useShop()
  const facts = useCall('getShop', { params: { shop } }).data
  return (
    <SettingsPage title={t('settings.delivery')}>
      {(settings, save, saving) => (
        <>
          <Ways
            settings={settings}
            save={save}
            saving={saving}
            currency={facts?.currency ?? 'USD'}
            first={facts?.locale ?? 'en'}
          />
          <Taxes settings={settings} />
        </>
      )}
    </SettingsPage>
  )
}

type WaysProps = { settings: SettingsForm; save: Save; saving: boolean; currency: string; first: string }

function Ways({ settings: { shipping }, save, saving, currency, first }: WaysProps) {
  return (
    <SettingsPart
      title={t('delivery.ways')}
      text={t('delivery.ways.text')}
      value={{ shipping }}
      saving={saving}
      check={(draft) =>
        draft.shipping.every(({ label }) => Object.keys(label).length > 0) ? undefined : t('delivery.unnamed')
      }
      onSave={save}
    >
      {(draft, change) => (
        <>
          {draft.shipping.map((way, place) => (
            <WayFields
              key={way.id}
              way={way}
              currency={currency}
              first={first}
              onChange={(part) =>
                change({ shipping: draft.shipping.map((one, at) => (at === place ? { ...one, ...part } : one)) })
              }
              onRemove={() => change({ shipping: draft.shipping.filter((one) => one !== way) })}
            />
          ))}
          <div>
            <Button icon={plus} onClick={() => change({ shipping: [...draft.shipping, newWay(draft.shipping)] })}>
              {t('delivery.add')}
            </Button>
          </div>
        </>
      )}
    </SettingsPart>
  )
}

function newWay(ways: readonly Way[]): Way {
  let number = ways.length + 1
  while (ways.some(({ id }) => id === `way-${number}`)) number += 1
  return { id: `way-${number}`, label: {}, amount: 0, kind: 'ship' }
}

type WayProps = {
  way: Way
  currency: string
  first: string
  onChange: (part: Partial<Way>) => void
  onRemove: () => void
}

function WayFields({ way, currency, first, onChange, onRemove }: WayProps) {
  const unit = 10 ** minorDigits(currency)
  const sum = (typed: string) => Math.round(Number(typed) * unit)
  const days = way.days ?? { min: 2, max: 4 }
  return (
    <fieldset className="grid gap-3 border-b border-rule pb-5">
      <legend className="sr-only">{way.label[first] ?? t('delivery.way')}</legend>
      <div className="grid grid-cols-[1fr_auto] items-end gap-2">
        <TextsField
          label={t('delivery.name')}
          value={way.label}
          first={first}
          onChange={(label) => onChange({ label })}
        />
        <IconButton icon={remove} label={t('delivery.remove', { way: way.label[first] ?? '' })} onClick={onRemove} />
      </div>
      <div className="grid grid-cols-2 gap-3 tablet:grid-cols-4">
        <Select
          label={t('delivery.kind')}
          value={way.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t(`delivery.kind.${kind}`) }))}
          onChange={({ target }) => onChange({ kind: KINDS.find((kind) => kind === target.value) ?? 'ship' })}
        />
        <TextField
          label={t('delivery.price', { currency })}
          type="number"
          min={0}
          step={1 / unit}
          value={way.amount / unit}
          onChange={({ target }) => onChange({ amount: sum(target.value) })}
        />
        <TextField
          label={t('delivery.free')}
          type="number"
          min={0}
          step={1 / unit}
          value={way.freeFrom === undefined ? '' : way.freeFrom / unit}
          onChange={({ target }) => onChange({ freeFrom: target.value === '' ? undefined : sum(target.value) })}
        />
        {way.minutes === undefined && (
          <div className="grid grid-cols-2 gap-2">
            <TextField
              label={t('delivery.days.from')}
              type="number"
              min={0}
              max={days.max}
              value={days.min}
              onChange={({ target }) => onChange({ days: { ...days, min: Number(target.value) } })}
            />
            <TextField
              label={t('delivery.days.to')}
              type="number"
              min={days.min}
              value={days.max}
              onChange={({ target }) => onChange({ days: { ...days, max: Number(target.value) } })}
            />
          </div>
        )}
      </div>
    </fieldset>
  )
}

function Taxes({ settings: { taxes, oss } }: { settings: SettingsForm }) {
  return (
    <Section title={t('taxes.title')} text={oss ? t('taxes.oss') : t('taxes.text')}>
      {taxes.length === 0 ? (
        <EmptyState title={t('taxes.none')} />
      ) : (
        <Ledger
          label={t('taxes.title')}
          rows={taxes}
          keyOf={({ code, concepts }) => `${code} ${concepts}`}
          columns={[
            { id: 'code', label: t('taxes.code'), cell: ({ code }) => code },
            { id: 'goods', label: t('taxes.goods'), cell: ({ concepts }) => concepts?.join(', ') ?? t('taxes.rest') },
            { id: 'rate', label: t('taxes.rate'), figures: true, cell: ({ rate }) => figure(rate / 1_000_000, true) },
          ]}
        />
      )}
    </Section>
  )
}
