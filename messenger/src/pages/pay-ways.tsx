import { useState } from 'preact/hooks'
import { t } from '../i18n/t.ts'
import { money } from '../state/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { CardForm } from './card-form.tsx'
import { BANKS, HOLDER, type Payer, type PayState } from './pay-state.ts'
import '../style/pay.css'

type Props = { pay: PayState; busy: boolean; declined: boolean; onPay: (payer: Payer) => void }

const WAYS = ['card', 'bank', 'transfer'] as const

/** The wallet first, as one tap is the shortest way; below it a card, the payer's own bank, or a transfer. */
export function PayWays({ pay, busy, declined, onPay }: Props) {
  const [way, setWay] = useState<(typeof WAYS)[number]>('card')
  const [isOpen, setIsOpen] = useState(false)
  const [save, setSave] = useState(false)
  const agreed = pay.words === undefined ? {} : { save }
  return (
    <>
      <button type="button" class="wallet-button" disabled={busy} onClick={() => setIsOpen(true)}>
        <span class="wallet-mark" aria-hidden="true" /> {t('sandbox.walletPay')}
      </button>
      {isOpen && (
        <WalletSheet
          pay={pay}
          busy={busy}
          onClose={() => setIsOpen(false)}
          onPay={() => {
            setIsOpen(false)
            onPay({ method: 'wallet' })
          }}
        />
      )}
      <p class="pay-or">
        <span>{t('sandbox.or')}</span>
      </p>
      <fieldset class="pay-ways">
        <legend class="visually-hidden">{t('sandbox.ways')}</legend>
        {WAYS.map((one) => (
          <label key={one} class="pay-way">
            <input type="radio" name="way" value={one} checked={way === one} onChange={() => setWay(one)} />
            <span>{t(`sandbox.by.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {way === 'card' && (
        <CardForm busy={busy} declined={declined} onPay={(card) => onPay({ method: 'card', ...card, ...agreed })}>
          {pay.words !== undefined && (
            <label class="pay-mandate" dir="auto">
              <input type="checkbox" checked={save} onChange={(event) => setSave(event.currentTarget.checked)} />
              <span>{pay.words}</span>
            </label>
          )}
        </CardForm>
      )}
      {way === 'bank' && <BankChoice busy={busy} onPay={(bank) => onPay({ method: 'bank', bank })} />}
      {way === 'transfer' && (
        <section class="bank-scene">
          <p>{t('sandbox.transferHow')}</p>
          <button type="button" class="button" disabled={busy} onClick={() => onPay({ method: 'transfer' })}>
            {t('sandbox.transferGo')}
          </button>
        </section>
      )}
    </>
  )
}

/** Which bank's page to go on at. */
function BankChoice({ busy, onPay }: { busy: boolean; onPay: (bank: string) => void }) {
  const [bank, setBank] = useState<string>(BANKS[0])
  return (
    <section class="bank-scene">
      <fieldset class="pay-banks">
        <legend class="field-label">{t('sandbox.chooseBank')}</legend>
        {BANKS.map((name) => (
          <label key={name} class="pay-bank">
            <input type="radio" name="bank" checked={bank === name} onChange={() => setBank(name)} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" class="button" disabled={busy} onClick={() => onPay(bank)}>
        {t('sandbox.toBank')}
      </button>
    </section>
  )
}

type SheetProps = { pay: PayState; busy: boolean; onClose: () => void; onPay: () => void }

/** What a wallet shows before its one tap: who is paid how much, with what, by whom. */
function WalletSheet({ pay, busy, onClose, onPay }: SheetProps) {
  const rows: [string, string][] = [
    [t('sandbox.by.card'), HOLDER.card],
    [t('sandbox.holder'), HOLDER.name],
    [t('sandbox.address'), HOLDER.address],
    [t('sandbox.recipient'), pay.shop],
  ]
  return (
    <Sheet title={t('sandbox.wallet')} onClose={onClose}>
      <div class="sheet-content wallet-sheet">
        <dl class="wallet-rows">
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
        <p class="wallet-sum">
          <span>{t('sandbox.total')}</span>
          <strong class="display figures">{money({ amount: pay.amount, currency: pay.currency })}</strong>
        </p>
        <button type="button" class="wallet-button" disabled={busy} onClick={onPay}>
          <Icon name="check" size={18} /> {t('sandbox.confirmWallet')}
        </button>
      </div>
    </Sheet>
  )
}
