import type { Product, SearchResult } from '@souk/contract/catalog.ts'
import type { PersonWait } from '@souk/contract/calls.ts'
import type { ErrorCode } from '@souk/contract/errors.ts'
import type { Watch, WatchCreate, Wish } from '@souk/contract/keeping.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Cart, Checkout, CheckoutUpdate, LineInput, Order } from '@souk/contract/order.ts'
import type { PickedItem } from '@souk/contract/parts.ts'
import type { CodeAsked, CodeTried } from '@souk/contract/proof.ts'
import type { Reorder } from '@souk/contract/reorder.ts'
import type { Return, Returnable, ReturnCreate } from '@souk/contract/returns.ts'
import type { FreeSlots } from '@souk/contract/slots.ts'
import type { Understanding } from '@souk/contract/understanding.ts'

/** A thing in a shop. The concierge is bound to no single shop. */
export type ShopRef = { shop: string; id: string }

/** What a picture shows: things of the shop that it may be a picture of, the likeliest first, and its colours as concepts. */
export type Pictured = {
  /** `image`: the shop's own picture of it; `options`: what that picture says of the variant. */
  offers: readonly { offer: string; image: string; options: Readonly<Record<string, string>> }[]
  colours: readonly string[]
}

/** What free times are asked of: an offer's field, or a way of delivery at which goods are fetched. */
export type SlotsOf = { offer: string; field: string } | { option: string }

/** A refusal the concierge puts into words; everything else throws. */
export type Refused = { refused: ErrorCode; detail?: string }
export type Result<T> = T | Refused

export function isRefused<T>(result: Result<T>): result is Refused {
  return typeof result === 'object' && result !== null && 'refused' in result
}

/**
 * Everything the concierge can do in the world; the same commands a person or an API client uses. `key` makes a change
 * happen once: the server derives it from the message, so a turn that is run again after a crash changes nothing twice.
 * Names, prices, stock and totals that the concierge says come from these answers only.
 */
export interface Tools {
  /** Products that meet every constraint of `understanding.want`; near misses under `relaxed`. */
  search(input: {
    shops: readonly string[]
    understanding: Understanding
    limit: number
    language: string
  }): Promise<SearchResult>
  product(ref: ShopRef): Promise<Product | null>
  /** The offer that a person of the shop suggested last, if nobody but the customer has spoken since. */
  suggested(shop: string): Promise<string | null>
  /** The offer of the shop that an address on the web leads to; no page is opened for it. */
  linked(shop: string, link: string): Promise<string | null>
  /** What a picture that was sent in this thread shows; null where it cannot be seen. */
  pictured(shop: string, url: string): Promise<Pictured | null>
  /** When a person answers who calls one now, as far as that was measured. */
  person(shop: string): Promise<PersonWait>
  /** The offers that are booked by the time. */
  bookable(shop: string): Promise<Product[]>
  /** Times that so many can have, earliest first, from a local date on; none where nothing is free. */
  slots(input: { shop: string; of: SlotsOf; quantity: number; limit: number; from?: string }): Promise<FreeSlots>
  cart: {
    get(shop: string): Promise<Cart | null>
    add(shop: string, line: LineInput, key: string): Promise<Result<Cart>>
    /** Puts in what was picked elsewhere, such as in a messenger's own catalogue, and says what is not as it stood there. */
    take(shop: string, items: readonly PickedItem[], key: string): Promise<Result<Reorder>>
    change(
      shop: string,
      line: string,
      change: { quantity?: number; variant?: string; form?: FormValues },
      key: string,
    ): Promise<Result<Cart>>
    remove(shop: string, line: string, key: string): Promise<Result<Cart>>
  }
  checkout: {
    /** The open checkout of the customer's cart, brought up to date with it; made when there is none. */
    open(shop: string, key: string): Promise<Result<Checkout>>
    get(ref: ShopRef): Promise<Checkout | null>
    update(ref: ShopRef, change: CheckoutUpdate, key: string): Promise<Result<Checkout>>
    /** Starts the payment; the answer carries `payment` with the page to pay on. */
    pay(ref: ShopRef, key: string): Promise<Result<Checkout>>
    /** Charges the method that the customer agreed to have kept, `label`; null where nothing may be charged by a reply. */
    charge(ref: ShopRef): Promise<Result<{ checkout: Checkout; label: string } | null>>
  }
  wishes: {
    /** What the customer has saved, newest first. */
    list(shop: string): Promise<Wish[]>
    /** Saves a product or takes it off the list; answers the offers that are on it then. */
    keep(shop: string, offer: string, saved: boolean, key: string): Promise<Result<string[]>>
  }
  sizes: {
    /** The size of this offer that fits the customer: told by them, or what they bought and kept last. */
    yours(ref: ShopRef): Promise<{ size: string; by: 'said' | 'bought' } | null>
    /** How it turned out to fit those who sent it back, once enough of them said the same. */
    runs(ref: ShopRef): Promise<{ runs: 'small' | 'large'; people: number } | null>
    /** What the customer told of their sizes, by the id of the shop's chart. */
    kept(shop: string): Promise<Readonly<Record<string, string>>>
    /** Keeps sizes for this shop; null forgets one. Answers what is kept then. */
    keep(
      shop: string,
      sizes: Readonly<Record<string, string | null>>,
      key: string,
    ): Promise<Result<Readonly<Record<string, string>>>>
  }
  returns: {
    /** What of the customer's order can come back, and what was asked for; null where the order is not theirs. */
    open(shop: string, number: string): Promise<Returnable | null>
    request(shop: string, number: string, wish: ReturnCreate, key: string): Promise<Result<Return>>
    cancel(shop: string, number: string, id: string, key: string): Promise<Result<Return>>
  }
  proofs: {
    /**
     * Has a code sent to an e-mail address, or to a number with its country code, that the customer says is theirs.
     * Refuses `invalid_form` where none can be sent, `rate_limited` where it was asked for too often.
     */
    ask(shop: string, address: string, key: string): Promise<Result<CodeAsked>>
    /** What came of six digits where a code may be awaited from whoever wrote them. */
    type(shop: string, code: string, key: string): Promise<Result<CodeTried>>
  }
  watches: {
    /** What the customer still waits to be told of, oldest first. */
    list(shop: string): Promise<(Watch & { title: string })[]>
    /** The customer agrees to be told, once; asked for twice it is one. */
    add(shop: string, watch: WatchCreate, key: string): Promise<Result<Watch>>
    remove(shop: string, id: string, key: string): Promise<Result<Watch>>
  }
  orders: {
    /** The customer's own orders, newest first. */
    list(shop: string, limit: number): Promise<Order[]>
    get(shop: string, number: string): Promise<Order | null>
    cancel(shop: string, number: string, key: string): Promise<Result<Order>>
    /** Puts what the order held into the cart, at today's prices. */
    again(shop: string, number: string, key: string): Promise<Result<Reorder>>
    /** Moves what was booked to another free time. */
    move(shop: string, number: string, to: { fulfilment: string; from: string }, key: string): Promise<Result<Order>>
  }
}
