/** A small picture on a plate of its own; pictures of ours come in the size that is needed. */
export function Thumb({ url, size }: { url: string | undefined; size: number }) {
  return (
    <span
      className="flex-none overflow-hidden rounded-key bg-plate"
      style={{ inlineSize: size, blockSize: size * 1.25 }}
    >
      {url && (
        <img
          src={url.startsWith('/media/') ? `${url}?w=${size > 80 ? 320 : 160}` : url}
          alt=""
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          className="size-full object-cover"
        />
      )}
    </span>
  )
}
