import type { Money } from '@souk/contract/money.ts'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { money } from '../state/format.ts'

/** A sum that rolls over when it changes: up when it grew, down when it shrank. */
export function Rolling({ money: sum }: { money: Money }) {
  const figure = useRef<HTMLSpanElement>(null)
  const before = useRef(sum.amount)
  useLayoutEffect(() => {
    const from = before.current
    before.current = sum.amount
    if (from === sum.amount || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const way = sum.amount > from ? 60 : -60
    figure.current?.animate(
      [
        { transform: `translateY(${way}%)`, opacity: 0 },
        { transform: 'none', opacity: 1 },
      ],
      {
        duration: 180,
        easing: 'cubic-bezier(.2,.8,.2,1)',
      },
    )
  }, [sum.amount])
  return (
    <span class="rolling">
      <span class="figures" ref={figure}>
        {money(sum)}
      </span>
    </span>
  )
}
