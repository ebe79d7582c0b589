import type { Product } from '@souk/contract/catalog.ts'
import { textIn } from '@souk/contract/ids.ts'
import { formatMoney } from '@souk/contract/money.ts'
import type { Language } from '@souk/contract/understanding.ts'
import { escapeHtml } from '../kernel/escape-html.ts'
import type { Shop } from '../shops/shop.ts'
import { FONTS } from './reference-style.ts'
import { SITE_WORDS } from './site-words.ts'

/** A web shop like many: nothing of it is ours but one script, and the letters that its own fonts lack, such as ₾. */
export const SITE_STYLE = `
:root { color-scheme: light dark; --ground: light-dark(#fff, #191919); --ink: light-dark(#222, #eee); --soft: light-dark(#f2f0ec, #262626); --line: light-dark(#ddd, #444); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 Georgia, 'Times New Roman', FiraGO, serif; }
header, main, footer { max-width: 1080px; margin: 0 auto; padding: 20px; }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 20px; border-bottom: 1px solid var(--line); }
header a { color: inherit; text-decoration: none; font-size: 26px; }
.bag { font-size: 15px; }
.goods { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 32px 20px; list-style: none; margin: 0; padding: 0; }
.goods a { display: block; color: inherit; text-decoration: none; }
.goods a:hover span { text-decoration: underline; }
img { display: block; width: 100%; aspect-ratio: 4 / 5; object-fit: cover; background: var(--soft); }
.goods span { display: block; margin-top: 8px; }
.price { font-variant-numeric: tabular-nums; }
.one { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 32px; }
h1 { font-size: 30px; font-weight: 400; line-height: 1.2; margin: 0 0 12px; }
button { display: block; width: 100%; min-height: 48px; margin-top: 12px; padding: 10px 20px; border: 1px solid var(--ink); background: var(--ground); color: inherit; font: inherit; cursor: pointer; }
button.buy { background: var(--ink); color: var(--ground); }
:focus-visible { outline: 3px solid #4a7dff; outline-offset: 2px; }
footer { border-top: 1px solid var(--line); margin-top: 52px; font-size: 14px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 12px; background: var(--soft); }
@media (max-width: 639px) { .one { grid-template-columns: 1fr; } }
`

/** The page's own bag, and what the chat is told of it. */
export const SITE_SCRIPT = `
const bag = []
function show() {
  const count = bag.reduce((sum, { quantity }) => sum + quantity, 0)
  const words = document.querySelector('.bag')
  words.textContent = words.dataset.words.replace('{count}', String(count))
  window.Souk?.cart(bag)
}
document.querySelector('.buy')?.addEventListener('click', ({ currentTarget }) => {
  const { id, sku } = currentTarget.dataset
  const line = bag.find((one) => one.sku === sku)
  if (line) line.quantity += 1
  else bag.push({ id, sku, quantity: 1 })
  show()
})
`

/** All of a shop's things, as its own site would list them. */
export function sitePage(shop: Shop, products: readonly Product[], language: Language): string {
  const goods = products.map(
    (product) =>
      `<li><a href="/site/${shop.slug}/${product.id}">${pictureOf(product)}<span dir="auto">${escapeHtml(product.title)}</span><span class="price">${priceOf(product, language)}</span></a></li>`,
  )
  return page(shop, language, { title: shop.name, body: `<ul class="goods">${goods.join('\n')}</ul>` })
}

/** One thing with what search engines, and the chat, read of it. */
export function siteProductPage(shop: Shop, product: Product, language: Language, url: string): string {
  const [variant] = product.variants
  const sku = variant?.sku ?? ''
  const told = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    productID: product.externalId,
    ...(sku === '' ? {} : { sku }),
    url,
  }
  const { add, ask } = SITE_WORDS[language]
  const body = `<div class="one">${pictureOf(product)}<div>
<h1 dir="auto">${escapeHtml(product.title)}</h1>
<p class="price">${priceOf(product, language)}</p>
<p dir="auto">${escapeHtml(product.description ?? '')}</p>
<button type="button" class="buy" data-id="${escapeHtml(product.externalId)}" data-sku="${escapeHtml(sku)}">${add}</button>
<button type="button" data-souk-ask="">${ask}</button>
</div></div>
<script type="application/ld+json">${JSON.stringify(told).replaceAll('<', '\\u003c')}</script>`
  return page(shop, language, { title: product.title, body })
}

function pictureOf({ image, imageAlt, title }: Product): string {
  return `<img src="${escapeHtml(image ?? '')}" alt="${escapeHtml(imageAlt ?? title)}" loading="lazy">`
}

function priceOf({ price }: Product, language: Language): string {
  return escapeHtml(formatMoney(price.min, language))
}

function page(shop: Shop, language: Language, { title, body }: { title: string; body: string }): string {
  const { bag, about } = SITE_WORDS[language]
  const embed = `<script async src="/s/${shop.slug}/widget.js"></script>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>${FONTS}<style>${SITE_STYLE}</style></head>
<body><header><a href="/site/${shop.slug}" dir="auto">${escapeHtml(shop.name)}</a><span class="bag" role="status" data-words="${bag}">${bag.replace('{count}', '0')}</span></header>
<main>${body}</main>
<footer><p dir="auto">${escapeHtml(textIn(shop.settings.description, language, shop.locale.slice(0, 2)))}</p>
<p>${about}</p><pre>${escapeHtml(embed)}</pre></footer>
${embed}<script src="/site/page.js"></script></body></html>`
}
