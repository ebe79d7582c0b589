import type { Considered, Reasons } from '@souk/contract/draft.ts'
import type { ReactNode } from 'react'
import check from 'icon:check'
import minus from 'icon:x'
import { t } from '../i18n/t.ts'
import { Icon } from '../ui/icon.tsx'
import { Text } from './parts/text.tsx'

/** How the concierge came to its answer: what it understood, what it looked at, what fits and what does not. */
export function Why({ reasons }: { reasons: Reasons }) {
  const { text, understanding, products, slots, skills, missed, acts } = reasons
  const shown = products.slice(0, MOST)
  return (
    <dl className="grid gap-2 border-t border-rule py-2 text-1 animate-appear">
      {text !== '' && (
        <Because title={t('why.read')}>
          <Text text={text} spans={understanding.spans} />
        </Because>
      )}
      <Because title={t('why.meant')}>
        {understanding.intents
          .slice(0, 3)
          .map(({ name }) => name)
          .join(' · ')}
        {skills.length > 0 && <span className="text-muted"> ({skills.join(', ')})</span>}
      </Because>
      {Object.keys(slots).length > 0 && (
        <Because title={t('why.known')}>
          {Object.entries(slots)
            .map(([name, value]) => `${name}: ${value}`)
            .join(' · ')}
        </Because>
      )}
      {shown.length > 0 && (
        <Because title={t('why.products')}>
          <ul className="grid gap-1">
            {shown.map((one) => (
              <ProductReason key={one.product} one={one} />
            ))}
          </ul>
        </Because>
      )}
      {acts.length > 0 && <Because title={t('why.acts')}>{acts.join(' · ')}</Because>}
      {missed.length > 0 && (
        <Because title={t('why.missed')}>{missed.map((one) => t(`why.missed.${one}`)).join(' · ')}</Because>
      )}
    </dl>
  )
}

const MOST = 8

function Because({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-3 tablet:grid-cols-[8rem_1fr]">
      <dt className="text-muted">{title}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

function ProductReason({ one: { title, shown, has, misses } }: { one: Considered }) {
  return (
    <li className="flex items-baseline gap-2">
      <span className={`self-center ${shown ? 'text-action' : 'text-muted'}`}>
        <Icon path={shown ? check : minus} size={14} />
      </span>
      <bdi className={shown ? '' : 'text-muted'}>{title}</bdi>
      <span className="text-muted">
        {[...has, ...misses.map(({ constraint, from, to }) => `${constraint}: ${plain(from)} → ${plain(to)}`)].join(
          ', ',
        )}
      </span>
    </li>
  )
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.values(value).map(plain).join(' ') : String(value)
}
