import type { OrderDesk } from '@souk/contract/desk.ts'
import { useState } from 'react'
import trash from 'icon:trash'
import { faultText } from '../api/fault.ts'
import { useAct } from '../api/query.ts'
import { t } from '../i18n/t.ts'
import { useShop } from '../shell/desk.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { TextBox } from '../ui/field.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'

/** What staff say to each other about an order. */
export function Notes({ desk: { order, notes }, mayWrite }: { desk: OrderDesk; mayWrite: boolean }) {
  const params = { shop: useShop(), number: order.number }
  const [words, setWords] = useState('')
  const add = useAct('addOrderNote', { changes: ['getOrderDesk'] })
  const remove = useAct('removeOrderNote', { changes: ['getOrderDesk'] })
  const put = (text: string) => add.mutateAsync({ params, body: { text } })

  async function save(): Promise<void> {
    try {
      await put(words)
      setWords('')
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
  async function drop(note: string, text: string): Promise<void> {
    try {
      await remove.mutateAsync({ params: { ...params, note } })
      toast(t('orders.note-gone'), { undo: () => void put(text) })
    } catch (error) {
      toast(faultText(error), { danger: true })
    }
  }
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {notes.map(({ id, text, at }) => (
          <li key={id} className="flex items-start gap-2 rounded-slip bg-plate py-1 ps-3 pe-1">
            <p className="min-w-0 flex-1 py-1 whitespace-pre-line" dir="auto">
              {text}
              <span className="block text-1 text-muted">
                <Time at={at} />
              </span>
            </p>
            {mayWrite && (
              <IconButton icon={trash} label={t('orders.note-remove')} onClick={() => void drop(id, text)} />
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (words.trim() !== '') void save()
          }}
        >
          <TextBox
            label={t('orders.note')}
            quietLabel
            placeholder={t('orders.note')}
            rows={2}
            maxLength={2000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <div>
            <Button type="submit" busy={add.isPending} disabled={words.trim() === ''}>
              {t('save')}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
