/** Number words: value, and for the six languages those that multiply what stands before them. */
export type NumberWords = {
  plain: Record<string, number>
  scale: Record<string, number>
  and: readonly string[]
  point: readonly string[]
}

export const NUMBER_WORDS: Record<string, NumberWords> = {
  en: {
    plain: counted(
      `zero=0 nought=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
      fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90`,
    ),
    scale: counted(
      'dozen=12 dozens=12 hundred=100 hundreds=100 thousand=1000 grand=1000 million=1000000 millions=1000000 billion=1000000000 lakh=100000 lac=100000 crore=10000000 crores=10000000',
    ),
    and: ['and'],
    point: ['point'],
  },
  de: {
    plain: counted(
      `null=0 ein=1 eine=1 einen=1 einem=1 einer=1 eins=1 zwei=2 zwo=2 drei=3 vier=4 fünf=5 fuenf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11
      zwölf=12 zwoelf=12 dreizehn=13 vierzehn=14 fünfzehn=15 fuenfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20
      anderthalb=1.5 eineinhalb=1.5 zweieinhalb=2.5 dreieinhalb=3.5 dreissig=30 vierzig=40 fünfzig=50 fuenfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90`,
    ),
    scale:
      counted(`dutzend=12 hundert=100 tausend=1000 million=1000000 millionen=1000000 milliarde=1000000000 milliarden=1000000000
      billion=1000000000000 billionen=1000000000000 billiarde=1000000000000000 billiarden=1000000000000000`),
    and: ['und'],
    point: ['komma'],
  },
  nl: {
    plain: counted(
      `nul=0 een=1 één=1 eén=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13 veertien=14 vijftien=15
      anderhalf=1.5 anderhalve=1.5 tweeënhalf=2.5 tweeëneenhalf=2.5 drieënhalf=3.5 zestien=16 zeventien=17 achttien=18 negentien=19 twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90`,
    ),
    scale: counted('dozijn=12 honderd=100 duizend=1000 miljoen=1000000 miljard=1000000000'),
    and: ['en', 'ën'],
    point: ['komma'],
  },
  ru: {
    plain: counted(
      `ноль=0 нуль=0 один=1 одна=1 одно=1 одну=1 одного=1 одной=1 два=2 две=2 двух=2 двумя=2 три=3 трех=3 тремя=3 четыре=4 четырех=4 пять=5 пяти=5
      шесть=6 шести=6 семь=7 семи=7 восемь=8 восьми=8 девять=9 девяти=9 десять=10 десяти=10 одиннадцать=11 двенадцать=12 двенадцати=12 тринадцать=13
      четырнадцать=14 пятнадцать=15 пятнадцати=15 шестнадцать=16 семнадцать=17 восемнадцать=18 девятнадцать=19 двадцать=20 двадцати=20 тридцать=30
      тридцати=30 сорок=40 сорока=40 пятьдесят=50 пятидесяти=50 шестьдесят=60 шестидесяти=60 семьдесят=70 семидесяти=70 восемьдесят=80
      восьмидесяти=80 девяносто=90 девяноста=90 сто=100 ста=100 двести=200 двухсот=200 триста=300 трехсот=300 четыреста=400 четырехсот=400
      пятьсот=500 пятисот=500 шестьсот=600 шестисот=600 семьсот=700 семисот=700 восемьсот=800 восьмисот=800 девятьсот=900 девятисот=900
      двумястами=200 тремястами=300 четырьмястами=400 пятьюстами=500 двадцатью=20 тридцатью=30 пятьюдесятью=50 шестьюдесятью=60 семьюдесятью=70 восемьюдесятью=80
      половиной=0.5 полторы=1.5 полтора=1.5 двое=2 трое=3`,
    ),
    scale: counted(
      `дюжина=12 дюжину=12 дюжины=12 дюжин=12 десяток=10 десятка=10 сотня=100 сотни=100 сотню=100 сотен=100 тысяча=1000 тысячи=1000 тысяч=1000 тысячу=1000 тыс=1000 тыщ=1000 тыща=1000
      тыщи=1000 штуку=1000 миллион=1000000 миллиона=1000000 миллионов=1000000 млн=1000000 миллиард=1000000000 миллиардов=1000000000`,
    ),
    and: ['с'],
    point: ['точка', 'целых', 'целая', 'запятая'],
  },
  ka: {
    plain: counted(
      `ნოლ=0 ნულ=0 ერთ=1 ორ=2 სამ=3 ოთხ=4 ხუთ=5 ექვს=6 შვიდ=7 რვა=8 ცხრა=9 ათ=10 თერთმეტ=11 თორმეტ=12 ცამეტ=13 თოთხმეტ=14 თხუთმეტ=15
      ერთნახევარ=1.5 ორნახევარ=2.5 სამნახევარ=3.5 თექვსმეტ=16 ჩვიდმეტ=17 თვრამეტ=18 ცხრამეტ=19 ოც=20 ორმოც=40 სამოც=60 ოთხმოც=80`,
    ),
    scale: counted('ას=100 ათას=1000 მილიონ=1000000 მილიარდ=1000000000 ათეულ=10'),
    and: ['და'],
    point: ['მთელი'],
  },
}

function counted(list: string): Record<string, number> {
  return Object.fromEntries(
    list
      .split(/\s+/)
      .filter(Boolean)
      .map((item) => [item.slice(0, item.indexOf('=')), Number(item.slice(item.indexOf('=') + 1))]),
  )
}
