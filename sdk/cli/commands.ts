import type { Command } from './command.ts'
import { apikeyCreate } from './commands/apikey.ts'
import { backup } from './commands/backup.ts'
import { catalogImport } from './commands/catalog.ts'
import {
  channelAdd,
  channelCheck,
  channelGuide,
  channelList,
  channelRemove,
  channelSet,
  gatewayAdd,
} from './commands/connection.ts'
import { costs, costsCap, costsPrice } from './commands/cost.ts'
import { customerExport, customerFind, customerForget, shopRecord } from './commands/customer.ts'
import { exceptionList, exceptionResolve } from './commands/exception.ts'
import { invoice, taxExport } from './commands/invoice.ts'
import { orderRefund } from './commands/order.ts'
import { restore } from './commands/restore.ts'
import { returnApprove, returnList, returnReceive, returnRefuse } from './commands/return.ts'
import { shopCreate, shopList, shopSet } from './commands/shop.ts'
import { staffInvite, staffList } from './commands/staff.ts'
import { status } from './commands/status.ts'
import { templateCreate, templateList, templateRemove, templateStarter } from './commands/template.ts'
import { withdrawalList, withdrawalSettle } from './commands/withdrawal.ts'

/** Everything the command line can do, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  status,
  shopCreate,
  shopSet,
  shopList,
  catalogImport,
  channelGuide,
  channelAdd,
  channelList,
  channelCheck,
  channelSet,
  channelRemove,
  templateList,
  templateStarter,
  templateCreate,
  templateRemove,
  costs,
  costsCap,
  costsPrice,
  gatewayAdd,
  apikeyCreate,
  staffInvite,
  staffList,
  shopRecord,
  customerFind,
  customerExport,
  customerForget,
  orderRefund,
  invoice,
  taxExport,
  returnList,
  returnApprove,
  returnRefuse,
  returnReceive,
  exceptionList,
  exceptionResolve,
  withdrawalList,
  withdrawalSettle,
  backup,
  restore,
]
