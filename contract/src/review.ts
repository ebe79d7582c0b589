import { z } from 'zod'

/** What somebody elsewhere said of a product. `at` is a day or a moment; nothing that is not known is made up. */
export const Review = z.object({
  id: z.string().min(1).max(200),
  rating: z.int().min(1).max(5),
  title: z.string().max(300).optional(),
  text: z.string().max(5000).optional(),
  author: z.string().max(120).optional(),
  at: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional(),
  language: z.string().max(35).optional(),
})
export type Review = z.infer<typeof Review>

/** Stars on average, from 1 to 5, and how many gave them. */
export const Rating = z.object({ average: z.number().min(1).max(5), count: z.int().positive().max(100_000_000) })
export type Rating = z.infer<typeof Rating>

/** Fewer say too little about a product to stand on its card. */
export const ENOUGH_REVIEWS = 3

/** The reviews of a product as a shopper sees them. The law wants it said that nobody verified them, and where they are from. */
export const ReviewsView = Rating.extend({
  source: z.string().optional(),
  /** How many gave one star … five; absent where not every one of `count` is here. */
  shares: z.array(z.int()).length(5).optional(),
  newest: z.array(Review),
})
export type ReviewsView = z.infer<typeof ReviewsView>
