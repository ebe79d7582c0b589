import type { EditableProduct } from '@souk/contract/assortment.ts'
import { METHODS } from '@souk/contract/methods.ts'
import { editableProduct, listProducts, setActive } from '../catalog/assortment.ts'
import { type Caller, callerName, hasScope } from '../journeys/caller.ts'
import { afterChange, changeProduct, changeVariants, createProduct } from '../journeys/change-product.ts'
import type { Context } from '../journeys/context.ts'
import { recordAudit } from '../kernel/audit.ts'
import { putBlob } from '../kernel/blobs.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { drawnAnew } from '../kernel/picture.ts'
import type { Shop } from '../shops/shop.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const assortmentHandlers: Handlers<
  | 'listProducts'
  | 'getEditableProduct'
  | 'createProduct'
  | 'changeProduct'
  | 'uploadProductPicture'
  | 'showProducts'
  | 'changeVariants'
> = {
  async listProducts(context, { shop, query }) {
    return { body: await listProducts(context.database.read, shop, query) }
  },

  async getEditableProduct(context, { shop, params, caller }) {
    const found = await editableProduct(context.database.read, shop, params.product)
    if (!found) throw new Failure('not_found')
    return { body: hasScope(caller, 'catalog', 'write') ? found.body : withoutGoods(found.body) }
  },

  async createProduct(context, { shop, body: change, caller, idempotencyKey }) {
    const input = {
      home: shop.id,
      method: 'createProduct',
      caller,
      idempotencyKey,
      request: change,
      answer: METHODS.createProduct.response,
    }
    const body = await create(context, input, async (tx) => {
      const made = await createProduct(context, tx, { shop, change })
      await audit(context, tx, { shop, caller, action: 'product.create', target: made.id })
      return made
    })
    await afterChange(context, shop)
    return { body }
  },

  async changeProduct(context, { shop, params, body: change, caller }) {
    const offer = params.product
    const body = await context.database.transact(async (tx) => {
      const changed = await changeProduct(context, tx, { shop, offer, change })
      await audit(context, tx, { shop, caller, action: 'product.change', target: offer })
      return changed
    })
    await afterChange(context, shop)
    return { body }
  },

  async uploadProductPicture(context, { shop, raw }) {
    if (!raw) throw new Failure('unsupported_media', 'send the picture itself as the body, as image/jpeg or the like')
    // Drawn before the transaction begins: it takes longer than anything that is stored.
    const { type, bytes, width, height } = await drawnAnew(raw)
    const name = await context.database.transact((tx) => putBlob(tx, shop.id, { type, bytes }))
    return { body: { url: `/media/${shop.slug}/${name}`, width, height } }
  },

  async showProducts(context, { shop, body: { products: offers, active }, caller }) {
    const changed = await context.database.transact(async (tx) => {
      const ids = await setActive(tx, { home: shop.id, offers, active, at: context.clock.now() })
      for (const target of ids)
        await audit(context, tx, { shop, caller, action: active ? 'product.show' : 'product.hide', target })
      return ids
    })
    context.background.start('index', async () => void (await context.index.refresh(shop)))
    return { body: { changed } }
  },

  async changeVariants(context, { shop, body: { changes }, caller }) {
    await context.database.transact(async (tx) => {
      await changeVariants(context, tx, { shop, changes })
      for (const { variant, ...data } of changes)
        await audit(context, tx, { shop, caller, action: 'variant.change', target: variant, data })
    })
    await afterChange(context, shop)
    return { body: { changed: changes.length } }
  },
}

/** What buyers of digital goods pay for is seen by those alone who write it. */
function withoutGoods({ product: { digital: _, ...product }, ...rest }: EditableProduct): EditableProduct {
  return { ...rest, product }
}

type Deed = { shop: Shop; caller: Caller; action: string; target: string; data?: Record<string, unknown> }

async function audit(context: Context, tx: Tx, { shop, caller, ...deed }: Deed): Promise<void> {
  await recordAudit(tx, { home: shop.id, id: context.newId(), actor: callerName(caller), ...deed })
}
