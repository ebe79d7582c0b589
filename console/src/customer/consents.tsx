import type { Customer } from '@souk/contract/customer.ts'
import check from 'icon:check'
import clock from 'icon:clock'
import { t, tOr } from '../i18n/t.ts'
import { shortDay } from '../ui/format.ts'
import { Icon } from '../ui/icon.tsx'
import { Block } from './block.tsx'

/** What they agreed to be written about, in the very words. */
export function Consents({ customer: { consents } }: { customer: Customer }) {
  const held = consents.filter(({ endedAt }) => endedAt === undefined)
  return (
    <Block title={t('customer.consents')}>
      {held.length === 0 && <p className="text-muted">{t('customer.consents.none')}</p>}
      <ul>
        {held.map(({ id, purpose, wording, givenAt, confirmedAt }) => (
          <li key={id} className="py-1">
            <details>
              <summary className="flex min-h-6 items-center gap-2">
                <span className={confirmedAt ? 'text-action' : 'text-muted'}>
                  <Icon path={confirmedAt ? check : clock} size={16} />
                </span>
                <span className="min-w-0 flex-1">{tOr(`customer.consent.${purpose}`, 'customer.consent.other')}</span>
                <span className="text-1 text-muted">
                  {confirmedAt ? shortDay(givenAt) : t('customer.consent.waits')}
                </span>
              </summary>
              <blockquote dir="auto" className="mt-1 border-s-2 border-rule ps-3 text-1 text-muted">
                {wording}
              </blockquote>
            </details>
          </li>
        ))}
      </ul>
    </Block>
  )
}
