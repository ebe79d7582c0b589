import type { Preview as PreviewData } from '@souk/contract/conversation.ts'
import { ProductCard } from './card.tsx'

/** What a link in a text leads to, as the server saw it. */
export function Preview({ preview: { url, title, site, description, image, product } }: { preview: PreviewData }) {
  if (product) return <ProductCard card={product} />
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="flex max-w-90 gap-3 rounded-slip bg-paper p-2 text-ink inset-ring inset-ring-rule"
    >
      {image && <img src={image.url} alt="" loading="lazy" className="size-16 flex-none rounded-key object-cover" />}
      <span className="grid min-w-0 content-center">
        <bdi className="truncate font-strong">{title}</bdi>
        {description && <bdi className="line-clamp-1 text-1 text-muted">{description}</bdi>}
        {site && <bdi className="text-1 text-muted">{site}</bdi>}
      </span>
    </a>
  )
}
