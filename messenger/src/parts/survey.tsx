import type { Part } from '@souk/contract/parts.ts'
import { useState } from 'preact/hooks'
import { useStore } from '../thread/context.ts'
import { Text } from './text.tsx'
import '../style/survey.css'

type Props = { part: Extract<Part, { type: 'survey' }>; of: string; open: boolean }

/** Five stars, each with its word; the word of the one that is pointed at or chosen stands below them. */
export function Survey({ part: { question, options }, of, open }: Props) {
  const store = useStore()
  const [chosen, setChosen] = useState(0)
  const [near, setNear] = useState(0)
  const lit = near || chosen
  return (
    <>
      <Text text={question} />
      {open && (
        <div class="survey" onPointerLeave={() => setNear(0)}>
          {options.map(({ value, label }, index) => (
            <button
              key={value}
              type="button"
              class="star"
              data-lit={index < lit}
              aria-label={label}
              disabled={chosen > 0}
              onPointerEnter={() => setNear(index + 1)}
              onFocus={() => setNear(index + 1)}
              onBlur={() => setNear(0)}
              onClick={() => {
                setChosen(index + 1)
                store.choose(of, value, label)
              }}
            >
              <svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
                <path d="m12 2.8 2.8 5.9 6.5.8-4.8 4.5 1.2 6.4L12 17.3l-5.7 3.1 1.2-6.4-4.8-4.5 6.5-.8z" />
              </svg>
            </button>
          ))}
          <span class="survey-word" aria-hidden="true" dir="auto">
            {options[lit - 1]?.label}
          </span>
        </div>
      )}
    </>
  )
}
