import type { Cues } from '../cues.ts'

export const EN: Cues = {
  want: 'want|wanna|need|id like|would like|would love|id love|after|fancy|like to|could use|require|wish|in need of|gimme|give me|on the lookout|in search of|in the market|hoping for|hoping to find|keen on|dying for|craving|desperate for|interested in|shopping for|could do with|after some|ideally|preferably',
  look: 'looking for|looking 4|look for|search*|im after|find|hunting|browse|seeking|hunting for|hunt for|trying to find|source|track down|searching',
  show: 'show|see|let me see|lets see|list|display|view',
  sell: 'do you sell|do you have|do u have|you have|do you carry|do you stock|you stock|have you got|got any|you got|any|do you make|do you also|do you offer|do you guys|stock any|carry any|is there any|are there any|any chance you|do you do|you guys sell|could you get|do you keep',
  buy: 'buy|purchase|purchas*|bought|shop for|shopping',
  order: 'order|orders|ordered|ordering|purchase',
  placed:
    'i ordered|ordered|i bought|bought|i placed|placed|i paid|i made|i put|my order|order number|i got|i received|received',
  mine: 'my|mine|our|ours',
  deixis: 'it|this|that|these|those|they|them|the one|this one|that one|its|thats',
  ordinal: 'first|second|third|fourth|last one|the last|number 0|left one|right one|middle one|other one|option',
  number: '0|one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|couple|pair|00|000',
  cheaper: 'cheap*|less expensive|affordable|lower price|budget|under|below|less than|at most|max|up to|not more than',
  more: 'more|another|other|others|else|different|additional|similar|alternatives|instead',
  compare:
    'comparison|pros and cons|improvement|sturdier|both phones|quieter|same quality|smaller than|extra with|as good as|compar*|difference|differences|diff|differ*|better|worse|versus|vs|than|nicer|lighter|warmer|side by side|worth it|longer|which of|which one|which is|pricier|or the|how does it compare|how do they differ|any different|what sets|stack up|distinguish|outlast|outperform|over the other|versus the|one over|the better of|better buy|better value|upgrade worth|same as the|apart from',
  recommend:
    'top picks|most loved|whats good|go for|pick for|would you go|style this|outfit idea|what to give|what to get|you like most|suits|recommend*|suggest*|ideas|idea|advice|advise|advis*|inspir*|surprise|help me choose|help me decide|help me pick|pick something|you choose|you decide|no clue|no idea|favourite|favorite|tips|best seller|best sellers|bestseller*|style me|dont know what|not sure what|suitable|what should i|what would you|what do people|what goes down well|crowd pleaser|safe bet|cant decide|torn between|stuck for|at a loss|clueless|overwhelmed|your pick|your choice|your favourites|must have|must try|whats nice|what do you like|talk me through|point me|steer me|what works with|complement|dress for|occasion wear|inspire me|thoughtful|hard to buy for|has everything',
  popular: 'popular|trending|trend*|best selling|most sold|in fashion|top rated|bestsellers|hit',
  match: 'goes with|go with|go well|match*|goes well|wear with|pair with|combine with|look good',
  gift: 'gift|gifts|present|birthday|anniversary|christening|housewarming|wedding|graduation|valentine*|mothers day|christmas|xmas',
  person:
    'mom|mum|mother|dad|father|brother|sister|wife|husband|girlfriend|boyfriend|friend|friends|mate|flatmate|roommate*|son|daughter|grandma|grandpa|colleague|boss|uncle|aunt|cousin|buddy|kid|kids|family',
  stock:
    'for sale|selling these|shop have this|more of these|is the large in|there|in stock|available|availability|left|sold out|out of stock|still have|still got|stock|in store|remaining|gone|unavailable|stocked|any left|any more of|run out|ran out|discontinued|still do|still going|all gone|how many are left|in your store|at your branch|in the shop today|warehouse|on the shelf|walk in and buy|last one|spare|availabl|still selling|shelf',
  notify:
    'wait|waiting|let me know|tell me when|tell me if|notify*|alert*|ping me|drop me a line|remind me|text me|message me|email me|send me a message|give me a shout|heads up|waitlist|waiting list|wait list|watch this|keep an eye|keep me posted|shout when|nudge|let us know|heads up when|be told|pencil me in|put me down for when|reserve list|ping|buzz me|hit me up|as soon as its|once its|when its',
  back: 'back in|comes back|come back|back in stock|restock*|available again|again|return to stock|back|returns|gets back|get it in',
  price:
    'pricing|costing|to pay for|price|prices|priced|cost|costs|how much|how expensive|charge|quote|set me back|per kilo|pricey|price tag|euros is that|come to|go for|what does it go for|whats the cost|how dear|how pricey|what would it cost|what do you charge|per person|per night|per metre|per month|each or|rate|rates|tariff|fee for|whats the price|price range|estimate|ballpark|total cost',
  discount:
    'price match|use my voucher|discount*|sale|sales|coupon*|promo*|voucher*|deal|deals|offer|offers|off|money off|better price|special|specials|bargain*|price match|code|codes|black friday|cyber monday|loyalty|reduced|clearance|lowest|bogo|percent|%|money saving|any reductions|marked down|knock off|knocked off|do a deal|better deal|freebie|freebies|cashback|points|reward*|membership|member price|teacher|teachers|nurse|military|seniors|bundle|multi buy|buy two|two for|flash sale|outlet|rebate|haggle|negotiate|best price',
  size: 'convert|petite|curvy|carry my size|size 00|0 00|00 cm|fit me|wide feet|model|size|sizes|sizing|measure*|fit|fits|fitting|runs|run small|run large|come up|true to size|waist|chest|tall|cm|kg|lbs|inch*|feet|foot|narrow|wide|between sizes|size up|size down|medium|small|large|xl|xs|xxl|m|s|l|bigger|smaller|size chart|oversized|tight|loose|length|what size|which size|whats my size|in between|inside leg|inseam|sleeve length|hip measurement|measurements|half size|too big|too small|too tight|too loose|snug|roomy|swamp|plus size|true to|size conversion',
  add: 'add|put|throw in|pop|toss|include|stick|chuck|bung|pop it|pop that|lob|add to|into my|in the basket|to my order please|along with|plus a|also a|and one|another of',
  take: 'ill take|i take|i will take|well take|lets take|take the|ill have|well have|ill get|ill buy|i go with|go with|ill go|both|sold|grab|i choose|i pick|ill grab|snag|ill go for|im having|id like that|i want that|let me get|lets get|can i get the|thatll be the|wrap it up|sign me up for|im sold|bag it|done deal',
  cart: 'my cart total|till|cart|basket|bag|trolley|shopping bag|shopping cart|in there|what ive got|so far|running total|order summary',
  remove:
    'discard|put back|remove|delete|take out|take off|take that|drop|get rid|without|scrap|empty|clear|leave out|kick out|ditch|forget the|lose the|no longer|minus|dont need|bin|nix|axe|chuck out|take back out|take away|leave off|hold the|no longer want|get rid of|lose that|undo|start again|wipe',
  change:
    'set quantity|quantity|discard|less|chang*|modif*|updat*|switch*|replac*|edit|amend|alter|correct|instead|swap*|rather|actually|make it|make that|reduce|increase|double|tweak|bump|knock down to|swap out|sub|substitute|make them|make mine|rather than|in place of|only one|just one|just two|not two|not three',
  checkout:
    'how can i pay for my cart|continue to payment|till|confirm my order|process my order|wrap this up|how do i pay for|can i pay now|checkout|check out|check me out|ready to pay|ready to order|proceed|finish|finalize|finalise|complete|thats all|thats everything|thats it|ring me|place the|place my|place order|submit|buy now|pay now|lets pay|let me pay|want to pay|wanna pay|done shopping|take my money|pay for this|pay for it|order now|order everything|settle up|settle the bill|cash out|ring up|ring it up|close out|lets finish|finish up|finished shopping|im set|good to go|all set|wrap up|place this order|put the order through|proceed to|go ahead and order|complete my|sort payment|payment link|pay the lot',
  pay: 'pay|paying|paid|payment|payments|pays|payed',
  means:
    'bancontact|financing|store credit|sepa|samsung pay|prepayment|charge my|check|checks|card|cards|credit|debit|paypal|cash|invoice|klarna|install*|afterpay|apple pay|google pay|visa|mastercard|amex|american express|bitcoin|crypto|bank transfer|gift card|pay later|emi|cod|on delivery|deposit|upfront|venmo|stripe|when it arrives|accept|contactless|chip and pin|bank card|debit card|cheque|cheques|wire transfer|direct debit|revolut|wise|alipay|wechat pay|ideal|in cash|on account|net 00|purchase order|tap to pay|monthly payments|zero percent|layaway|buy now pay later|receipt|vat invoice',
  declined:
    'declined|failed|fail|rejected|didnt go through|not accepted|wont accept|charged twice|refused|error|bounced|bouncing|keeps failing|wont go through|doesnt go through|blocked my|timed out|times out|error message|charged me twice|double charged|taken twice|pending|verification code|otp',
  deliver:
    'ups|fedex|dhl|neighbour|neighbor|overnight|carry|deliver*|ship|ships|shipping|shipped|shipment|post|postage|dispatch|send|bring|drop off|courier|mail|drop it off|dropped off|freight|parcel shop|royal mail|dpd|usps|evri|hermes|doorstep|kerbside|upstairs|deliveries|postal|posted|mailed|shipping cost|send to',
  fast: 'express|overnight|same day|next day|how fast|how quick|how soon|how long|asap|quick|urgent',
  free: 'free|for free|no charge',
  pickup: 'pick up|pickup|pick it up|collect|collection|click and collect|collect it',
  byWhen:
    'by friday|by saturday|by tomorrow|by monday|by thursday|by then|on time|in time|before|today|tomorrow|tonight|get here|arrive by|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend',
  abroad:
    'international*|overseas|abroad|canada|germany|uk|spain|europe|usa|to my area|zip|postcode|customs|worldwide|country',
  where: 'where|wheres|whereabouts',
  when: 'when|whens|what time|until when|till when',
  how: 'how|hows',
  why: 'why',
  which: 'which|what|whats',
  track:
    'dispatched|has it been|did you send|did it ship|track|tracking|parcel|package|packages|driver|delivery guy|on its way|shipped|been sent|has it left|out for delivery|transit|en route|eta|tracking number|my stuff|tracking page|tracking says|courier says|in the van|rider|on the way|depot|sorting|dispatch*|left the warehouse|out of the warehouse|my delivery|my parcel|my food',
  status: 'status|update|any news|news on|progress|whats happening|going on|hows my|go through|confirm*',
  arrive: 'arriv*|come|comes|coming|came|here yet|get here|gets here|turn up|show up|land',
  late: 'never arrived|late|delay*|waiting|still|havent|hasnt|not yet|nothing|yesterday|last week|supposed|ages|weeks ago|days ago|overdue|never came|lost|sign of|yet|running late|hours late|days late|should have been|was meant to|was supposed|no sign|nowhere|since last|starving|hasnt moved|stuck',
  cancel:
    'cancel*|call off|abort|undo|revoke|void|stop the order|stop my order|withdraw|call it off|dont send|dont ship|dont deliver|pull my order|kill the order|scrap the order|bin the order|drop the order|stop it|halt|retract|rescind|dont process',
  mistake:
    'mistake|accident*|by accident|wrong|oops|misclick*|changed my mind|dont want it|no longer need|not needed|twice',
  address: 'address|postcode|zip|street|apartment|moved|new place|house number|deliver to another',
  giveBack:
    'return|returns|returning|returned|send back|send it back|send them back|sending it back|sent it back|sent back|give back|give it back|giving back|bring back|bring it back|take it back|taking back|label|return slip|doesnt fit|dont fit|dont like it|too small|too big|withdraw*|send these back|take these back|sending back|ship back|post back|returns label|return form|return policy|not for me|not keeping|dont want to keep|goes back|bring these back|hand back',
  refund:
    'refunded|part of my money|creditering|refund*|money back|my money|reimburs*|credited|credit back|get my money|pay me back|paid back|money returned|credit note|chargeback|money hasnt|not been refunded|repaid|got my money|reimbursement|refunding|owe me',
  exchange:
    'wrong size|but need|need l|need m|received|exchang*|swap|swapping|trade|trade in|different size|bigger size|larger size|smaller size|size up|other size|instead of what|got the|i got a|replace|replacement|switch it for|trade it|swap these|swap them|get the right one|one size up|half a size|next size|other colour instead|replacement for|swapped',
  broken:
    'snapped|dies|died|threw|squashed|shrank|wobble*|mouldy|burnt|turn on|buttons missing|incomplete|opened|broken|broke|damag*|smash*|crack*|cold|wilted|dead|hole|torn|ripped|rip|stain*|scratch*|leak*|missing|sour|rotten|mold*|mouldy|defect*|faulty|doesnt work|does not work|not working|stopped working|fell apart|in pieces|wet|burnt|spoiled|bruised|dirty|shattered|soggy|stale|dented|hair in|bent',
  wrong:
    'wrong|not what i ordered|instead of|not as described|nothing like|different from|mixed up|forgot|incorrect|someone elses|not as',
  bad: 'not satisfied|not fresh|squash*|messed up|used|terrible|worst|awful|horrible|disappoint*|unacceptable|unhappy|not happy|scam|rude|complain*|complaint|disgust*|angry|ridiculous|poor|bad|joke|furious|pathetic|useless|sucks|annoyed|never again',
  again:
    'restock me|one more time|always|ran out|again|same as|the same|usual|last time|reorder|re order|repeat|once more|another one|same order|refill|like before|as before|last order|previous order|like last|same again|same one again|top up|stock up again|another batch|another round|as usual|regular order|standing order|repeat order|previously ordered|what i had|like i had|running low|out of',
  book: 'measure my|appointments|spot|lunch at|book|booking|reserv*|appointment*|schedule|slot|slots|table|consultation|fitting|haircut|massage|facial|room|seats|seat|sitting|workshop|nails|terrace|pencil|slot for|availability for|free tonight|free on|any tables|seat us|seating for|party of|check in|night stay|nights|lesson|class|session|tasting|test drive|viewing|eye test|check up|cut and|blow dry|trim|brows|lashes|manicure|pedicure|grooming|dj|private room',
  ride: 'taxi|cab|ride|airport|pick me up|uber|driver to|lift',
  party: 'people|guests|persons|of us|adults|for two|for four|for 0|under the name',
  move: 'new time|later table|instead of|rebook|shift|delay|reschedul*|move|postpone*|push back|push it|bring forward|another time|another date|other day|earlier|later|running late|cant make it|be late|later slot|earlier slot|different slot|different day|another day|not make it|wont make it|running behind|stuck in traffic|hold our table|call off my|cancel my appointment|cancel my booking|cancel my reservation|cancel our|free up my',
  policy:
    'assembly included|not at home|return period|cancel after|age restriction|restocking|recycle*|packaging|tested on|my personal|stored|window|old appliances|underwear|worn|insured|policy|policies|warrant*|guarantee|terms|conditions|privacy|data|gdpr|rules|allowed|minimum|receipt|trial|age limit|id|expire|fee|how many days|how long can|how long do i|who pays|what if|what happens if|do i need|sustainab*|repair|account|allergies in|restocking fee|notice period|contract length|small print|fine print|eligible|cooling off|liability|deposit back|non refundable|ethically|sourced|ethical|carbon|recyclable|fair trade|pets allowed|dogs allowed|kids allowed|bring a dog|bring my own|dress code|proof of age|passport needed|store my|share my|delete my account|my account|password',
  wrap: 'gift wrap*|wrap*|gift card|card with|message card|note in',
  hours:
    'weekends|kitchen|from what time|days are you|lunch break|until when|till when|late are you|open|opens|opening|close|closes|closed|closing|hours|opening times|business hours|working hours|holiday hours|shut|shutting|what time do you|how late|till what|from when|sunday hours|bank holiday|christmas eve|boxing day|new year|easter|lunch time|last orders|serving|kitchen open',
  place:
    'city|mall|street|downtown|bus stop|online or|there|branches|far are you|located|location|address|directions|branch*|near you|nearest|closest|store in|shop in|showroom|parking|park|physical|find you|get to you|where are you|based|map|maps|your shop|your store|which street|wheelchair|floor is|whereabouts|postal address|nearest branch|how do i find|get there|tube|metro|tram|train station|car park|on which street|next to|opposite|entrance|floor|google maps|pin|town|village|come and see|visit in person',
  split:
    'each want|two people|share payment|two friends|quarter|evenly|equally|together pay|split*|share the|share of|share|half|halves|divide*|separately|go dutch|each pay*|their own|chip in|50 50|their part|my part|pays the rest|everyone pays|for themselves|go halves|halve|quarter each|third each|pitch in|pay for my part|pay my part|just mine|only mine|each of us|separate bills|separate cheques|cover the rest|pays their own|divvy|share it between|group gift|whip round|request money',
  give: 'send|transfer*|give|pay|wire|venmo|owe|lend|pay back|move|ping|pop|chip|reimburse my friend|settle with|pass on|zelle|cash app|tenner|fiver|twenty|bung',
  money: 'money|dollars|dollar|euros|euro|bucks|pounds|quid|cash|usd|eur|gbp|$|€|£|red packet|wallet',
  story:
    'story|stories|chapter|what happened|then what|and then|go on|carry on|continue|keep going|tell me more|read on|next|the rest|whats next|what else happened|happened next',
  human:
    'human|person|agent|someone|somebody|staff|manager|representative|operator|employee|colleague|customer service|support|support team|real person|owner|anyone|anybody|stylist|team|advisor|real people|people|anyone real|living person|someone real|supervisor|boss|head office|someone in charge|whoever|your colleague|sales assistant|shop assistant|adviser|expert|florist|chef|hairdresser|optician|call me|ring me|give me a call|phone number|email address|contact details|hotline|helpline',
  talk: 'talk|speak|speaking|chat|chatting|call|phone|connect|put me through|contact|talking',
  bot: 'what are you|bot|robot|machine|ai|computer|automated|chatgpt|gpt|real|software|program|artificial|siri|alexa|are you a|virtual assistant|chatbot|language model|machine learning|programmed|auto reply|autoreply|human or',
  who: 'who|whos|your name',
  abilities:
    'things can i ask|what do you know|how do you work|help me with|what can you|how can you|can you help|what do you do|how does this work|what can i ask|menu|help|commands|options|capable of|able to do|your features|how do you|what else can you|things you can|use this chat|what is this|how to use',
  language:
    'english|german|dutch|russian|chinese|georgian|spanish|french|italian|polish|turkish|ukrainian|portuguese|arabic|japanese|language|mandarin|francais',
  say: 'speak|write|switch to|continue in|in english|in german|translate',
  stop: 'block|no longer wish|dont text|take my number|stop|unsubscrib*|opt out|spam*|quit|no more|enough|remove me|take me off|leave me alone|dont message|dont contact|dont text|do not contact|end notifications|turn off|mute|too many|delete my number|dont want any|off your list|stop sending|stop messaging|cease|desist|pester*|harass*|bother*|no marketing|no promo|no more promos|go away|get lost|remove my|erase my',
  messages:
    'messages|message|texts|texting|text|newsletter*|notifications|notification|emails|ads|updates|mailing list|list|promos|contact|marketing|advertis*|sms|whatsapp|email',
  start:
    'subscribe|sign me up|sign up|keep me|opt in|resubscribe|i want to receive|send me|i want your|turn on|add me to|first to hear|join|sign me|put me on your|count me in|add me|first in line|keen to hear|want to hear|let me hear|early access|id love to get|like to receive|start sending',
  news: 'newsletter|news|offers|new collection|collections|drops|new drops|sales|arrivals|deals|updates|launch*',
  hello:
    'good day|hola|anyone there|anybody there|knock|is anyone|anyone around|hi|hello|hey|hiya|hii|good morning|good afternoon|good evening|howdy|yo|morning|evening|sup|heya|greetings|hallo|nice to meet|gday|👋',
  howareyou:
    'how is everything|hows everything|how are you|hows it going|how are things|whats up|wassup|how do you do|how you doing|are you doing|hows your day|how r u',
  thanks: 'thank*|thx|ty|tysm|tnx|cheers|appreciate*|much obliged|grateful|thankyou|thnx|ta|🙏',
  bye: 'peace out|enjoy your|laters|leave now|leaving|until tomorrow|bye|goodbye|see you|see ya|cya|later|good night|take care|have a good|have a nice|have a great|gotta go|farewell|ttyl|im off|until next|catch you|so long|have to go|signing off',
  praise:
    'love|loved|great|amazing|awesome|excellent|perfect|wonderful|best|fantastic|super|beautiful|gorgeous|happy|good job|well done|top|brilliant|impressed|delicious|yummy|friendly|lovely|nice|brill|superb|fab|lush|stunning|spot on|outstanding|first class|chuffed|thrilled|delighted|over the moon|blown away|magical|adorable|tasty|scrumptious|flawless',
  rate: 'rock|nothing special|so so|compliment*|comment|experience|opinion|keep up|suggest that|menu back|too dark|complicated|good bot|nice bot|review|stars|star|rate|rating|feedback|suggestion|out of 0|0 0|recommend you|you should|would be nice|could be better|confusing|website|site|app|hard to use|crashes|doddle|breeze|smooth|seamless|slick|clunky|cluttered|laggy|user friendly|well organised|would recommend|top marks|thumbs up|hats off|credit to|shout out|shoutout|suggest you|you could add|wish you|pity you|shame you dont|more options would|it would help if',
  yes: 'i do|lets go|mhm|that works|you bet|uh huh|okk|thats the one|i confirm|no problem|please|totally|certainly|yes|yeah|yep|yup|sure|ok|okay|of course|correct|exactly|absolutely|definitely|right|fine|agreed|i agree|sounds good|go ahead|please do|do it|go for it|alright|yea|yas|works for me|perfect|cool|deal|why not|indeed|👍|k|kk|spot on|bang on|thatll do|go on then|aye|righto|very well|for sure|affirmative|approved|sorted|lovely|brilliant|by all means|happy with that|thats correct|carry on',
  no: 'skip|dont bother|leave it|something else|incorrect|naah|i dont want|no|nope|nah|no thanks|no thank you|not really|never mind|nevermind|neither|not now|no way|forget it|not today|no need|maybe later|none|nothing|nay|👎|no no|incorrect|rather not|not that one|not those|not quite|hard pass|pass|not keen|thats all|thats everything|all good thanks|im fine|nowt',
  not: 'not|dont|doesnt|didnt|isnt|without|never|wont|cant|arent|no',
  ask: 'is it|is this|is the|are they|are these|does it|does this|does the|do they|will it|can it|can i|is there|are there|how does|do the|has it',
  property:
    'fade|inside made|dim|noisy|padded|filling|dairy|frozen|clean|gigabyte*|storage|resolution|memory|arch support|elastic|breathable|strap*|voltage|squeak*|microwave|dryer|expire*|noise|loud|teal|solid|plated|manual|made of|material|fabric|waterproof|contain*|nuts|peanuts|gluten|lactose|ingredients|battery|batteries|dimensions|machine wash*|wash|washable|dishwasher|spicy|heavy|weigh*|compatible|bluetooth|usb|charger|cable|lined|lining|pockets|zipper|zip|hood|stretchy|spf|vegan|halal|kosher|calories|leather|rubber|assembl*|see through|thick|how tall|how big|how long is|specs|vase|safe|suitable for|shrink|original|smell|with it|come with|included|details|outdoors|cruelty free|organic|alcohol|work with|made in|where is it made|dishwasher safe|allergen*|sugar|caffeine|warm|thread count|heel height|cabin size|induction|hob|power|powered|watt*|rechargeable|refill*|grip|non stick|handwash|hand wash|tumble|spin|coating|powder coated|rust|rustproof|hypoallergenic|scent*|fragrance*|fragrant|sulphate*|paraben*|coeliac|celiac|allergic|allergy|nut free|egg|eggs|soy|sesame|lactose free|pasteurised|farmed|grass fed|grade|carat|hallmark*|nickel|depth|height of|width of|how wide|how deep|how long|how heavy|how many|how old|how thick|how strong|how loud|capacity|adjustable|foldable|fold|stackable|removable|detachable|replaceable|waterproofing|water resistant|windproof|breathability|stretch|rough|soft|stiff|itchy|transparent|opaque|lightfast|hardy|perennial|annual|toxic|poisonous|pet safe|bloom|blooms|age range|suitable|pages|hardback|subtitles|version|edition|screen|ports|hdmi|sim|esim|processor',
  refine:
    'colour|color|colours|in white|in black|in blue|in red|not that|not too|something|sth|anything|without|with|only the|less|longer|shorter|darker|lighter|brand|same thing|in kids|in petite|plainer|simpler|fancier|bigger|smaller|wider|narrower|brighter|softer|thicker|thinner|warmer|no pattern|without logo|long sleeved|short sleeved|instead of leather|nothing too|not as|a bit more|something more|in another colour|other colours|different colour',
  place1: 'near|around|close to',
  weather:
    'weather|rain tomorrow|snow|sunny|forecast|temperature|will it rain|storm|degrees outside|hot is it|cold is it|humid*|pollen|uv index|sunset|sunrise|hurricane|fog|hail|icy|frost tonight|umbrella today|degrees today',
  trivia:
    'eiffel|animal|richest|vaccine|painted|planets|blockchain|relativity|mars|titanic|purr|babies|nine lives|miles|born|percent of|climate|gdp|fact|capital|president|population|tallest|invented|invent|wrote|who is|who was|world cup|war|ww0|history|universe|planet|moon|sky|country has|how old is|how far|how tall is|biggest|famous|king|queen of|prime minister|meaning of|what is a|speed of|how many people live|distance|how many legs|how many bones|how many planets|who discovered|who built|when did|when was|what year|why is the|why do|why are|how do magnets|what causes|dinosaurs|einstein|napoleon|cleopatra|pyramids|roman empire|deepest|longest river|fastest|oldest|currency of|flag of|population of|chemical|element|atom|gravity|light year|black hole|eclipse|pluto|octopus',
  politics:
    'vote|election|politic*|government|president|trump|biden|putin|party politics|parliament|minister|senate|congress|left wing|right wing|immigration|brexit|protest|nato|communism|labour party|tory|republican|democrat*|war in|gaza|ukraine',
  sports:
    'game last|football|soccer|team|match last|score|world cup|won the|league|player|nba|champion*|olympic*|f0|grand prix|wimbledon|super bowl|premier league|offside|goal|olympics|medal|standings|marathon record|boxing match|who won|win the|rugby|cricket score|tennis match|arsenal|liverpool|chelsea|barcelona|madrid|messi|ronaldo',
  school:
    'homework|essay|math|maths|solve|equation|square root|exam|test for me|assignment|thesis|physics|chemistry|biology|plus 0|times 0|divided by|calculate|summari*|photosynthesis|dissertation|algebra|geometry|calculus|derivative|integral|fraction|percentage of|convert|coursework|professor|teacher says|lecture|poem analysis|hamlet|shakespeare|macbeth|gatsby|book report|apa|citation|history test|biology class|cell|mitosis|newton|square|cubed',
  code: 'python|javascript|code that|script|program|algorithm|sql|html|bug|debug|linked list|server|compile|java|function|hack|regex|wifi|windows|password|docker|git|commit|branch|react|css|div|loop|array|null pointer|exception|stack trace|kubernetes|terminal|linux|excel|spreadsheet|formula for|router|reboot|screenshot|factory reset|update my phone|virus|malware|printer driver|blue screen|freezing|crashes on',
  cook: 'recipe|cook|bake|from scratch|how to make|how do i make|boil|fry|pancakes|roast|simmer|knead|marinate|dough|sourdough|oven temperature|how long do i boil|how long to cook|poach|omelette|lasagne|soup from|substitute for|freeze',
  bank: 'bank|mortgage|account balance|savings|loan|stock price|shares|bitcoin|exchange rate|tax|taxes|invest*|interest rate|salary|insurance claim|rent|electricity bill|stocks|crypto|dogecoin|etf|dividend|credit score|overdraft|pension|inheritance|payday|hmrc|irs|tax return|invoice my client|budget plan|interest rates|inflation|gdp|oil price',
  health:
    'headache|fever|doctor|medicine|pill|pills|symptom*|pain|hurts my|diagnos*|vaccine|therap*|lose weight|dose|pregnan* test|sick|flu|cough|blood|sleep|migraine|rash|toe|sprain*|ankle hurts|knee pain|clicking|dizzy|vomit*|nausea|period late|pregnant|antibiotic*|ibuprofen|paracetamol|aspirin|blood pressure|cholesterol|calorie*|diet plan|diabetes|cancer|covid|anxiety|insomnia|hangover|dentist|physio|surgery|mole|contagious',
  life: 'opinion|abortion|friend|i love you|married|my mother|smok*|feelings|neighbour|tired|exam|girlfriend left|divorce|lonely|sad|love me|marry|boyfriend|depress*|die|kill|god|meaning of life|my life|my boss|cheating|dream|feelings|cry|died|single|date me|broke up|bored|bad day|religion|landlord|stressed|dating|tinder|crush|ex girlfriend|ex boyfriend|broken heart|argument with|my kids|my kid|my son|my daughter|toddler wont|baby wont|driving test|promotion at|redundant|fired|homesick|miss you|proud of me|nervous|anxious|cried',
  fun: 'make me laugh|movie|revolution|joke|riddle|sing|song|play|music|poem|movie|film|game|horoscope|funny|story about|roast|chess|rap|lyrics|palm|jokes|limerick|haiku|trivia|quiz|pun|roast me|fun fact|magic trick|tarot|palm reading|zodiac|lottery|karaoke|dance|beatbox|netflix|series|episode|anime|playlist|guitar chords|speech for|best man|toast for|bedtime story',
  device:
    'tv|email|selfie|garage door|plants|text my|call my|alarm|timer|turn on the lights|lights|remind me to|call my|my email|post this|volume|open youtube|navigate|flashlight|set an alarm|set a timer|wake me|turn up|turn off|thermostat|lamp on|open the|calendar|to do list|shopping list app|read my|call an|call the|take a photo|battery of my phone|find my phone',
  translate: 'translate|how do you say|in japanese|in french|what does|spell|synonym|pronounce|means|mean',
  civic:
    'sim card|pension|credit limit|iban|pilot|university|flight|landlord|garage|visa for|passport|licence|license|resume|cv|cover letter|lawyer|court|train leave|bus|traffic|tire|job|engine|car wont|police|university|stamp|embassy|council|bin collection|car tax|mot|speeding|parking fine|parking ticket|driving|green card|citizenship|birth certificate|marriage certificate|benefits|universal credit|jury|school holidays|job centre|vacancies|apprenticeship|internship|work permit|customs officer|quickest way|directions to|timetable|train|trains|gate|heathrow|commute',
  insult:
    'stupid|idiot|dumb|shut up|fuck*|asshole|moron|hate you|shit|twat|wanker|prick|bitch|bastard|loser|dumbass|useless bot|pathetic bot|screw you|piss off|suck my|trash bot',
  gibberish:
    'hahaha|lol|haha|asdf*|qwert*|lorem|ipsum|blah|foo|hjkl|asdk*|xyz|jkl|abc|zzz*|qwe|asdfgh*|qwer*|dfg*|hjk*|zxcv*|aaaa*|testing|test test|hello world|foo bar|blah blah|banana banana|xx|zz',
  you: 'you|your|u|ya|yours|ur|you guys|youre|guys',
  me: 'i|me|im|ive|ill|we|us',
  can: 'can|could|may|able|possible|can i|could i|can you|could you|would you',
  please: 'please|pls|plz|kindly',
  have: 'have|has|had|got|having|comes in',
  be: 'is|are|was|were|be',
  get: 'get|gets|receive|getting',
  with: 'with|for|of|in',
  time: 'day|days|week|weeks|month|months|hour|hours|minute|minutes|year|years|noon|morning|afternoon|evening|night',
  all: 'all|everything|whole|both|each|every',
  do: 'do|does|did',
  good: 'good|well|okay|fine',
  total: 'total|sum|altogether|subtotal|owe|how much am i|bill|check please',
  item: 'item|items|thing|things|stuff|product|products|goods|purchase',
  only: 'only|just',
  already: 'already|so far|now|right now',
  tell: 'tell|say|know|inform|hear',
  work: 'work|works|working|use|using',
  moreDetails: 'details|info|information|about this|about the|tell me about|specs|description',
  wait: 'hold on|wait|moment|one sec',
  money2: 'financing|monthly|tab|surcharge|charged|billed|prepay*|checks|sepa',
}
