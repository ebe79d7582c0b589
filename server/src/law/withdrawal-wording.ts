import { ALWAYS, type Rule, type Table } from './rule.ts'

/** From when the period runs: see the instructions for completion, note 1. */
export const STARTS = ['contract', 'goods', 'last_goods', 'last_part', 'first_goods'] as const
export type Starts = (typeof STARTS)[number]

/**
 * The model instructions and the model form as the statute prints them. In braces stands what is filled in; `online` is
 * the note on the withdrawal function, or where there is no such duty on withdrawing by the website.
 */
export type Model = {
  title: string
  right: string
  starts: Readonly<Record<Starts, string>>
  exercise: string
  online: string
  deadline: string
  effectsTitle: string
  effects: string
  withhold: string
  /** To whom goods go back: the shop itself, or somebody else it names. */
  returnTo: Readonly<Record<'us' | 'other', string>>
  sendBack: string
  costs: Readonly<Record<'seller' | 'buyer', string>>
  lossOfValue: string
  service: string
  form: string
}

const GERMAN: Model = {
  title: 'Widerrufsbelehrung\n\nWiderrufsrecht',
  right: `Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen.

Die Widerrufsfrist beträgt vierzehn Tage ab dem Tag{starts}`,
  starts: {
    contract: ' des Vertragsabschlusses.',
    goods:
      ', an dem Sie oder ein von Ihnen benannter Dritter, der nicht der Beförderer ist, die Waren in Besitz genommen haben bzw. hat.',
    last_goods:
      ', an dem Sie oder ein von Ihnen benannter Dritter, der nicht der Beförderer ist, die letzte Ware in Besitz genommen haben bzw. hat.',
    last_part:
      ', an dem Sie oder ein von Ihnen benannter Dritter, der nicht der Beförderer ist, die letzte Teilsendung oder das letzte Stück in Besitz genommen haben bzw. hat.',
    first_goods:
      ', an dem Sie oder ein von Ihnen benannter Dritter, der nicht der Beförderer ist, die erste Ware in Besitz genommen haben bzw. hat.',
  },
  exercise:
    'Um Ihr Widerrufsrecht auszuüben, müssen Sie uns ({trader}) mittels einer eindeutigen Erklärung (z. B. ein mit der Post versandter Brief oder eine E-Mail) über Ihren Entschluss, diesen Vertrag zu widerrufen, informieren. Sie können dafür das beigefügte Muster-Widerrufsformular verwenden, das jedoch nicht vorgeschrieben ist.',
  online:
    'Sie können Ihr Widerrufsrecht auch online unter {url} ausüben. Wenn Sie diese Online-Funktion nutzen, übermitteln wir Ihnen auf einem dauerhaften Datenträger (z. B. durch eine E-Mail) unverzüglich eine Eingangsbestätigung mit Informationen zum Inhalt der Widerrufserklärung sowie dem Datum und der Uhrzeit ihres Eingangs.',
  deadline:
    'Zur Wahrung der Widerrufsfrist reicht es aus, dass Sie die Mitteilung über die Ausübung des Widerrufsrechts vor Ablauf der Widerrufsfrist absenden.',
  effectsTitle: 'Folgen des Widerrufs',
  effects:
    'Wenn Sie diesen Vertrag widerrufen, haben wir Ihnen alle Zahlungen, die wir von Ihnen erhalten haben, einschließlich der Lieferkosten (mit Ausnahme der zusätzlichen Kosten, die sich daraus ergeben, dass Sie eine andere Art der Lieferung als die von uns angebotene, günstigste Standardlieferung gewählt haben), unverzüglich und spätestens binnen vierzehn Tagen ab dem Tag zurückzuzahlen, an dem die Mitteilung über Ihren Widerruf dieses Vertrags bei uns eingegangen ist. Für diese Rückzahlung verwenden wir dasselbe Zahlungsmittel, das Sie bei der ursprünglichen Transaktion eingesetzt haben, es sei denn, mit Ihnen wurde ausdrücklich etwas anderes vereinbart; in keinem Fall werden Ihnen wegen dieser Rückzahlung Entgelte berechnet.',
  withhold:
    'Wir können die Rückzahlung verweigern, bis wir die Waren wieder zurückerhalten haben oder bis Sie den Nachweis erbracht haben, dass Sie die Waren zurückgesandt haben, je nachdem, welches der frühere Zeitpunkt ist.',
  returnTo: { us: 'uns', other: 'uns oder an {returnAddress}' },
  sendBack:
    'Sie haben die Waren unverzüglich und in jedem Fall spätestens binnen vierzehn Tagen ab dem Tag, an dem Sie uns über den Widerruf dieses Vertrags unterrichten, an {returnTo} zurückzusenden oder zu übergeben. Die Frist ist gewahrt, wenn Sie die Waren vor Ablauf der Frist von vierzehn Tagen absenden.',
  costs: {
    seller: 'Wir tragen die Kosten der Rücksendung der Waren.',
    buyer: 'Sie tragen die unmittelbaren Kosten der Rücksendung der Waren.',
  },
  lossOfValue:
    'Sie müssen für einen etwaigen Wertverlust der Waren nur aufkommen, wenn dieser Wertverlust auf einen zur Prüfung der Beschaffenheit, Eigenschaften und Funktionsweise der Waren nicht notwendigen Umgang mit ihnen zurückzuführen ist.',
  service:
    'Haben Sie verlangt, dass die Dienstleistungen während der Widerrufsfrist beginnen soll, so haben Sie uns einen angemessenen Betrag zu zahlen, der dem Anteil der bis zu dem Zeitpunkt, zu dem Sie uns von der Ausübung des Widerrufsrechts hinsichtlich dieses Vertrags unterrichten, bereits erbrachten Dienstleistungen im Vergleich zum Gesamtumfang der im Vertrag vorgesehenen Dienstleistungen entspricht.',
  form: `Muster-Widerrufsformular

(Wenn Sie den Vertrag widerrufen wollen, dann füllen Sie bitte dieses Formular aus und senden Sie es zurück.)

– An {addressee}:
– Hiermit widerrufe(n) ich/wir (*) den von mir/uns (*) abgeschlossenen Vertrag über den Kauf der folgenden Waren (*)/die Erbringung der folgenden Dienstleistung (*)
– Bestellt am (*)/erhalten am (*)
– Name des/der Verbraucher(s)
– Anschrift des/der Verbraucher(s)
– Unterschrift des/der Verbraucher(s) (nur bei Mitteilung auf Papier)
– Datum

(*) Unzutreffendes streichen.`,
}

