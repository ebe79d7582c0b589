import { assortmentHandlers } from './assortment.ts'
import { auditHandlers } from './audit.ts'
import { buyingHandlers } from './buying.ts'
import { callHandlers } from './calls.ts'
import { catalogHandlers } from './catalog.ts'
import { connectionHandlers } from './connections.ts'
import { consentHandlers } from './consents.ts'
import { conversationHandlers } from './conversations.ts'
import { costHandlers } from './costs.ts'
import { customerHandlers } from './customers.ts'
import { deploymentHandlers } from './deployment.ts'
import { deviceHandlers } from './devices.ts'
import { draftHandlers } from './drafts.ts'
import type { Handlers } from './handler.ts'
import { inboxHandlers } from './inbox.ts'
import { replyHandlers, tagHandlers, viewHandlers } from './inbox-kept.ts'
import { noteHandlers } from './inbox-notes.ts'
import { invoiceHandlers } from './invoices.ts'
import { keepingHandlers } from './keeping.ts'
import { keyHandlers } from './keys.ts'
import { linkHandlers } from './links.ts'
import { mandateHandlers } from './mandates.ts'
import { meHandlers } from './me.ts'
import { messageHandlers } from './messages.ts'
import { orderLinkHandlers } from './order-links.ts'
import { orderHandlers } from './orders.ts'
import { pageLinkHandlers } from './page-links.ts'
import { pictureHandlers } from './pictures.ts'
import { playgroundHandlers } from './playground.ts'
import { proofHandlers } from './proofs.ts'
import { purchaseHandlers } from './purchases.ts'
import { reachHandlers } from './reaches.ts'
import { reportHandlers } from './reports.ts'
import { returnHandlers } from './returns.ts'
import { sellingHandlers } from './selling.ts'
import { shippingHandlers } from './shipping.ts'
import { shopHandlers } from './shops.ts'
import { signInHandlers } from './sign-in.ts'
import { slotHandlers } from './slots.ts'
import { teamHandlers } from './team.ts'
import { teachingHandlers } from './teaching.ts'
import { templateHandlers } from './templates.ts'
import { withdrawalHandlers } from './withdrawals.ts'

/** One handler for every method of the contract: a missing one does not compile. */
export const HANDLERS: Handlers = {
  ...shopHandlers,
  ...connectionHandlers,
  ...templateHandlers,
  ...costHandlers,
  ...catalogHandlers,
  ...assortmentHandlers,
  ...conversationHandlers,
  ...callHandlers,
  ...inboxHandlers,
  ...noteHandlers,
  ...tagHandlers,
  ...viewHandlers,
  ...replyHandlers,
  ...messageHandlers,
  ...draftHandlers,
  ...teachingHandlers,
  ...playgroundHandlers,
  ...buyingHandlers,
  ...purchaseHandlers,
  ...orderHandlers,
  ...invoiceHandlers,
  ...slotHandlers,
  ...withdrawalHandlers,
  ...orderLinkHandlers,
  ...keepingHandlers,
  ...mandateHandlers,
  ...returnHandlers,
  ...shippingHandlers,
  ...sellingHandlers,
  ...customerHandlers,
  ...consentHandlers,
  ...linkHandlers,
  ...pictureHandlers,
  ...reachHandlers,
  ...deviceHandlers,
  ...proofHandlers,
  ...pageLinkHandlers,
  ...reportHandlers,
  ...teamHandlers,
  ...meHandlers,
  ...signInHandlers,
  ...keyHandlers,
  ...auditHandlers,
  ...deploymentHandlers,
}
