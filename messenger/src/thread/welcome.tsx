import { language, t } from '../i18n/t.ts'
import { labelIn } from '../i18n/label.ts'
import { useStore } from './context.ts'

/** An empty thread: the shop says hello, and what one could ask is a tap away. */
export function Welcome() {
  const store = useStore()
  const { persona, starters, name, locale } = store.shop
  const inLanguage = (texts: Record<string, string>) =>
    labelIn(texts, language.value in texts ? language.value : locale.slice(0, 2))
  const greeting = inLanguage(persona.greeting) || t('welcome.greeting', { shop: name })
  return (
    <div class="welcome">
      <div class="message-concierge message message-first message-last">
        <div class="message-body">
          <div class="said">
            <p class="text welcome-greeting" dir="auto">
              {greeting}
            </p>
          </div>
          <div class="said">
            <p class="text welcome-bot">{t('welcome.bot', { name: persona.name || name })}</p>
          </div>
        </div>
      </div>
      {starters.length > 0 && (
        <section class="starters" aria-label={t('welcome.starters')}>
          <p class="starters-title">{t('welcome.starters')}</p>
          <ul>
            {starters.map((texts) => {
              const text = inLanguage(texts)
              return (
                <li key={text}>
                  <button type="button" class="starter" onClick={() => store.say([{ type: 'text', text }])}>
                    <span dir="auto">{text}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </div>
  )
}
