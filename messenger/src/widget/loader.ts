import type { FromPage, LoaderShop, PageItem, PageTold } from './wire.ts'

/**
 * The widget's loader: a button on somebody's page, and behind it the shop's chat in a frame that is not fetched before
 * somebody opens it. It keeps nothing but, from then on, whether the chat stands open (sessionStorage). A page may set
 * `data-lang`, `data-side="start"` and `data-label` on the script, open the chat by any element that has
 * `data-souk-ask`, and tell its cart by `Souk.cart([…])`. `build.ts` strips the types; the server puts SOUK in front.
 */
declare const SOUK: LoaderShop
declare global {
  interface Window {
    Souk?: Widget
  }
}

type Widget = {
  /** Opens the chat; with a product's id or sku, or '' for the page's own, to ask about that. */
  open(ask?: string): void
  close(): void
  cart(items: PageTold['cart']): void
}

/** Chat with us · Close · Ask about this · Ask about the product of this name. */
const ENGLISH = ['Chat with us', 'Close the chat', 'Ask about this', 'Ask about “{}”'] as const
const TEXTS: Record<string, readonly [string, string, string, string]> = {
  de: ['Schreib uns', 'Chat schließen', 'Dazu fragen', 'Fragen zu „{}“'],
  nl: ['Chat met ons', 'Chat sluiten', 'Vraag hierover', 'Vraag over ‘{}’'],
  ru: ['Напишите нам', 'Закрыть чат', 'Спросить об этом', 'Спросить про «{}»'],
  zh: ['在线咨询', '关闭对话', '咨询这件商品', '咨询“{}”'],
  ka: ['მოგვწერეთ', 'ჩატის დახურვა', 'იკითხეთ ამის შესახებ', 'იკითხეთ: „{}“'],
}
const KEPT = `souk.${SOUK.slug}`
const BUBBLE =
  'M216 48H40a16 16 0 0 0-16 16v160a15.8 15.8 0 0 0 9.3 14.5A16.1 16.1 0 0 0 40 240a15.9 15.9 0 0 0 10.3-3.8L82.5 208H216a16 16 0 0 0 16-16V64a16 16 0 0 0-16-16Z'
const CROSS =
  'M205.7 194.3a8 8 0 0 1-11.4 11.4L128 139.3l-66.3 66.4a8 8 0 0 1-11.4-11.4l66.4-66.3-66.4-66.3a8 8 0 0 1 11.4-11.4l66.3 66.4 66.3-66.4a8 8 0 0 1 11.4 11.4L139.3 128Z'
const CSS = `
:host{all:initial;color-scheme:light dark}
button,iframe{position:fixed;inset:auto 20px 20px auto;z-index:2147483000;box-sizing:border-box;border:1px solid light-dark(#e4e9e4,#45447a);border-radius:6px;background:light-dark(#fff,#24234a)}
.start{inset-inline:20px auto}
button{display:flex;align-items:center;gap:8px;min-block-size:52px;max-inline-size:min(280px,100vw - 40px);padding:12px 20px 6px;text-align:start;font:600 15px/1.45 system-ui,sans-serif;color:light-dark(#1b1a3a,#ecebfa);cursor:pointer;box-shadow:0 4px 16px #15142e2e}
.open{background:${SOUK.stripe},light-dark(#fff,#24234a)}
.shut{inset:12px 12px auto auto;min-block-size:44px;padding:10px;z-index:2147483001}
button:focus-visible{outline:3px solid light-dark(#00675b,#5fd3c0);outline-offset:2px}
span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
svg{flex:none;inline-size:22px;fill:light-dark(#00675b,#5fd3c0)}
b{min-inline-size:20px;padding:0 6px;border-radius:10px;background:#ffc53d;color:#1b1a3a;font-size:13px}
iframe{inline-size:400px;block-size:min(680px,100dvh - 40px);background:light-dark(#f3f5f2,#15142e);box-shadow:0 8px 40px #15142e3d;animation:in 180ms cubic-bezier(.2,.8,.2,1)}
[hidden]{display:none!important}
@keyframes in{from{opacity:0;transform:translateY(12px)}}
@media (min-width:640px){.shut{inset:auto 28px min(644px,100dvh - 76px) auto}.shut.start{inset-inline:368px auto}}
@media (max-width:639px){iframe{inset:0;inline-size:100%;block-size:100%;border:0;border-radius:0}}
@media (prefers-reduced-motion:reduce){iframe{animation:none}}
@media print{button,iframe{display:none}}`

const script = document.currentScript
if (document.body) start()
else addEventListener('DOMContentLoaded', start)

