/** What a generated shop sells: nouns with a typical price in cents, and the words that describe them. */
export type Department = {
  name: string
  nouns: readonly (readonly [string, number])[]
  materials: readonly string[]
  styles: readonly string[]
  occasions: readonly string[]
  options: readonly (readonly [string, readonly string[]])[]
}

const LETTERS = ['XS', 'S', 'M', 'L', 'XL'] as const

/** "dress 8900, gown 21000" as nouns with their typical prices. */
function priced(list: string): (readonly [string, number])[] {
  return list.split(',').map((entry) => {
    const [, noun = '', price = '0'] = /^(.+) (\d+)$/.exec(entry.trim()) ?? []
    return [noun, Number(price)] as const
  })
}

export const DEPARTMENTS: readonly Department[] = [
  {
    name: 'Fashion',
    nouns: priced(`
      dress 8900, gown 21000, skirt 5400, blouse 4900, shirt 4500, T-shirt 2200, sweater 6900, cardigan 7400,
      blazer 12900, coat 18900, denim jacket 8200, pants 6400, jeans 7900, shorts 3500, jumpsuit 9200,
      sneakers 8900, ankle boots 12900, sandals 5900, pumps 7900, scarf 2900, handbag 9900, belt 3200`),
    materials: [
      'cotton',
      'linen',
      'silk',
      'satin',
      'wool',
      'cashmere',
      'denim',
      'leather',
      'velvet',
      'chiffon',
      'tulle',
      'lace',
      'jersey',
      'viscose',
    ],
    styles: [
      'classic',
      'relaxed',
      'fitted',
      'oversized',
      'pleated',
      'wrap',
      'tailored',
      'cropped',
      'floral',
      'striped',
      'embroidered',
      'vintage',
    ],
    occasions: ['prom', 'wedding guest', 'office', 'casual', 'summer', 'winter', 'party', 'evening', 'beach', 'travel'],
    options: [['Size', LETTERS]],
  },
  {
    name: 'Home',
    nouns: priced(`
      table lamp 5900, floor lamp 12900, rug 16900, cushion 2400, throw blanket 4900, duvet cover 7900,
      towel set 3900, vase 2900, candle 1800, mirror 8900, bookshelf 19900, armchair 34900, coffee table 22900,
      dinner plate 1400, mug 1200, teapot 3400, cutting board 2700, frying pan 4900, knife 6400, curtain 5400,
      storage basket 2600`),
    materials: [
      'oak',
      'walnut',
      'bamboo',
      'ceramic',
      'porcelain',
      'glass',
      'brass',
      'linen',
      'cotton',
      'wool',
      'jute',
      'cast iron',
      'marble',
      'rattan',
    ],
    styles: [
      'minimalist',
      'rustic',
      'handmade',
      'modern',
      'Scandinavian',
      'industrial',
      'woven',
      'ribbed',
      'hand-painted',
      'foldable',
      'stackable',
    ],
    occasions: ['living room', 'bedroom', 'kitchen', 'bathroom', 'balcony', 'housewarming', 'guest room'],
    options: [['Size', ['small', 'medium', 'large']]],
  },
  {
    name: 'Electronics',
    nouns: priced(`
      headphones 12900, earbuds 8900, Bluetooth speaker 7900, keyboard 9900, mouse 4900, monitor 24900,
      webcam 6900, phone case 1900, charger 2900, power bank 3900, USB cable 1200, smart watch 19900, tablet 32900,
      router 8900, desk fan 3900, coffee machine 14900, electric kettle 4500, toaster 4900, vacuum cleaner 18900,
      hair dryer 5900`),
    materials: ['aluminium', 'plastic', 'stainless steel', 'silicone', 'recycled plastic', 'glass'],
    styles: [
      'wireless',
      'compact',
      'foldable',
      'noise-cancelling',
      'waterproof',
      'mechanical',
      'ergonomic',
      'fast',
      'silent',
      'portable',
      'rechargeable',
    ],
    occasions: ['travel', 'office', 'gaming', 'home', 'sport', 'studio'],
    options: [['Model', ['standard', 'plus', 'pro']]],
  },
  {
    name: 'Food',
    nouns: priced(`
      coffee beans 1400, green tea 900, dark chocolate 500, olive oil 1600, honey 900, strawberry jam 600,
      pasta 400, basmati rice 500, granola 700, peanut butter 600, red wine 1500, white wine 1300, craft beer 350,
      sea salt 500, balsamic vinegar 1100, cheese 1200, salami 900, cookies 600, dried mango 700, almonds 900,
      hot sauce 800`),
    materials: ['organic', 'fair trade', 'wild', 'stone-ground', 'single-origin', 'raw'],
    styles: [
      'roasted',
      'smoked',
      'spicy',
      'sweet',
      'salted',
      'aged',
      'cold-pressed',
      'unsweetened',
      'crunchy',
      'vegan',
      'gluten-free',
    ],
    occasions: ['breakfast', 'picnic', 'dinner', 'gift', 'snack', 'barbecue'],
    options: [['Weight', ['250 g', '500 g', '1 kg']]],
  },
  {
    name: 'Beauty',
    nouns: priced(`
      face cream 3400, serum 4200, lipstick 2200, mascara 1900, nail polish 1100, shampoo 1500, conditioner 1500,
      body lotion 1800, hand cream 900, perfume 6900, soap 700, sunscreen 1900, face mask 800, hair oil 2100,
      bath salt 1200, makeup brush 1400, eyeshadow palette 3600, deodorant 900`),
    materials: [
      'rose',
      'lavender',
      'argan',
      'aloe vera',
      'shea butter',
      'vitamin C',
      'sandalwood',
      'green tea',
      'coconut',
      'hyaluronic',
    ],
    styles: [
      'gentle',
      'hydrating',
      'matte',
      'glossy',
      'long-lasting',
      'fragrance-free',
      'vegan',
      'soothing',
      'brightening',
      'travel-size',
    ],
    occasions: ['dry skin', 'sensitive skin', 'oily skin', 'night', 'summer', 'gift'],
    options: [['Volume', ['30 ml', '50 ml', '100 ml']]],
  },
  {
    name: 'Flowers and garden',
    nouns: priced(`
      dahlia bouquet 3200, rose bouquet 3600, tulip bouquet 1900, sunflower bouquet 2500, orchid 2700,
      monstera 3400, succulent 1200, olive tree 3900, herb garden 1800, flower pot 1600, watering can 2400,
      garden gloves 1100, pruning shears 2900, bird feeder 2200, plant stand 4200, dahlia bulbs 900`),
    materials: ['terracotta', 'zinc', 'recycled', 'ceramic', 'wooden', 'concrete'],
    styles: ['seasonal', 'fresh', 'dried', 'hardy', 'evergreen', 'fragrant', 'hand-tied', 'compact', 'climbing'],
    occasions: ['birthday', "Mother's Day", 'wedding', 'sympathy', 'balcony', 'spring', 'housewarming'],
    options: [['Size', ['small', 'medium', 'large']]],
  },
  {
    name: 'Sport and toys',
    nouns: priced(`
      running shoes 11900, yoga mat 3900, dumbbell 2900, backpack 7900, tent 16900, sleeping bag 8900,
      water bottle 2200, bicycle helmet 5900, football 2900, tennis racket 9900, swimsuit 4900, board game 3200,
      puzzle 1900, wooden train 3400, teddy bear 2400, building blocks 3900, kite 1900, skateboard 6900`),
    materials: ['nylon', 'neoprene', 'carbon', 'rubber', 'wooden', 'merino', 'cork', 'recycled polyester'],
    styles: [
      'lightweight',
      'breathable',
      'waterproof',
      'insulated',
      'foldable',
      'cooperative',
      'magnetic',
      'reflective',
      'classic',
      'beginner',
    ],
    occasions: ['hiking', 'trail', 'gym', 'camping', 'school', 'birthday', 'family', 'commute'],
    options: [['Size', ['S', 'M', 'L']]],
  },
]