const DUTCH: Model = {
  title: 'Herroepingsrecht',
  right: `U hebt het recht om binnen een termijn van 14 dagen zonder opgave van redenen de overeenkomst te herroepen.

De herroepingstermijn verstrijkt 14 dagen na de dag{starts}`,
  starts: {
    contract: ' van de sluiting van de overeenkomst.',
    goods: ' waarop u of een door u aangewezen derde, die niet de vervoerder is, het goed fysiek in bezit krijgt.',
    last_goods:
      ' waarop u of een door u aangewezen derde, die niet de vervoerder is, het laatste goed fysiek in bezit krijgt.',
    last_part:
      ' waarop u of een door u aangewezen derde, die niet de vervoerder is, de laatste zending of het laatste onderdeel fysiek in bezit krijgt.',
    first_goods:
      ' waarop u of een door u aangewezen derde, die niet de vervoerder is, het eerste goed fysiek in bezit krijgt.',
  },
  exercise:
    'Om het herroepingsrecht uit te oefenen, moet u ons ({trader}) via een ondubbelzinnige verklaring (bijvoorbeeld schriftelijk per post of e-mail) op de hoogte stellen van uw beslissing de overeenkomst te herroepen. U kunt hiervoor gebruikmaken van het bijgevoegde modelformulier voor herroeping, maar bent hiertoe niet verplicht.',
  online:
    'U kunt uw herroepingsrecht ook online uitoefenen op {url}. Als u van deze onlinefunctie gebruikmaakt, sturen wij u onverwijld op een duurzame gegevensdrager (bijvoorbeeld per e-mail) een bevestiging van de ontvangst van de herroeping, met de inhoud en met de datum en het tijdstip van indiening.',
  deadline:
    'Om de herroepingstermijn na te leven volstaat het om uw mededeling betreffende uw uitoefening van het herroepingsrecht te verzenden voordat de herroepingstermijn is verstreken.',
  effectsTitle: 'Gevolgen van de herroeping',
  effects:
    'Als u de overeenkomst herroept, ontvangt u alle betalingen die u tot op dat moment hebt gedaan, inclusief leveringskosten (met uitzondering van eventuele extra kosten ten gevolge van uw keuze voor een andere wijze van levering dan de door ons geboden goedkoopste standaardlevering) onverwijld en in ieder geval niet later dan 14 dagen nadat wij op de hoogte zijn gesteld van uw beslissing de overeenkomst te herroepen, van ons terug. Wij betalen u terug met hetzelfde betaalmiddel als waarmee u de oorspronkelijke transactie hebt verricht, tenzij u uitdrukkelijk anderszins hebt ingestemd; in ieder geval zullen u voor zulke terugbetaling geen kosten in rekening worden gebracht.',
  withhold:
    'Wij mogen wachten met terugbetaling tot wij de goederen hebben teruggekregen, of u hebt aangetoond dat u de goederen hebt teruggezonden, al naargelang welk tijdstip eerst valt.',
  returnTo: { us: 'ons', other: 'ons of aan {returnAddress}' },
  sendBack:
    'U dient de goederen onverwijld, doch in ieder geval niet later dan 14 dagen na de dag waarop u het besluit de overeenkomst te herroepen aan ons hebt medegedeeld, aan {returnTo} terug te zenden of te overhandigen. U bent op tijd als u de goederen terugstuurt voordat de termijn van 14 dagen is verstreken.',
  costs: {
    seller: 'Wij zullen de kosten van het terugzenden van de goederen voor onze rekening nemen.',
    buyer: 'De directe kosten van het terugzenden van de goederen komen voor uw rekening.',
  },
  lossOfValue:
    'U bent alleen aansprakelijk voor de waardevermindering van de goederen die het gevolg is van het gebruik van de goederen, dat verder gaat dan nodig is om de aard, de kenmerken en de werking van de goederen vast te stellen.',
  service:
    'Als u hebt verzocht om de verrichting van diensten te laten beginnen tijdens de herroepingstermijn, betaalt u een bedrag dat evenredig is aan hetgeen op het moment dat u ons ervan in kennis hebt gesteld dat u de overeenkomst herroept, reeds geleverd is, vergeleken met de volledige uitvoering van de overeenkomst.',
  form: `Modelformulier voor herroeping

(dit formulier alleen invullen en terugzenden als u de overeenkomst wilt herroepen)

— Aan {addressee}:
— Ik/Wij (*) deel/delen (*) u hierbij mede dat ik/wij (*) onze overeenkomst betreffende de verkoop van de volgende goederen/levering van de volgende dienst (*) herroep/herroepen (*)
— Besteld op (*)/Ontvangen op (*)
— Naam/Namen consument(en)
— Adres consument(en)
— Handtekening van consument(en) (alleen wanneer dit formulier op papier wordt ingediend)
— Datum

(*) Doorhalen wat niet van toepassing is.`,
}

