import { z } from 'zod'
import { Id } from '../ids.ts'
import { CodeAsked, CodePurpose, CodeTried, SignedIn } from '../proof.ts'
import { define } from './method.ts'

const conversation = z.object({ conversation: Id })
const signIn = '/api/conversations/:conversation/sign-in'

/** Somebody shows that an e-mail address or a phone number is theirs, and who they are to the shop elsewhere with it. */
export const PROOF_METHODS = define({
  askCode: {
    method: 'POST',
    path: '/api/conversations/:conversation/codes',
    tag: 'conversations',
    access: 'shopper',
    summary:
      'Send a code of six digits to an e-mail address, or to a phone number with its country code where the shop sends text messages. For ten minutes it proves, typed back by the same device, that the address is theirs. Three an hour; the answer is the same whether anybody is known by that address or not.',
    params: conversation,
    body: z.object({ address: z.string().min(1).max(254), purpose: CodePurpose.default('verify') }),
    response: CodeAsked,
    status: 201,
    creates: true,
  },
  tryCode: {
    method: 'POST',
    path: '/api/conversations/:conversation/codes/try',
    tag: 'conversations',
    access: 'shopper',
    summary:
      'The code that came, from the device that asked for it. With the right one this thread and those of whoever owns the address in this shop become one person’s; both are told and can undo it. Five tries; the right code again answers the same.',
    params: conversation,
    body: z.object({ code: z.string().max(40) }),
    response: CodeTried,
  },
  getSignIn: {
    method: 'GET',
    path: signIn,
    tag: 'conversations',
    access: 'shopper',
    summary: 'As whom this device is signed in.',
    params: conversation,
    response: SignedIn,
  },
  signOut: {
    method: 'DELETE',
    path: signIn,
    tag: 'conversations',
    access: 'shopper',
    summary: 'Sign this device out. What it has joined stays so until that is undone in the thread.',
    params: conversation,
    response: SignedIn,
  },
})
