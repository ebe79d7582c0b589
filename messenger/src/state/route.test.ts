import { expect, test } from 'vitest'
import { placeOf, routeOf } from './route.ts'

test('addresses of pages', () => {
  expect(routeOf('/')).toEqual({ name: 'home' })
  expect(routeOf('/s/lumen')).toEqual({ name: 'thread', shop: 'lumen' })
  expect(routeOf('/checkout/lumen/abc')).toEqual({ name: 'checkout', shop: 'lumen', checkout: 'abc' })
  expect(routeOf('/orders/lumen/LM%2F1')).toEqual({ name: 'order', shop: 'lumen', number: 'LM/1' })
  expect(routeOf('/sandbox/pay/home/p1')).toEqual({ name: 'pay' })
  expect(routeOf('/sandbox/pay/home/p1/bank')).toEqual({ name: 'bank' })
  expect(routeOf('/sandbox/pay/home/p1/more')).toEqual({ name: 'missing' })
  expect(routeOf('/withdraw/lumen')).toEqual({ name: 'withdraw', shop: 'lumen' })
  expect(routeOf('/withdraw')).toEqual({ name: 'withdraw' })
  expect(routeOf('/nowhere/at/all/here')).toEqual({ name: 'missing' })
})

test('our own pages are opened where the token is kept; others where they are', () => {
  const page = new URL('http://lumen.localhost:4000/')
  expect(placeOf('http://127.0.0.1:4000/checkout/lumen/1', page)).toEqual({ url: '/checkout/lumen/1', here: true })
  expect(placeOf('/orders/lumen/2', page)).toEqual({ url: '/orders/lumen/2', here: true })
  expect(placeOf('https://pay.example/checkout/lumen/1', page)).toEqual({
    url: 'https://pay.example/checkout/lumen/1',
    here: false,
  })
  expect(placeOf('http://127.0.0.1:5000/sandbox/pay/1', page).here).toBe(false)
})