const ENGLISH: Model = {
  title: 'Right of withdrawal',
  right: `You have the right to withdraw from this contract within 14 days without giving any reason.

The withdrawal period will expire after 14 days from the day {starts}`,
  starts: {
    contract: 'of the conclusion of the contract.',
    goods:
      'on which you acquire, or a third party other than the carrier and indicated by you acquires, physical possession of the goods.',
    last_goods:
      'on which you acquire, or a third party other than the carrier and indicated by you acquires, physical possession of the last good.',
    last_part:
      'on which you acquire, or a third party other than the carrier and indicated by you acquires, physical possession of the last lot or piece.',
    first_goods:
      'on which you acquire, or a third party other than the carrier and indicated by you acquires, physical possession of the first good.',
  },
  exercise:
    'To exercise the right of withdrawal, you must inform us ({trader}) of your decision to withdraw from this contract by an unequivocal statement (e.g. a letter sent by post or e-mail). You may use the attached model withdrawal form, but it is not obligatory.',
  online:
    'You can also exercise your right of withdrawal online at {url}. If you use this online function, we will send you an acknowledgement of receipt of the withdrawal on a durable medium (e.g. by e-mail), including its content and the date and time of its submission, without undue delay.',
  deadline:
    'To meet the withdrawal deadline, it is sufficient for you to send your communication concerning your exercise of the right of withdrawal before the withdrawal period has expired.',
  effectsTitle: 'Effects of withdrawal',
  effects:
    'If you withdraw from this contract, we shall reimburse to you all payments received from you, including the costs of delivery (with the exception of the supplementary costs resulting from your choice of a type of delivery other than the least expensive type of standard delivery offered by us), without undue delay and in any event not later than 14 days from the day on which we are informed about your decision to withdraw from this contract. We will carry out such reimbursement using the same means of payment as you used for the initial transaction, unless you have expressly agreed otherwise; in any event, you will not incur any fees as a result of such reimbursement.',
  withhold:
    'We may withhold reimbursement until we have received the goods back or you have supplied evidence of having sent back the goods, whichever is the earliest.',
  returnTo: { us: 'us', other: 'us or to {returnAddress}' },
  sendBack:
    'You shall send back the goods or hand them over to {returnTo}, without undue delay and in any event not later than 14 days from the day on which you communicate your withdrawal from this contract to us. The deadline is met if you send back the goods before the period of 14 days has expired.',
  costs: {
    seller: 'We will bear the cost of returning the goods.',
    buyer: 'You will have to bear the direct cost of returning the goods.',
  },
  lossOfValue:
    'You are only liable for any diminished value of the goods resulting from the handling other than what is necessary to establish the nature, characteristics and functioning of the goods.',
  service:
    'If you requested to begin the performance of services during the withdrawal period, you shall pay us an amount which is in proportion to what has been provided until you have communicated us your withdrawal from this contract, in comparison with the full coverage of the contract.',
  form: `Model withdrawal form

(complete and return this form only if you wish to withdraw from the contract)

— To {addressee}:
— I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract of sale of the following goods (*)/for the provision of the following service (*),
— Ordered on (*)/received on (*),
— Name of consumer(s),
— Address of consumer(s),
— Signature of consumer(s) (only if this form is notified on paper),
— Date

(*) Delete as appropriate.`,
}

