import type { Role } from '@souk/contract/team.ts'
import type { Language } from '@souk/contract/understanding.ts'

type Words = {
  subject: string
  title: string
  text: string
  join: string
  unasked: string
  roles: Record<Role, string>
}

/** The letter that invites somebody to a team. `{shop}` and `{role}` are put in. */
export const INVITE_WORDS: { readonly [L in Language]: Words } = {
  en: {
    subject: 'Join the team of {shop}',
    title: '{shop} would like you on its team.',
    text: 'You are invited as {role}. The invitation is good for seven days.',
    join: 'Join the team',
    unasked: 'You do not know {shop}? Then nothing needs to be done.',
    roles: {
      owner: 'owner',
      manager: 'manager',
      stylist: 'stylist',
      fulfilment: 'colleague in shipping',
      analyst: 'analyst',
    },
  },
  de: {
    subject: 'Komm ins Team von {shop}',
    title: '{shop} möchte dich im Team haben.',
    text: 'Deine Rolle: {role}. Die Einladung gilt sieben Tage.',
    join: 'Ins Team kommen',
    unasked: 'Du kennst {shop} nicht? Dann musst du nichts tun.',
    roles: {
      owner: 'Inhaberin oder Inhaber',
      manager: 'Leitung',
      stylist: 'Beratung',
      fulfilment: 'Versand',
      analyst: 'Auswertung',
    },
  },
  nl: {
    subject: 'Kom bij het team van {shop}',
    title: '{shop} wil je graag in het team.',
    text: 'Je rol: {role}. De uitnodiging is zeven dagen geldig.',
    join: 'Bij het team komen',
    unasked: 'Ken je {shop} niet? Dan hoef je niets te doen.',
    roles: { owner: 'eigenaar', manager: 'leiding', stylist: 'advies', fulfilment: 'verzending', analyst: 'analyse' },
  },
  ru: {
    subject: 'Приглашение в команду магазина {shop}',
    title: '{shop} приглашает вас в команду.',
    text: 'Ваша роль: {role}. Приглашение действует семь дней.',
    join: 'Вступить в команду',
    unasked: 'Вы не знаете магазин {shop}? Тогда ничего делать не нужно.',
    roles: {
      owner: 'владелец',
      manager: 'управляющий',
      stylist: 'консультант',
      fulfilment: 'сотрудник склада',
      analyst: 'аналитик',
    },
  },
  zh: {
    subject: '加入{shop}的团队',
    title: '{shop}邀请您加入团队。',
    text: '您的角色：{role}。邀请七天内有效。',
    join: '加入团队',
    unasked: '您不认识{shop}？无需任何操作。',
    roles: { owner: '店主', manager: '经理', stylist: '造型顾问', fulfilment: '发货员', analyst: '分析员' },
  },
  ka: {
    subject: 'მოწვევა გუნდში: {shop}',
    title: '{shop} გუნდში გიწვევთ.',
    text: 'თქვენი როლი: {role}. მოწვევა შვიდი დღე მოქმედებს.',
    join: 'გუნდში შესვლა',
    unasked: 'არ იცნობთ მაღაზიას „{shop}“? მაშინ არაფრის გაკეთება არ გჭირდებათ.',
    roles: {
      owner: 'მფლობელი',
      manager: 'მენეჯერი',
      stylist: 'სტილისტი',
      fulfilment: 'გაგზავნის თანამშრომელი',
      analyst: 'ანალიტიკოსი',
    },
  },
}
