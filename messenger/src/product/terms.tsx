import type { ProductView } from '@souk/contract/catalog.ts'
import { t, tOr } from '../i18n/t.ts'
import { legalFacts } from './legal.ts'

/** What it is like, what it is made of, and who made it. */
export function Facts({ view: { properties, product } }: { view: ProductView }) {
  const facts = [...properties, ...legalFacts(product.legal)]
  if (facts.length === 0) return null
  return (
    <dl class="product-facts">
      {facts.map(({ name, values }) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>
          <dd dir="auto">{values.join(', ')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the shop says about returns, care, sizes and allergens, the term of return also where it says nothing. */
export function Notes({ view: { notes, returnDays, product } }: { view: ProductView }) {
  const returns = notes.some(({ topic }) => topic === 'returns')
  return (
    <>
      {!returns && returnDays > 0 && product.fulfilment === 'ship' && (
        <section class="product-section">
          <h3>{t('product.note.returns')}</h3>
          <p>{t('product.returnDays', { count: returnDays })}</p>
        </section>
      )}
      {notes.map(({ topic, question, text }) => (
        <section key={text} class="product-section">
          {/* Of two answers about one topic, only their questions tell which is which. */}
          <h3 dir="auto">
            {(notes.filter((note) => note.topic === topic).length > 1 && question) ||
              tOr(`product.note.${topic}`, 'product.details')}
          </h3>
          <p dir="auto">{text}</p>
        </section>
      ))}
    </>
  )
}