const BRITISH: Model = {
  ...ENGLISH,
  title: 'Right to cancel',
  right: `You have the right to cancel this contract within 14 days without giving any reason.

The cancellation period will expire after 14 days from the day {starts}`,
  exercise:
    'To exercise the right to cancel, you must inform us ({trader}) of your decision to cancel this contract by a clear statement (e.g. a letter sent by post, fax or e-mail). You may use the attached model cancellation form, but it is not obligatory.',
  online:
    'You can also electronically fill in and submit the model cancellation form or any other clear statement on our website {url}. If you use this option, we will communicate to you an acknowledgement of receipt of such a cancellation on a durable medium (e.g. by e-mail) without delay.',
  deadline:
    'To meet the cancellation deadline, it is sufficient for you to send your communication concerning your exercise of the right to cancel before the cancellation period has expired.',
  effectsTitle: 'Effects of cancellation',
  effects: `If you cancel this contract, we will reimburse to you all payments received from you, including the costs of delivery (except for the supplementary costs arising if you chose a type of delivery other than the least expensive type of standard delivery offered by us).

We may make a deduction from the reimbursement for loss in value of any goods supplied, if the loss is the result of unnecessary handling by you.

We will make the reimbursement without undue delay, and not later than—
(a) 14 days after the day we receive back from you any goods supplied, or
(b) (if earlier) 14 days after the day you provide evidence that you have returned the goods, or
(c) if there were no goods supplied, 14 days after the day on which we are informed about your decision to cancel this contract.

We will make the reimbursement using the same means of payment as you used for the initial transaction, unless you have expressly agreed otherwise; in any event, you will not incur any fees as a result of the reimbursement.`,
  sendBack:
    'You shall send back the goods or hand them over to {returnTo}, without undue delay and in any event not later than 14 days from the day on which you communicate your cancellation from this contract to us. The deadline is met if you send back the goods before the period of 14 days has expired.',
  service:
    'If you requested to begin the performance of services during the cancellation period, you shall pay us an amount which is in proportion to what has been performed until you have communicated us your cancellation from this contract, in comparison with the full coverage of the contract.',
  form: `Model cancellation form

(Complete and return this form only if you wish to withdraw from the contract)

— To {addressee}:
— I/We [*] hereby give notice that I/We [*] cancel my/our [*] contract of sale of the following goods [*]/for the supply of the following service [*],
— Ordered on [*]/received on [*],
— Name of consumer(s),
— Address of consumer(s),
— Signature of consumer(s) (only if this form is notified on paper),
— Date

[*] Delete as appropriate`,
}

/** In the languages in which the law itself prints the model; `own` is the one that counts. */
type WordingRule = Rule & { own: string; models: Readonly<Record<string, Model>> }

const UNION = { de: GERMAN, nl: DUTCH, en: ENGLISH }

export const WITHDRAWAL_WORDINGS: Table<WordingRule> = {
  DE: [
    {
      from: '2022-05-28',
      source: 'Anlage 1 und 2 zu Art. 246a § 1 Abs. 2 EGBGB',
      own: 'de',
      models: UNION,
    },
  ],
  NL: [
    {
      from: '2022-05-28',
      source: 'art. 6:230m lid 1, onder h BW; Annex I Directive 2011/83/EU',
      own: 'nl',
      models: UNION,
    },
  ],
  EU: [{ from: '2022-05-28', source: 'Annex I(A) and (B) Directive 2011/83/EU', own: 'en', models: UNION }],
  UK: [
    {
      from: '2014-06-13',
      source: 'Consumer Contracts Regulations 2013, Sch. 3, Part A and B',
      own: 'en',
      models: { en: BRITISH },
    },
  ],
  US: [{ from: ALWAYS, source: 'none: there is no right of withdrawal to instruct about', own: 'en', models: {} }],
}
