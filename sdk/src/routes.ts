import type { MethodName, Methods } from '@souk/contract/methods.ts'

type Route<N extends MethodName> = readonly [Methods[N]['method'], Methods[N]['path']]

/**
 * Verb and path of every method, written out so that a browser never loads the schemas. The compiler compares each
 * entry with the contract: a wrong or missing one does not type-check.
 */
export const ROUTES = {
  listShops: ['GET', '/api/shops'],
  getShop: ['GET', '/api/shops/:shop'],
  createShop: ['POST', '/api/shops'],
  getSettings: ['GET', '/api/shops/:shop/settings'],
  putSettings: ['PUT', '/api/shops/:shop/settings'],
  createKey: ['POST', '/api/shops/:shop/keys'],
  createConnection: ['POST', '/api/shops/:shop/connections'],
  listConcepts: ['GET', '/api/concepts'],
  understand: ['POST', '/api/shops/:shop/understand'],
  search: ['GET', '/api/shops/:shop/search'],
  getProduct: ['GET', '/api/shops/:shop/products/:product'],
  viewProduct: ['GET', '/api/shops/:shop/products/:product/view'],
  importCatalog: ['POST', '/api/shops/:shop/catalog/import'],
  setStock: ['PUT', '/api/shops/:shop/variants/:variant/stock'],
  setPrice: ['PUT', '/api/shops/:shop/variants/:variant/price'],
  startConversation: ['POST', '/api/shops/:shop/conversations'],
  getConversation: ['GET', '/api/conversations/:conversation'],
  sendMessage: ['POST', '/api/conversations/:conversation/messages'],
  sendStaffMessage: ['POST', '/api/conversations/:conversation/staff-messages'],
  getFacts: ['GET', '/api/conversations/:conversation/facts'],
  markRead: ['POST', '/api/conversations/:conversation/read'],
  changeSpeaker: ['POST', '/api/conversations/:conversation/speaker'],
  getShopFacts: ['GET', '/api/shops/:shop/facts'],
  createCart: ['POST', '/api/shops/:shop/carts'],
  getCart: ['GET', '/api/shops/:shop/carts/:cart'],
  addLine: ['POST', '/api/shops/:shop/carts/:cart/lines'],
  changeLine: ['PATCH', '/api/shops/:shop/carts/:cart/lines/:line'],
  removeLine: ['DELETE', '/api/shops/:shop/carts/:cart/lines/:line'],
  createCheckout: ['POST', '/api/shops/:shop/checkouts'],
  getCheckout: ['GET', '/api/shops/:shop/checkouts/:checkout'],
  updateCheckout: ['PATCH', '/api/shops/:shop/checkouts/:checkout'],
  completeCheckout: ['POST', '/api/shops/:shop/checkouts/:checkout/complete'],
  cancelCheckout: ['POST', '/api/shops/:shop/checkouts/:checkout/cancel'],
  getOrder: ['GET', '/api/shops/:shop/orders/:number'],
  listOrders: ['GET', '/api/shops/:shop/orders'],
  cancelOrder: ['POST', '/api/shops/:shop/orders/:number/cancel'],
  openOrder: ['POST', '/api/shops/:shop/orders/:number/open'],
  renewOrderLink: ['POST', '/api/shops/:shop/orders/:number/link'],
  refundOrder: ['POST', '/api/shops/:shop/orders/:number/refunds'],
  advanceFulfilment: ['POST', '/api/shops/:shop/orders/:number/fulfilments/:fulfilment/advance'],
  listExceptions: ['GET', '/api/shops/:shop/exceptions'],
  resolveException: ['POST', '/api/shops/:shop/exceptions/:exception/resolve'],
} as const satisfies { [N in MethodName]: Route<N> }