function start(): void {
  const { lang, side = '', label } = script instanceof HTMLScriptElement ? script.dataset : {}
  const language = (lang ?? (document.documentElement.lang || navigator.language)).slice(0, 2).toLowerCase()
  const [chat, shut, about, named] = TEXTS[language] ?? ENGLISH
  const root = document.createElement('souk-chat').attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(CSS)
  root.adoptedStyleSheets = [sheet]
  const [opens, shuts] = [buttonOf('open', side, BUBBLE), buttonOf('shut', side, CROSS)]
  const [name, badge] = [document.createElement('span'), document.createElement('b')]
  const say = () => {
    const product = productOf()
    const words = product?.name ? named.replace('{}', () => product.name ?? '') : about
    name.textContent = label ?? (product ? words : chat)
  }
  say()
  // A page that shows another product without being loaded anew has another title.
  new MutationObserver(say).observe(document.head, { childList: true, subtree: true, characterData: true })
  shuts.setAttribute('aria-label', shut)
  shuts.hidden = badge.hidden = true
  opens.append(name, badge)
  root.append(opens, shuts)
  document.body.append(root.host)
  const widget = panel(root, { side, language, opens, shuts, badge })
  window.Souk = widget
  opens.addEventListener('click', () => (label === undefined && productOf() ? widget.open('') : widget.open()))
  shuts.addEventListener('click', widget.close)
  document.addEventListener('click', ({ target }) => {
    const hit = target instanceof Element && target.closest<HTMLElement>('[data-souk-ask]')
    if (hit) widget.open(hit.dataset['soukAsk'])
  })
}

function buttonOf(kind: string, side: string, shape: string): HTMLButtonElement {
  const button = document.createElement('button')
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', shape)
  icon.setAttribute('viewBox', '0 0 256 256')
  icon.setAttribute('aria-hidden', 'true')
  icon.append(path)
  button.type = 'button'
  button.className = `${kind} ${side}`
  button.append(icon)
  return button
}

type Drawn = {
  side: string
  language: string
  opens: HTMLButtonElement
  shuts: HTMLButtonElement
  badge: HTMLElement
}

/** The chat's frame, and what it and the page tell each other. */
function panel(root: ShadowRoot, { side, language, opens, shuts, badge }: Drawn): Widget {
  let [isReady, shown] = [false, false]
  let ask: string | undefined
  let cart: PageTold['cart'] = []
  let frame: HTMLIFrameElement | undefined

  function tell(): void {
    if (!isReady) return
    const product: PageItem | undefined = ask ? { id: ask, sku: ask } : productOf()
    const page = { cart, ...(product && { product }) }
    const message: FromPage = { souk: 'page', page, shown, ask: ask !== undefined }
    frame?.contentWindow?.postMessage(message, SOUK.origin)
    ask = undefined
  }
  function load(): HTMLIFrameElement {
    if (frame) return frame
    frame = document.createElement('iframe')
    frame.className = side
    frame.title = SOUK.name
    frame.allow = 'payment; clipboard-write; geolocation'
    frame.src = `${SOUK.origin}/s/${SOUK.slug}?embed=1&lang=${language}`
    frame.hidden = true
    root.append(frame)
    return frame
  }
  function show(next: boolean, focus = true): void {
    const chat = load()
    shown = next
    chat.hidden = !next
    opens.hidden = next
    // Until the chat can close itself.
    shuts.hidden = !next || isReady
    badge.hidden = true
    kept(next ? 'open' : 'closed')
    tell()
    if (focus) (next ? chat : opens).focus()
  }
  addEventListener('message', ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== SOUK.origin) return
    if (data.souk === 'close') show(false)
    if (data.souk === 'ready') {
      isReady = shuts.hidden = true
      tell()
    }
    if (data.souk === 'unread') {
      badge.textContent = data.count
      badge.hidden = !data.count
    }
  })
  const was = kept()
  if (was === 'open' && innerWidth >= 640) show(true, false)
  else if (was) load()
  return {
    open(about) {
      ask = about
      show(true)
    },
    close: () => show(false),
    cart(items) {
      cart = items
      tell()
    },
  }
}

/** The product that the page describes to search engines: schema.org as JSON-LD. */
function productOf(): PageTold['product'] {
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = within(JSON.parse(textContent))
      if (found) return found
    } catch {
      // Somebody else's mistake is no reason to say nothing.
    }
  }
  return undefined
}

function within(node: unknown): PageTold['product'] {
  if (typeof node !== 'object' || node === null) return undefined
  if (Array.isArray(node)) return node.map(within).find(Boolean)
  const fields = new Map<string, unknown>(Object.entries(node))
  const kinds = [fields.get('@type')].flat()
  if (!kinds.includes('Product') && !kinds.includes('ProductGroup'))
    return within(fields.get('@graph')) ?? within(fields.get('mainEntity'))
  const text = (key: string) => (fields.has(key) ? String(fields.get(key)) : undefined)
  const [id, sku, name] = [text('productID') ?? text('productGroupID'), text('sku'), text('name')]
  return { ...(id && { id }), ...(sku && { sku }), url: text('url') ?? location.href, ...(name && { name }) }
}

/** Whether the chat stands open, for the next page; a browser that keeps nothing begins closed. */
function kept(next?: 'open' | 'closed'): string | null {
  try {
    if (next) sessionStorage.setItem(KEPT, next)
    return sessionStorage.getItem(KEPT)
  } catch {
    return null
  }
}
