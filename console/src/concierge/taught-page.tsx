import type { KeptTest, KeptTestResult, Teaching } from '@souk/contract/teaching.ts'
import { useState } from 'react'
import play from 'icon:play'
import { codeOf, faultText } from '../api/fault.ts'
import { useAct, useCall } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useMay, useShop } from '../shell/desk.ts'
import { Page, Section } from '../shell/page.tsx'
import { Button } from '../ui/button.tsx'
import { figure } from '../ui/format.ts'
import { Ledger } from '../ui/ledger.tsx'
import { ErrorState, Loading } from '../ui/states.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { conceptText, intentText, listText } from './words.ts'

/** What the concierge was taught here, and what it must go on understanding. */
export function TaughtPage() {
  return (
    <Page title={t('concierge.taught')}>
      <Lessons />
      <Tests />
    </Page>
  )
}

function Lessons() {
  const shop = useShop()
  const mayTeach = useMay('settings:write')
  const found = useCall('listTeachings', { params: { shop } })
  const back = useAct('takeBackTeaching', { changes: ['listTeachings'] })
  async function takeBack({ id }: Teaching): Promise<void> {
    try {
      await back.mutateAsync({ params: { shop, teaching: id } })
      toast(t('concierge.taught.back'))
    } catch (error) {
      toast(codeOf(error) === 'teaching_breaks' ? t('concierge.teach.breaks') : faultText(error), { danger: true })
    }
  }
  const lessons = found.data?.teachings ?? []
  return (
    <Section title={t('concierge.taught.lessons')} text={t('concierge.taught.text')}>
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Loading rows={3} />}
      {found.data && lessons.length === 0 && <p className="text-muted">{t('concierge.taught.empty')}</p>}
      {lessons.length > 0 && (
        <Ledger
          label={t('concierge.taught.lessons')}
          rows={lessons}
          keyOf={({ id }) => id}
          columns={[
            { id: 'what', label: t('concierge.taught.what'), cell: (one) => <What teaching={one} /> },
            { id: 'at', label: t('concierge.taught.when'), figures: true, cell: ({ at }) => <Time at={at} /> },
            {
              id: 'back',
              label: t('concierge.taught.take-back'),
              quietLabel: true,
              figures: true,
              cell: (one) =>
                one.undone ? (
                  <span className="text-muted">{t('concierge.taught.back')}</span>
                ) : (
                  mayTeach && (
                    <Button kind="plain" busy={back.isPending} onClick={() => void takeBack(one)}>
                      {t('concierge.taught.take-back')}
                    </Button>
                  )
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function What({ teaching: { lesson, undone } }: { teaching: Teaching }) {
  const look = undone ? 'text-muted line-through' : ''
  if (lesson.kind === 'word')
    return (
      <span className={look}>
        {lesson.word} → {conceptText(lesson.concept)}
      </span>
    )
  return (
    <span className={`block py-1 ${look}`}>
      {lesson.question}
      <span className="block text-muted">{lesson.answer}</span>
    </span>
  )
}

function Tests() {
  const shop = useShop()
  const mayTeach = useMay('settings:write')
  const found = useCall('listKeptTests', { params: { shop } })
  const run = useAct('runKeptTests')
  const remove = useAct('removeKeptTest', { changes: ['listKeptTests'] })
  const [results, setResults] = useState<ReadonlyMap<string, KeptTestResult>>(new Map())
  const tests = found.data?.tests ?? []

  async function runAll(): Promise<void> {
    try {
      const { results: all } = await run.mutateAsync({ params: { shop }, body: { lessons: [] } })
      setResults(new Map(all.map((one) => [one.test.id, one])))
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
  const failed = [...results.values()].filter(({ passed }) => !passed).length
  return (
    <Section
      title={t('concierge.tests')}
      text={t('concierge.tests.text')}
      actions={
        tests.length > 0 && (
          <Button icon={play} busy={run.isPending} onClick={() => void runAll()}>
            {t('concierge.tests.run')}
          </Button>
        )
      }
    >
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && tests.length === 0 && <p className="text-muted">{t('concierge.tests.empty')}</p>}
      {results.size > 0 && (
        <p role="status" className={failed > 0 ? 'text-danger' : 'text-action'}>
          {t('concierge.tests.result', { passed: figure(results.size - failed), failed: figure(failed) })}
        </p>
      )}
      {tests.length > 0 && (
        <Ledger
          label={t('concierge.tests')}
          rows={tests}
          keyOf={({ id }) => id}
          columns={[
            { id: 'text', label: t('concierge.tests.sentence'), cell: ({ text }) => <span dir="auto">{text}</span> },
            { id: 'expect', label: t('concierge.tests.means'), cell: (one) => expected(one) },
            { id: 'result', label: t('concierge.tests.now'), cell: ({ id }) => <Verdict result={results.get(id)} /> },
            {
              id: 'remove',
              label: t('remove'),
              quietLabel: true,
              figures: true,
              cell: ({ id, text }) =>
                mayTeach && (
                  <Button
                    kind="plain"
                    aria-label={t('concierge.tests.remove', { text })}
                    onClick={() =>
                      void remove
                        .mutateAsync({ params: { shop, test: id } })
                        .catch((error: unknown) => toast(faultText(error), { danger: true }))
                    }
                  >
                    {t('remove')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function expected({ expect: { intent, types = [], attributes = {}, says } }: KeptTest): string {
  const told = [intent && intentText(intent), listText(types), listText(Object.values(attributes).flat()), says]
  return told.filter(Boolean).join(' · ')
}

function Verdict({ result }: { result: KeptTestResult | undefined }) {
  if (!result) return <span className="text-muted">–</span>
  return (
    <span className={result.passed ? 'text-action' : 'text-danger'}>
      {t(result.passed ? 'concierge.tests.passed' : 'concierge.tests.failed')}
    </span>
  )
}
