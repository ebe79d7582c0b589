import { z } from 'zod'
import { Id } from '../ids.ts'
import { Template, TemplateCreate } from '../template.ts'
import { define, shopAnd } from './method.ts'

export const TEMPLATE_METHODS = define({
  listTemplates: {
    method: 'GET',
    path: '/api/shops/:shop/connections/:connection/templates',
    tag: 'connections',
    access: 'shop:settings:read',
    summary:
      'What may be said while a window is closed, and how the provider stands to it. A check brings it up to date.',
    params: shopAnd({ connection: Id }),
    response: z.array(Template),
  },
  createTemplate: {
    method: 'POST',
    path: '/api/shops/:shop/connections/:connection/templates',
    tag: 'connections',
    access: 'shop:settings:write',
    summary: 'Hand a template in for approval. Once approved it is sent where nothing else may be.',
    params: shopAnd({ connection: Id }),
    body: TemplateCreate,
    response: Template,
    status: 201,
    creates: true,
  },
  removeTemplate: {
    method: 'DELETE',
    path: '/api/shops/:shop/connections/:connection/templates/:template',
    tag: 'connections',
    access: 'shop:settings:write',
    summary: 'Delete a template, at the provider too.',
    params: shopAnd({ connection: Id, template: Id }),
    response: Template,
  },
})
