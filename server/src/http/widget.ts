import { awning } from '@souk/contract/awning.ts'
import type { FastifyInstance } from 'fastify'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'

/** `<script async src=".../s/SHOP/widget.js"></script>` on a shop's own pages: the loader, knowing its shop. */
export async function mountWidget(app: FastifyInstance, context: Context, dist: string): Promise<void> {
  const loader = await readFile(join(dist, 'widget.js'), 'utf8')
  app.get<{ Params: { shop: string } }>('/s/:shop/widget.js', async (request, reply) => {
    const shop = await context.directory.bySlug(request.params.shop)
    if (!shop) throw new Failure('not_found')
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(`{const SOUK = ${JSON.stringify(loaderShop(context, shop))};${loader}}`)
  })
}

function loaderShop({ publicUrl }: Context, { slug, name }: Shop) {
  return { slug, name, origin: new URL(publicUrl).origin, stripe: stripeOf(slug) }
}

/** The awning as one layer of a CSS background, 6 px high. */
function stripeOf(slug: string): string {
  const { dyes, widths } = awning(slug)
  const [dye, cloth] = dyes
  const [band, gap, thin] = widths
  const [a, b, c] = [band, band + gap, band + gap + thin]
  const bands = `${dye} 0 ${a}px,${cloth} ${a}px ${b}px,${dye} ${b}px ${c}px,${cloth} ${c}px`
  return `linear-gradient(90deg,${bands}) 0 0/${c + gap}px 6px repeat-x`
}
