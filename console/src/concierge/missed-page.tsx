import type { MissedGroup } from '@souk/contract/teaching.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Page } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { figure } from '../ui/format.ts'
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { TeachDialog } from './teach-dialog.tsx'
import { missedText } from './words.ts'

/** What shoppers wrote that was not understood, put together, the most frequent first. */
export function MissedPage() {
  const shop = useShop()
  const found = useCall('listMissed', { params: { shop }, query: {} })
  return (
    <Page title={t('concierge.missed')}>
      <p className="max-w-150 pb-5 text-muted">{t('concierge.missed.text')}</p>
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data?.groups.length === 0 && (
        <EmptyState shop={shop} title={t('concierge.missed.empty')}>
          {t('concierge.missed.empty.text')}
        </EmptyState>
      )}
      <ul>
        {found.data?.groups.map((group) => (
          <Group key={`${group.kind} ${group.words.join(' ')}`} group={group} />
        ))}
      </ul>
    </Page>
  )
}

function Group({ group: { kind, words, count, last, examples } }: { group: MissedGroup }) {
  const shop = useShop()
  const mayTeach = useMay('settings:write')
  const [open, setOpen] = useState(false)
  const [newest] = examples
  return (
    <li className="grid grid-cols-[3rem_1fr_auto] items-start gap-3 border-b border-rule py-3">
      <span className="figures text-end font-display text-4">{figure(count)}</span>
      <div className="min-w-0">
        <p className="text-1 text-muted">
          {missedText(kind)} · <Time at={last} />
        </p>
        <ul className="grid gap-1 pt-1">
          {examples.slice(0, 3).map(({ conversation, message, text }) => (
            <li key={message}>
              <Link
                to="/s/$shop/inbox/$conversation"
                params={{ shop, conversation }}
                className="hover:underline"
                dir="auto"
              >
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {mayTeach && newest && (
        <Button onClick={() => setOpen(true)} aria-label={t('concierge.teach.of', { text: newest.text })}>
          {t('concierge.teach')}
        </Button>
      )}
      {newest && (
        <TeachDialog
          open={open}
          onClose={() => setOpen(false)}
          text={newest.text}
          word={kind === 'words' ? (words[0] ?? '') : ''}
          language={newest.language}
        />
      )}
    </li>
  )
}
