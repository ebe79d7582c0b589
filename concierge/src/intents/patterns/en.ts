import type { Patterns } from './expand.ts'

export const EN: Patterns = {
  'order.status': [
    '(any sign of|any movement on|any word on|whats the latest on|got an update on) my (parcel|package|delivery|order|flowers|sofa)',
    '(the courier|the van|the rider|your driver|the postman) (still hasnt shown|is nowhere to be seen|hasnt turned up yet|seems to be lost), where (is he|is it)',
    'it (still says|says|keeps saying) (processing|label created|in transit|at the depot|awaiting collection|pending), (is that right|what does that mean|is it moving)',
    '(has|did) my (stuff|things|bits|goods|purchase) (left|leave|gone out from|make it out of) (the warehouse|your depot|the shop) yet',
    'how (far off|many stops away|close|long) is (my delivery|the driver|my food|my parcel)',
    '(ordered|bought|paid for) it (last week|on monday|ages ago|days ago|a fortnight ago) and (nothing|no sign of it|still waiting|not a peep)',
    'am i (still|) getting (it|my order|my delivery) (today|tomorrow|this week)',
  ],
  'order.cancel': [
    '(scrap|bin|kill|void|undo|call off|drop|revoke) (that|the|my) (order|purchase) (please|i just made|before it ships|straight away)',
    '(ive changed my mind|i dont want it any more|no longer needed|plans changed|found it cheaper), (stop|pull|cancel|withdraw) (the order|it before it goes out|my purchase)',
    '(is it too late|am i too late|can i still) to (back out|call it off|get out of the order|cancel)',
    '(ordered|bought) (it|that) by (mistake|accident), (dont send it|please dont ship|hold it|halt it)',
  ],
  'order.change': [
    '(could you|can you|please|i need to) (send|redirect|reroute|divert) (my order|it|the parcel) to (my work|my neighbour|another address|my new flat|my parents house) instead',
    '(ive|i) (moved house|moved|typed the wrong postcode|got the flat number wrong|put the wrong street) (after ordering|on my order), (can you fix it|please correct it)',
    '(leave|ask the driver to leave|tell the courier to leave) (it|my order|the parcel) (with reception|behind the bins|in the porch|with next door|by the back gate|in the shed)',
    '(swap|switch|amend|alter) the (colour|size|name|phone number|date) on (the order i placed|my existing order|an order already placed)',
    '(can|could) you (slip|squeeze|pop|tuck) (another one|one more item|a candle|a second pair) into the order i (placed|made|put in)',
  ],
  complaint: [
    '(half|most|some|all) (of the|the) (petals|stems|pages|beads|buttons|tiles|slices) (fell off|were missing|had come off|were brown|were squashed|were dead)',
    '(it|the zip|the handle|the screen|the strap|the sole|the lid|the wheel) (snapped|cracked|came away|packed in|died|split|jammed|came loose) (after a day|on first use|within a week|straight away|the first time)',
    '(my|the) (food|pizza|soup|coffee|curry) (arrived|turned up|came) (stone cold|soggy|spilled everywhere|all over the bag|burnt to a crisp|half eaten)',
    '(this|it) is (nothing like|not at all like|a far cry from) (the photo|the picture|the description|what you advertised)',
    '(youve sent|you sent|i got sent|ive been given) (someone elses order|the wrong item|a used one|only one shoe|two left shoes|an empty box)',
    '(the driver|your staff|the waiter|the person on the phone) was (so rude|really abrupt|swearing|unhelpful|dismissive)',
    '(not happy|really annoyed|so disappointed|absolutely furious|pretty upset) (with this|about the state of it|at how this was handled)',
    '(theres|there was) (a hair|a hole|a scratch|a dent|mould|a stain|a crack|a slug) (in it|on it|all over it)',
    '(ive been|was) (overcharged|charged double|billed twice|short changed|left on hold for an hour)',
  ],
  'product.ask': [
    '(can|could) (it|this|the {thing}) (go in|survive|handle) (the tumble dryer|the oven|the freezer|rain|salt water|daily use|the dishwasher)',
    'how (long does|many hours does) the (charge|battery|bulb|scent|candle) (last|run|hold)',
    'what (is it|are they|is the lining|is the frame|is the sole) (made from|made out of|made of|stuffed with)',
    '(does|will) (it|the {thing}) (shrink|fade|rust|crease|stain|shed|smell|creak|scratch easily|leak)',
    '(is|are) (the {thing}|it|they) (suitable for|ok for|safe for|any good for) (sensitive skin|toddlers|vegetarians|left handers|an induction hob|outdoor use|coeliacs)',
    '(does|do) (it|they|the {thing}) come with (batteries|a lid|a stand|instructions|a warranty card|spare parts|a charger)',
    'what are the (measurements|dimensions|ingredients|specs|allergens) (of it|of the {thing}|for this one|)',
    '(where|in which country) (is it|are they|was this) (made|grown|sourced|produced|manufactured)',
    'how (heavy|sturdy|thick|loud|sweet|spicy|bright|deep|wide|fresh|sharp) is (it|this|the {thing})',
  ],
  'product.find': [
    '(a|) (replacement|spare|second hand|refurbished|cordless|foldable|left handed|extra wide|heavy duty) {thing} (for my car|for a 22mm watch|for camping|for the kitchen|)',
    '(im|i am) (after|hunting for|looking for|in need of|on the hunt for) {thing} (thatll fit a narrow hallway|in walnut|for under fifty|that wont break the bank|for my nephew)',
    '{thing} (for a christening|for the garden|for small hands|with wheels|without sugar|in a matte finish|size 12|under 40 quid)',
    '(have you|youve|you) got (any|some) {thing} (left handed|in burgundy|for kids|with free sides|in cotton|)',
    '(need|want|require) (something|anything) (to keep my feet warm|to wear to a wedding|to hang on the wall|for a sore back|to stop the draught|to carry my laptop)',
    '(do you|you) (stock|carry|do|make|flog) {thing} (at all|here|by any chance|in larger sizes|)',
    '{thing}',
    '{thing} please',
    '(got any|show me your|lets see your|what have you got in the way of) {thing}',
  ],
  recommend: [
    '(what|which one) (would you|do you) (go for|pick|choose) (in my shoes|if you were me|for a first date|for a housewarming)',
    '(im|i am) (hopeless|terrible|no good) at (choosing|picking presents|this), (help|what do you suggest|any ideas)',
    '(whats|what is) (your bestseller|flying off the shelves|a safe choice|the crowd favourite|good today|the chef proud of)',
    '(any|got any) (thoughts|suggestions|inspiration|pointers) (for a mum who has it all|for a retirement do|on what goes with navy|for a picky eater)',
    '(surprise me|dealers choice|you pick|ill let you choose|your call)',
    'what (pairs well|goes nicely|looks good|works) with (a grey suit|red wine|green eyes|these shoes|the steak)',
  ],
  'product.compare': [
    '(what do i gain|whats the catch|is it worth paying more) (going for|with) the (pricier|bigger|newer|premium|deluxe) one',
    '(how does|does) the (old|cheap|small|first|basic) one (hold up|measure up|fare|stack up) (against|next to|beside) the (new|dear|large|second|pro) one',
    'which of (the two|these two|them|the pair) (lasts longer|is sturdier|is warmer|holds more|is easier to clean|gives better value)',
    '(is there|) any (real|actual|big) difference between (them|those two|the two models|a and b)',
  ],
  'stock.ask': [
    '(is|are) (this|it|the blue one|these|the medium) (still|) (up for grabs|to be had|on the shelf|sold out|in your shop|around|available)',
    'how many (of these|of them|units|) (are left|have you got left|remain|do you have in)',
    '(got|do you have) (this|it|that one) in (a small|an 8|xl|a bigger size|stock right now|the shop today)',
    'have you (run out|sold out|any left) (of it|of the grey ones|of these|in my size)',
  ],
  'notify.back_in_stock': [
    '(give me a shout|ping me|drop me a line|text me|let me know|holler) (when|once|as soon as) (its back|you restock|they return|more come in|my size is back)',
    '(put|stick|pop) me on the (waiting list|waitlist|list for when it returns)',
  ],
  'price.ask': [
    '(how much|what) (would|will|does) (that|it|the lot|one of those|the {thing}) (set me back|run me|come to|go for|sell for)',
    '(whats|what is) the (damage|asking price|going rate|cost per metre|price tag) (on this|for it|on the {thing}|)',
    '(what do you charge|how much do you want|what are you asking) for (it|this|the {thing}|a dozen)',
  ],
  'discount.ask': [
    '(any|got any|are there any) (offers|promos|coupons|deals|vouchers|money off codes) (on|going|knocking about|for new customers|for nurses|right now)',
    '(do|would) you (knock|take) (something|a bit|a tenner) off (if i buy three|for cash|for students|for regulars)',
    '(my|the) (voucher|promo code|coupon) (wont work|says expired|isnt accepted|got rejected)',
    '(is|will) (this|it) (be|going) (reduced|in the sale|cheaper on black friday|marked down) (soon|any time|)',
  ],
  'size.advice': [
    '(im|i am) (between sizes|5 foot 4|really tall|a size 12 usually|broad shouldered|quite busty), (which should i get|what would fit|should i size up)',
    'do (these|they|your shoes|your jeans) (come up small|run large|run narrow|give a bit|stretch with wear)',
    '(is the fit|are they|is it) (generous|snug|roomy|true to size|on the tight side|slim)',
    '(what|which) (size|cup size|ring size|waist) (am i|do i need|should i order) (if i measure 90 cm|for a child of 6|for wide feet|)',
  ],
  'cart.add': [
    '(chuck|stick|pop|bung|throw|whack) (it|that one|the red one|two of those|both) in (my basket|the basket|the bag|my cart)',
    '(right|ok|great|perfect), (ill have|ill grab|ill get|give me|make it|we ll take) (that one|the grey one|those|the first|two of them)',
    '(sold|that will do nicely|go on then), (ill take it|add it|in it goes)',
  ],
  'cart.show': [
    '(what have i|whats) (got|picked|chosen|in there|added) so far',
    '(run me through|remind me of|recap|read back) (my basket|what i have picked|my bag|my selection)',
    '(how much|what) am i (up to|at|on) (so far|now|in total)',
  ],
  'cart.change': [
    '(ditch|lose|scrap|take out|leave out|get rid of) (the socks|the cake|one of them|the second one|everything) (from my basket|from the bag|from the cart)',
    '(make that|actually make it|better make it|change it to) (three|a dozen|just one|two instead|the large)',
    '(empty|clear|wipe) (my basket|the cart|the bag|it all)',
  ],
  'checkout.start': [
    '(thats me done|thats the lot|im all set|thats everything), (how do i pay|take my money|lets check out|ring me up)',
    '(ready|id like|time|i want) to (settle up|pay up|pay now|complete the order|finish my purchase|place the order)',
    '(let me|lets) (pay|settle|wrap this up|finalise it|check out)',
  ],
  'payment.ask': [
    '(do you take|can i use|is it possible to pay with|will you accept) (amex|a cheque|cash on the door|klarna|my gift card|paypal|google pay|two cards|contactless)',
    '(my|the) (card|payment|transaction) (bounced|was refused|wont go through|keeps failing|got stuck|was knocked back)',
    '(can i|is there a way to|may i) (spread the cost|pay in bits|pay it off monthly|pay later|pay a deposit)',
    '(i need|please send|where is|can i get) (an invoice|a vat receipt|proof of purchase|a copy of the bill)',
    '(is it safe|how safe is it) to (put my card in here|pay online with you|give you my details)',
  ],
  'delivery.ask': [
    '(does|is) (postage|shipping|the post|carriage) (come free|included|extra|on you|charged by weight)',
    '(how soon|how quickly|when) (could|can|would) you (get|bring|have) (it|something|the {thing}) (to me|over here|to my door|round)',
    '(do you|will you) (post|ship|send|deliver) to (a po box|the islands|northern ireland|my office|spain|my village|campus)',
    '(if i order|ordering) (now|tonight|before noon|today), (when would it land|does it come tomorrow|will it arrive by friday)',
    '(whats the|what is the) (postage|delivery fee|courier charge|shipping cost|lead time) (to ireland|for heavy items|on a sofa|)',
    'can i (pick it up|collect|come and fetch it|click and collect) (from the shop|in person|myself|today)',
  ],
  'return.start': [
    '(i need|id like|want) to (send|take|bring) (it|this|them|the jacket) back (its too small|not for me|it doesnt suit me|didnt like it|)',
    '(how do i|where do i|whats the process to) (post it back|get a returns label|hand it back|return an unwanted gift)',
    '(they dont|it doesnt|this doesnt) (fit|suit me|match my sofa|feel right), (taking it back|how do i send it back|i want to return it)',
  ],
  'exchange.start': [
    '(can i|could i|id like to) (trade|swap|switch) (it|these|this) (for|with) (a size up|another colour|something else|the larger one|a 42)',
    '(got the wrong size|too tight|too big), (swap it please|need the next one up|can i get a smaller one instead)',
  ],
  'refund.status': [
    '(sent|posted|returned) it (weeks ago|back on the 3rd|last month) and (no money yet|nothing on my statement|still out of pocket|havent seen a penny)',
    '(when|how soon) (do i|will i|should i) (get|see|have) my (money|cash|refund|payment) (back|in my account|on my card)',
    '(has|did) (my|the) refund (been processed|gone through|come out|get approved|been issued)',
  ],
  reorder: [
    '(same again|the usual|my usual|repeat my last order|another round of the same) (please|)',
    '(id like|can i get|send me) (what i had last time|another of what i bought in may|a refill of the last one|more of the same)',
  ],
  'book.start': [
    '(have you got|is there) (a table|a slot|an opening|space|room) for (two|six|me and the kids) (tonight|on saturday|around eight|next friday)',
    '(id like|can i|need) to (reserve|pencil in|arrange|schedule|book) (a haircut|a fitting|a massage|a viewing|a room|a lesson|an eye test)',
    '(fit me in|squeeze me in|put us down) (for a trim|for dinner|for a facial|for tomorrow at 3|on sunday)',
  ],
  'book.change': [
    '(cant make|wont make|running late for) (my appointment|our table|the booking|my 3 oclock), (can we shift it|move it please|what now)',
    '(push|shift|bring forward|postpone|move) (my|our) (booking|reservation|appointment|fitting) (to next week|by an hour|to friday|)',
    '(therell|there will) be (six|one more|two fewer) of us (for our table|for the reservation)',
  ],
  'policy.ask': [
    '(how many days|how long) (do i have|have i got|do you give) to (send things back|change my mind|claim|return a gift)',
    '(do i get|is there|whats) (a guarantee|a warranty|any cover) (on this|if it breaks|on electricals|)',
    '(what do you do with|who sees|do you sell|how do you store) my (details|data|address|phone number)',
    '(do you|could you) (gift wrap|do gift receipts|price match|take old mattresses away|plant trees|buy back)',
    '(is there|do you have) (a minimum spend|an age limit|a dress code|a loyalty scheme)',
    '(can i bring|are) (my dog|kids|prams) (allowed|welcome|in with me)',
  ],
  'hours.ask': [
    '(what time|when|til when|how late) (do you|are you) (shut|knock off|open up|serve until|trade) (on sundays|tonight|on bank holidays|)',
    '(are you|will you be|is anyone) (about|open|around|trading) (on new years day|this evening|at the weekend|at lunch)',
  ],
  'location.ask': [
    '(whereabouts|where) (are you|is your shop|is the branch) (based|situated|exactly|in town|)',
    '(whats the|is there) (nearest|closest) (branch|store|shop|tube|car park) (to me|to you|)',
    '(how do i get|whats the best way) to (you|your shop|the restaurant) (by bus|from the station|on foot|)',
    '(anywhere|is there somewhere) to (park|leave the car|lock a bike)',
  ],
  'human.please': [
    '(put me through to|get me|pass me to|id rather deal with|let me speak to) (a real person|someone|your manager|an actual human|the owner|the team|somebody in charge)',
    '(this isnt helping|you dont get it|youre going round in circles), (get me a person|i want a human|let me talk to someone)',
    '(whats your|give me a) (phone number|number to ring|helpline)',
  ],
  'bot.ask': [
    '(am i|) (speaking|chatting|talking) to (a machine|a robot|a computer|ai|a real person) (or what|here|right now|)',
    '(what|whats) (are you for|can you actually do|stuff can you help with|your job here)',
    '(who am i|who is this im) talking to',
  ],
  'opt.out': [
    '(stop|quit|enough) (texting|messaging|spamming|pestering|bothering|emailing) me',
    '(take|get) me off (your list|this mailing list|your database)',
    '(no more|dont want any more|sick of) (promos|adverts|marketing|newsletters|texts) (from you|thanks|)',
  ],
  'opt.in': [
    '(sign me up|count me in|put me down|add me) (for offers|for the newsletter|for news|to your list|for early access)',
    '(id like|happy|i want) to (hear about|get news of|be told about) (new drops|sales|events|launches) (first|by text|)',
  ],
  'pay.split': [
    '(can we|could we|lets) (go halves|go dutch|chip in|split it three ways|each pay our share|share the bill)',
    '(my flatmate|my sister|each of us) (pays|will pay|wants to pay) (half|her part|a third|for themselves)',
  ],
  'transfer.send': [
    '(send|wire|zap|shoot|transfer|pay) (20|a tenner|50 euros|100 dollars) (to|over to) (anna|my brother|dave|mum)',
    '(give|lend|owe|send) (tom|lucy|my mate) (thirty quid|15|25 euros) (back|from my wallet|for lunch)',
  ],
  'story.next': [
    '(go on|dont stop|keep reading|carry on|what then|and after that) (then|with the story|please|)',
    '(next|following|another) (chapter|bit|article|headline|episode|story) (please|)',
  ],
  'language.switch': [
    '(can we|could you|please) (do this|speak|carry on|write|chat|switch) in (french|german|polish|spanish|dutch|russian|chinese)',
    '(i dont|my mum doesnt) (speak|understand|read) english (well|much|)',
  ],
  greeting: [
    '(morning|afternoon|evening|hiya|howdy|yo|alright|ello) (all|there|team|mate|folks|)',
    '(hows it going|how are things|how do you do|you alright|whats up)',
  ],
  thanks: [
    '(youve been|you were|thats been) (a massive|a great|a huge|so much|a real) help',
    '(cheers|much obliged|i owe you one|youre a star|youre a lifesaver|bless you|appreciated|nice one) (for that|for sorting it|mate|)',
    '(really|so) (grateful|kind of you|appreciate it|good of you)',
  ],
  goodbye: [
    '(catch you|see you|speak|talk) (later|soon|next time|tomorrow)',
    '(right|ok), (im off|gotta run|thats me|night night|have a good one|take care|toodle pip|cheerio)',
  ],
  affirm: [
    '(yep|yeah|aye|sure|indeed|absolutely|by all means|definitely) (go ahead|do it|thats right|sounds good|please do|thats the one)',
    '(sounds|looks|seems) (good|spot on|about right|fine to me|perfect)',
    '(go for it|works for me|im happy with that|suits me|correct|no objections)',
  ],
  deny: [
    '(nah|nope|no) (youre alright|leave it|not really|not that|ill pass|never mind|dont bother|scrap that)',
    '(id rather not|not for me|not today|forget it|thats not what i meant|none of those)',
  ],
  feedback: [
    '(my wife|the kids|everyone|the bride|my nan) (loved|adored|was thrilled with|cant stop talking about) (it|the cake|the flowers|them)',
    '(best|tastiest|loveliest|comfiest) (pizza|service|bouquet|shoes|coffee) (ever|ive had in years|in town|)',
    '(five stars|10 out of 10|hats off|top marks|well done|credit where its due) (to the team|from me|for the service|)',
    '(you should|it would be nice if you|why dont you|have you thought of) (add|do|open|offer|sell) (a dark mode|gift bags|on sundays|vegan options|more colours)',
    '(the site|your app|the chat) is (a bit clunky|hard to use|so easy|lovely to use|very slow)',
  ],
  'out.of.scope': [
    '(write|draft|compose) (me|) (a cover letter|an apology to my boss|a wedding speech|a limerick|a python script)',
    '(who|which team) (won|is winning|scored in) (the derby|the final|the grand prix|last nights match)',
    '(should i|can i|is it ok to) (dump my boyfriend|quit my job|take ibuprofen with wine|sue my landlord|invest in gold)',
    '(how|why) (do|does|did) (planes fly|rainbows form|the romans fall|inflation work|vaccines work|cats purr)',
    '(set|start|turn) (an alarm|a timer|the heating|the lights) (for 7|on|off|for ten minutes)',
    '(whats|what is) (the capital of peru|17 times 23|the boiling point of water|your star sign|happening in the news|the traffic like)',
    '(my|the) (car|boiler|laptop|knee|marriage|wifi) (is making a noise|hurts|is on the rocks|keeps crashing|wont start), what (do i do|should i do)',
    '(book|find) me (a flight to rome|a doctor|a plumber|a job|a girlfriend|the train times)',
  ],
}

/** Things of all kinds, most of them in no lexicon. */
export const EN_THINGS =
  'shower head|guitar strings|watch strap|doorbell|phone stand|bird feeder|scissors|yoga mat|monitor|wall clock|suitcase|dog lead|cat litter tray|paint roller|drill bits|board game|fountain pen|printer ink|lawnmower|picture frame|sleeping bag|thermos|baby monitor|car seat|bike pump|fishing rod|tent|piano lesson|concert tickets|broadband plan|wrapping paper|party balloons|sourdough loaf|gouda|olive oil|ravioli|birthday cake|sashimi|lamb kebab|oat milk|peonies|houseplant|wreath|tiara|cufflinks|waistcoat|dungarees|kimono|wetsuit|slippers|wellies|trilby|night cream|beard oil|razor blades|contact lenses|knitting wool|sewing machine|bookshelf|beanbag|duvet cover|curtains|rug|chandelier|mattress topper|garlic press|wok|teapot|coffee grinder|blender|air fryer|hoover bags|usb hub|webcam|keyboard|router|drone|toy train|teddy|jigsaw|crime novel|cookbook|calendar|stapler|massage|city tour|escape room|car wash'
