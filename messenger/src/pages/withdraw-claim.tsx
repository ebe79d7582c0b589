import type { FormField } from '@souk/contract/offers.ts'
import type { PublicShop } from '@souk/contract/shop.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { useRef, useState } from 'preact/hooks'
import { Form } from '../form/form.tsx'
import { language, t, tOr } from '../i18n/t.ts'
import { souk } from '../state/access.ts'
import { clock, fullDay } from '../state/format.ts'
import { Confirm } from './withdraw-confirm.tsx'

type Claim = { number: string; email: string }
type Props = { shop: PublicShop; number: string; confirm: string }

/** Whoever has no link says which order it is. What comes of it is told by e-mail alone: this page knows no orders. */
export function ClaimOrder({ shop, number, confirm }: Props) {
  const [claim, setClaim] = useState<Claim>()
  const [sent, setSent] = useState<{ what: 'statement' | 'link'; at: string }>()
  const [wrong, setWrong] = useState<string>()
  const key = useRef(crypto.randomUUID())

  async function send(what: 'statement' | 'link', { number: order, email }: Claim): Promise<void> {
    const given = { params: { shop: shop.slug }, body: { number: order, email, language: language.value } }
    try {
      const { at } =
        what === 'link'
          ? await souk.call('sendWithdrawalLink', given)
          : await souk.call('declareWithdrawal', { ...given, idempotencyKey: key.current })
      setSent({ what, at })
    } catch (error) {
      setWrong(error instanceof SoukError ? error.code : 'unreachable')
    }
  }

  if (sent) return <Sent {...sent} />
  const fault = wrong && tOr(`error.${wrong}`, 'error.other')
  if (!claim) {
    return (
      <section class="withdraw">
        <p>{t('withdraw.claimLead')}</p>
        <Form
          fields={claimFields()}
          values={{ number }}
          currency={shop.currency}
          submit={t('withdraw.continue')}
          onSubmit={(values) => {
            key.current = crypto.randomUUID()
            setClaim({ number: String(values.number).trim(), email: String(values.email).trim() })
          }}
        />
      </section>
    )
  }
  return (
    <>
      <Confirm
        words={[t('withdraw.declare'), t('withdraw.all'), t('withdraw.order', claim)]}
        label={confirm}
        wrong={fault}
        onConfirm={() => send('statement', claim)}
        onBack={() => setClaim(undefined)}
      />
      <p>
        <button type="button" class="link" onClick={() => void send('link', claim)}>
          {t('withdraw.link')}
        </button>
      </p>
    </>
  )
}

function claimFields(): FormField[] {
  return [
    { id: 'number', type: 'text', label: t('withdraw.number'), required: true, maxLength: 40 },
    { id: 'email', type: 'text', label: t('withdraw.email'), required: true, maxLength: 254 },
  ]
}

function Sent({ what, at }: { what: 'statement' | 'link'; at: string }) {
  return (
    <section class="paper withdraw" role="status">
      {what === 'statement' && (
        <>
          <h2 class="display">{t('withdraw.sent')}</h2>
          <p>{t('withdraw.at', { when: `${fullDay(at)}, ${clock(at)}` })}</p>
        </>
      )}
      <p>{t(what === 'link' ? 'withdraw.linkSent' : 'withdraw.sentWhy')}</p>
    </section>
  )
}
