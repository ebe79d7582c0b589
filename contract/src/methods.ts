import { ASSORTMENT_METHODS } from './methods/assortment.ts'
import { BUYING_METHODS } from './methods/buying.ts'
import { CALL_METHODS } from './methods/calls.ts'
import { CATALOG_METHODS } from './methods/catalog.ts'
import { CONNECTION_METHODS } from './methods/connections.ts'
import { CONSENT_METHODS } from './methods/consents.ts'
import { CONVERSATION_METHODS } from './methods/conversations.ts'
import { CUSTOMER_METHODS } from './methods/customers.ts'
import { DEPLOYMENT_METHODS } from './methods/deployment.ts'
import { DEVICE_METHODS } from './methods/devices.ts'
import { INBOX_METHODS } from './methods/inbox.ts'
import { DRAFT_METHODS } from './methods/drafts.ts'
import { INBOX_KEPT_METHODS } from './methods/inbox-kept.ts'
import { INVOICE_METHODS } from './methods/invoices.ts'
import { KEEPING_METHODS } from './methods/keeping.ts'
import { LINK_METHODS } from './methods/links.ts'
import { MANDATE_METHODS } from './methods/mandates.ts'
import { MESSAGE_METHODS } from './methods/messages.ts'
import { ORDER_METHODS } from './methods/orders.ts'
import { PAGE_LINK_METHODS } from './methods/page-links.ts'
import { PROOF_METHODS } from './methods/proofs.ts'
import { PURCHASE_METHODS } from './methods/purchases.ts'
import { REACH_METHODS } from './methods/reaches.ts'
import { REPORT_METHODS } from './methods/reports.ts'
import { RETURN_METHODS } from './methods/returns.ts'
import { SELLING_METHODS } from './methods/selling.ts'
import { SHIPPING_METHODS } from './methods/shipping.ts'
import { SHOP_METHODS } from './methods/shops.ts'
import { SLOT_METHODS } from './methods/slots.ts'
import { TEAM_METHODS } from './methods/team.ts'
import { TEACHING_METHODS } from './methods/teaching.ts'
import { TEMPLATE_METHODS } from './methods/templates.ts'
import { WITHDRAWAL_METHODS } from './methods/withdrawals.ts'

/** Every method of the API: routes, OpenAPI, the SDK's types and the isolation tests are all made from this table. */
export const METHODS = {
  ...SHOP_METHODS,
  ...CONNECTION_METHODS,
  ...TEMPLATE_METHODS,
  ...CATALOG_METHODS,
  ...ASSORTMENT_METHODS,
  ...CONVERSATION_METHODS,
  ...CALL_METHODS,
  ...INBOX_METHODS,
  ...INBOX_KEPT_METHODS,
  ...MESSAGE_METHODS,
  ...DRAFT_METHODS,
  ...TEACHING_METHODS,
  ...BUYING_METHODS,
  ...PURCHASE_METHODS,
  ...ORDER_METHODS,
  ...INVOICE_METHODS,
  ...SLOT_METHODS,
  ...WITHDRAWAL_METHODS,
  ...KEEPING_METHODS,
  ...MANDATE_METHODS,
  ...RETURN_METHODS,
  ...SHIPPING_METHODS,
  ...SELLING_METHODS,
  ...CUSTOMER_METHODS,
  ...CONSENT_METHODS,
  ...LINK_METHODS,
  ...REACH_METHODS,
  ...DEVICE_METHODS,
  ...PROOF_METHODS,
  ...PAGE_LINK_METHODS,
  ...REPORT_METHODS,
  ...TEAM_METHODS,
  ...DEPLOYMENT_METHODS,
}
export type Methods = typeof METHODS
export type MethodName = keyof Methods
