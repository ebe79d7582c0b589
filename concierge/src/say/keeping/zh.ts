import type { EN_KEEPING } from './en.ts'

/** The same in Chinese. */
export const ZH_KEEPING: Readonly<Record<keyof typeof EN_KEEPING, string>> = {
  'wish.added': '已收藏：{title}。收藏夹里现在有 {count} 件。',
  'wish.which': '要收藏哪一件？',
  'wish.none_to_save': '先看看喜欢哪一件，我再帮您收藏。',
  'wish.shown': '您收藏了 {count} 件：',
  'wish.empty': '收藏夹是空的。点一下爱心，或者写“收藏这个”。',
  'wish.gone': '已经不卖了：{titles}。',
  'wish.removed': '已取消收藏：{title}。',
  'wish.cleared': '收藏夹已清空。',
  'watch.stock': '好的。{title}一到货，我会在这里告诉您，只说一次。不想要了，跟我说一声就行。',
  'watch.below': '好的。{title}降到 {price} 或更低时，我会在这里告诉您，只说一次。不想要了，跟我说一声就行。',
  'watch.cheaper': '现在的价格是 {price}。{title}一降价，我会在这里告诉您，只说一次。不想要了，跟我说一声就行。',
  'watch.which': '{title}：要我留意哪一款？',
  'watch.already': '{title}现在是 {price}，已经不超过这个价了。',
  'watch.what': '好的，是哪一件？',
  'watch.stopped': '好的，这些不再通知您：{titles}。',
  'watch.none': '我现在没有在帮您留意什么。回复 STOP 可停止店铺主动发的所有消息。',
  'watch.stop_which': '哪一件不用再通知？',
  'told.stock': '{title}到货了。您让我告诉您，就这一条。',
  'told.price': '{title}现在的价格是 {price}。您让我告诉您，就这一条。',
  'action.wishes': '看我的收藏',
  'action.save': '收藏',
  'action.unsave': '取消收藏',
  'action.watch': '到货告诉我',
  'action.watch_all': '都不用通知',
  'browser.link': '这是我们在浏览器中的对话，您看过的商品和购物车都在里面。链接只能使用一次，十分钟内有效：\n{url}',
  'link.unfollowed': '我打不开链接。告诉我您在那里看到了什么，我在这里帮您找。',
  'link.words': '我打不开链接，就按您说的来找。',

  'consent.stop': '好的，{shop}不会再主动给您发消息。想恢复的话，请回复 START。',
  'consent.start': '好的，{shop}可以再给您发消息了。随时回复 STOP 停止。',
  'consent.help':
    '这里是{shop}。您可以找商品、下单、查快递，或回复“人工”联系我们的同事。也可通过 {contact} 联系我们。回复 STOP 停止接收消息。',
  'consent.order': '如果您指的是订单，请回复“取消订单”。',
  'consent.ask':
    '{shop}想在这里给您发送{purpose, select, marketing {新品和优惠信息} orders {订单动态} other {消息}}。同意请回复“是”。随时回复 STOP 停止。',
  'consent.confirmed': '谢谢，已确认。随时回复 STOP 停止。',
}
