import { Me } from '../team.ts'
import { define } from './method.ts'

export const TEAM_METHODS = define({
  getMe: {
    method: 'GET',
    path: '/api/me',
    tag: 'team',
    access: 'staff',
    summary: 'Who is signed in, and the shops they work for.',
    response: Me,
  },
})
