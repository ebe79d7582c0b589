import { z } from 'zod'
import { TryRequest, TryTurn } from '../playground.ts'
import { KeptTest, KeptTestCreate, KeptTestResult, Lesson, MissedGroup, Teaching } from '../teaching.ts'
import { Concept } from '../understanding.ts'
import { Id } from '../ids.ts'
import { define, shop, shopAnd } from './method.ts'

export const TEACHING_METHODS = define({
  tryConcierge: {
    method: 'POST',
    path: '/api/shops/:shop/concierge/try',
    tag: 'concierge',
    access: 'shop:settings:read',
    summary:
      'Write as a shopper would and see what is understood, decided and said, and why, against the live catalogue. Nothing is stored, nothing is sent.',
    params: shop,
    body: TryRequest,
    response: z.object({ turns: z.array(TryTurn) }),
  },
  listMissed: {
    method: 'GET',
    path: '/api/shops/:shop/concierge/missed',
    tag: 'concierge',
    access: 'shop:conversations:read',
    summary: 'What was not understood in the last 30 days, put together by its words, the most frequent first.',
    params: shop,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    response: z.object({ groups: z.array(MissedGroup) }),
  },
  listTeachings: {
    method: 'GET',
    path: '/api/shops/:shop/concierge/teachings',
    tag: 'concierge',
    access: 'shop:settings:read',
    summary: 'What the concierge was taught here, the newest first, with what was taken back.',
    params: shop,
    response: z.object({ version: z.int(), teachings: z.array(Teaching) }),
  },
  teach: {
    method: 'POST',
    path: '/api/shops/:shop/concierge/teachings',
    tag: 'concierge',
    access: 'shop:settings:write',
    summary:
      'Teach a word or an answer. It counts at once, in this shop alone. Refused as `teaching_breaks` where a kept test that passes would fail; they are named.',
    params: shop,
    body: Lesson,
    response: Teaching,
    status: 201,
    creates: true,
  },
  takeBackTeaching: {
    method: 'DELETE',
    path: '/api/shops/:shop/concierge/teachings/:teaching',
    tag: 'concierge',
    access: 'shop:settings:write',
    summary: 'Take a lesson back; twice is once. Refused as `teaching_breaks` where a kept test needs it.',
    params: shopAnd({ teaching: Id }),
    response: Teaching,
  },
  listShopConcepts: {
    method: 'GET',
    path: '/api/shops/:shop/concierge/concepts',
    tag: 'concierge',
    access: 'shop:catalog:read',
    summary:
      'What words of this shop can stand for, beside the lexicon: its brands, sizes, colours and names of products.',
    params: shop,
    query: z.object({ q: z.string().max(60).optional() }),
    response: z.object({ concepts: z.array(Concept) }),
  },
  listKeptTests: {
    method: 'GET',
    path: '/api/shops/:shop/concierge/tests',
    tag: 'concierge',
    access: 'shop:settings:read',
    summary: 'What the concierge must go on understanding, the newest first.',
    params: shop,
    response: z.object({ tests: z.array(KeptTest) }),
  },
  keepTest: {
    method: 'POST',
    path: '/api/shops/:shop/concierge/tests',
    tag: 'concierge',
    access: 'shop:settings:write',
    summary: 'Keep what a sentence should mean; answered with how it stands now.',
    params: shop,
    body: KeptTestCreate,
    response: KeptTestResult,
    status: 201,
    creates: true,
  },
  removeKeptTest: {
    method: 'DELETE',
    path: '/api/shops/:shop/concierge/tests/:test',
    tag: 'concierge',
    access: 'shop:settings:write',
    summary: 'A test is not kept any more.',
    params: shopAnd({ test: Id }),
    response: KeptTest,
  },
  runKeptTests: {
    method: 'POST',
    path: '/api/shops/:shop/concierge/tests/run',
    tag: 'concierge',
    access: 'shop:settings:read',
    summary: 'Run all kept tests, as if these lessons had been taught.',
    params: shop,
    body: z.object({ lessons: z.array(Lesson).max(20).default([]) }).default({ lessons: [] }),
    response: z.object({ passed: z.int(), failed: z.int(), results: z.array(KeptTestResult) }),
  },
})
