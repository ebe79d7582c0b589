import type { Lesson } from '@souk/contract/teaching.ts'
import type { Concept } from '@souk/contract/understanding.ts'
import { useEffect, useState } from 'react'
import { codeOf, faultText } from '../api/fault.ts'
import { useAct, useCall } from '../api/query.ts'
import { currentLanguage, t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextBox, TextField } from '../ui/field.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { toast } from '../ui/toast.tsx'

type TeachProps = {
  open: boolean
  onClose: () => void
  /** What was written. */
  text: string
  /** A word in it that nobody here knows. */
  word: string
  language: string
}

/** One word or one answer more; it counts at once, unless something that is kept would be understood no more. */
export function TeachDialog({ open, onClose, text, word, language }: TeachProps) {
  const shop = useShop()
  const teach = useAct('teach', { changes: ['listTeachings', 'listMissed'] })
  const back = useAct('takeBackTeaching', { changes: ['listTeachings', 'listMissed'] })
  const [tab, setTab] = useState(word === '' ? 'answer' : 'word')
  const [fault, setFault] = useState('')
  useEffect(() => {
    if (open) setFault('')
  }, [open])

  async function put(lesson: Lesson): Promise<void> {
    try {
      const { id } = await teach.mutateAsync({ params: { shop }, body: lesson, idempotencyKey: crypto.randomUUID() })
      const undo = () => void back.mutateAsync({ params: { shop, teaching: id } })
      toast(t('concierge.taught.done'), { undo })
      onClose()
    } catch (error) {
      setFault(codeOf(error) === 'teaching_breaks' ? t('concierge.teach.breaks') : faultText(error))
    }
  }
  return (
    <Dialog open={open} onClose={onClose} title={t('concierge.teach')} size="medium">
      <blockquote className="mb-3 border-s-2 border-edge ps-3">{text}</blockquote>
      <Tabs
        label={t('concierge.teach')}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'word',
            label: t('concierge.teach.word'),
            content: <WordForm word={word} busy={teach.isPending} onTeach={put} />,
          },
          {
            id: 'answer',
            label: t('concierge.teach.answer'),
            content: <AnswerForm question={text} language={language} busy={teach.isPending} onTeach={put} />,
          },
        ]}
      />
      {fault !== '' && (
        <p role="alert" className="pt-3 text-danger">
          {fault}
        </p>
      )}
    </Dialog>
  )
}

type FormProps = { busy: boolean; onTeach: (lesson: Lesson) => Promise<void> }

function WordForm({ word: unknown, busy, onTeach }: FormProps & { word: string }) {
  const [word, setWord] = useState(unknown)
  const [wanted, setWanted] = useState('')
  const [concept, setConcept] = useState<Concept>()
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (concept) void onTeach({ kind: 'word', word: word.trim(), concept: concept.id })
      }}
    >
      <TextField
        label={t('concierge.teach.the-word')}
        required
        minLength={2}
        maxLength={60}
        value={word}
        onChange={({ target }) => setWord(target.value)}
      />
      <TextField
        label={t('concierge.teach.stands-for')}
        hint={concept ? nameOf(concept) : t('concierge.teach.stands-for.hint')}
        value={wanted}
        onChange={({ target }) => {
          setWanted(target.value)
          setConcept(undefined)
        }}
      />
      <Found
        words={wanted}
        chosen={concept?.id}
        onChoose={(one) => {
          setConcept(one)
          setWanted(nameOf(one))
        }}
      />
      <div>
        <Button kind="primary" type="submit" busy={busy} disabled={!concept || word.trim().length < 2}>
          {t('concierge.teach.do')}
        </Button>
      </div>
    </form>
  )
}

/** What words can stand for: of the lexicon, and of this shop alone. */
function Found({
  words,
  chosen,
  onChoose,
}: {
  words: string
  chosen: string | undefined
  onChoose: (one: Concept) => void
}) {
  const shop = useShop()
  const wanted = words.trim().toLocaleLowerCase()
  const all = useCall('listConcepts', {}, { staleTime: Number.POSITIVE_INFINITY })
  const own = useCall(
    'listShopConcepts',
    { params: { shop }, query: { q: wanted } },
    { enabled: wanted.length >= 2, keep: true },
  )
  if (wanted.length < 2 || chosen !== undefined) return null
  const fits = (one: Concept) =>
    Object.values(one.labels).some((labels) => labels.some((label) => startsWord(label, wanted)))
  const found = [...(own.data?.concepts ?? []), ...(all.data ?? []).filter(fits)].slice(0, 12)
  if (found.length === 0) return all.isPending ? null : <p className="text-muted">{t('concierge.teach.none')}</p>
  return (
    <ul aria-label={t('concierge.teach.stands-for')}>
      {found.map((one) => (
        <li key={one.id} className="row">
          <button
            type="button"
            className="flex min-h-9 w-full items-center justify-between gap-3 px-2 text-start hover:bg-wash pointer-coarse:min-h-11"
            onClick={() => onChoose(one)}
          >
            <span>{nameOf(one)}</span>
            <span className="text-1 text-muted">{one.kind}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function startsWord(label: string, words: string): boolean {
  return ` ${label.toLocaleLowerCase()}`.includes(` ${words}`)
}

function nameOf({ id, labels }: Concept): string {
  return labels[currentLanguage()]?.[0] ?? labels.en?.[0] ?? id
}

function AnswerForm({ question: asked, language, busy, onTeach }: FormProps & { question: string; language: string }) {
  const [question, setQuestion] = useState(asked)
  const [answer, setAnswer] = useState('')
  const spoken = /^[a-z]{2,3}$/.test(language) && language !== 'und' ? language : currentLanguage()
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void onTeach({
          kind: 'answer',
          question: question.trim(),
          answer: answer.trim(),
          language: spoken,
          topic: 'about',
        })
      }}
    >
      <TextField
        label={t('concierge.teach.question')}
        required
        maxLength={500}
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
      />
      <TextBox
        label={t('concierge.teach.the-answer')}
        hint={t('concierge.teach.the-answer.hint')}
        required
        maxLength={4000}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      <div>
        <Button kind="primary" type="submit" busy={busy} disabled={question.trim() === '' || answer.trim() === ''}>
          {t('concierge.teach.do')}
        </Button>
      </div>
    </form>
  )
}
