/**
 * Real English words that lie one slip of the finger from a label of the lexicon and are no slip: chase, creep, spider.
 * Drawn from the SCOWL word lists (Kevin Atkinson and others, permissive licence), which spelling checkers use.
 */
export const NEAR_WORDS = `
  abstractedness accessorize accessorized accessorizes accessorizing achromatic adjutant adjutants adopter adulteration afterlives alienation allegation
  allegations alliteration almoner almoners altercation altercations amaryllises amiss anchorites anointment anomalous antipasto antipastos antonym
  antonymous antonyms apologia apologias apologist apologists appellant appellants appellate appellation applet applets appointee appointees assailable
  asters athleticism babble babbles babel babels babes backspaces backtracks bacterial badger badgered badgering baker balks balloonist balloonists
  ballot balloted balloting ballots ballsed ballses ballsing ballsy bandanna bandannas bandeaux bandied bandies bandy bandying banker banned banter
  bantered bantering banters baptist baptists barbaric barbarically barbarism barbarisms barbarities barbarity barbarize barbarized barbarizes
  barbarizing barbarous barbed barker barkers barter bartered barterer bartering barters basked basset bassets bating batter battered batterer battering
  batters beacon beacons beaked beaker beamed beaming beams bearer beater beaut beautification beauts beaver beavered beavering beavers beets begets
  belated belied bender bending bereft besets bespoken bestir bestirred bestirring bestirs biddies bidding biddy bides biggie biggies bight bights
  billet billeted billeting billets binds biographer biographers biographic biographical blackjacks blanked blaze blazed blazes blazing bleach bleached
  bleaches bleaching bleeder blench blenched blenches blenching blended blends blight blighted blighting blights blinder blinis blinks blocs blond
  blonde blondes blondness blonds bloops blossomy blued blueish bluesy bluets blunder blundered blunderer blundering blunders blurs bluster blustered
  blusterer blustering blusterous blusters bolted bolus boluses bondage bonking boobies boobing boogie boogies bookie bookies booming booms boonies
  boors boost boosted boosting boosts bootee bootees booths boozer bowels bozo bracer bracts braes braided brakes brander brassiness brassy brawniness
  brawny brazer brazes breach breached breaches breaching bribes brickie brickies bridle bridled bridles bridling brilliance brilliancy brilliantine
  brinks brioche brioches brisks brooking brooks brooms brothel brothels browse browsed browses browsing budge budged budges bugger buggered buggering
  buggers bullet bulleted bullets bumble bumbles bunchy bungle bungles burble burbles burgher burner bushiness buster busyness butches butteries
  butternuts buttery caddies cadres calibration calm calms camper campers candler candlewick candlewicks cannily canter cantered cantering canvased
  canvases canvasing canvass canvassed canvasser canvasses canvassing capricious carat carats caravel caravels carbonation cardies carer caret carets
  carnage carnal carnality carnies carped carpel carpels carpenter carpentered carpentering carpenters carper carping carroty carter cashier cashiered
  cashiering cashiers cast caste caster causal causalities causality cauterization cauterize cauterized cauterizes cauterizing celeb celebs celerity
  cellar cellars cellophane ceramicist ceramicists cerebral cerebrate cerebrated cerebrates cerebrating cerebration chaise chaises challis champing
  changer chariness charmer chars charter chartered charterer charterers chartering charters chase chased chases chasing chassis chasten chastened
  chastening chastens chattering cheapen cheapened cheapening cheapo cheater cheeked cheekiness cheeks cheeky cheeps cheeriness cheery chews chicks
  chiffonier chiffoniers chiller chimps chinks chins chirps chivies chocked chocks chocolaty choirs choke choked chokes choking choler choleric chopped
  chopper choppered choppering choppers chops choral chorale chorales chorals chords chucked chucks cirri clacks clamping clamps clans classicist
  classicists classification classifications clattering cleaver cleaving clefts cloches clod clonks clopped clotting clover clowns clucks coal coarse
  coarseness cockatiels cocks cocos coffeecake coffeecakes coffer coffers cognate cognates cohere cohered coherence coherency coherent coheres cohering
  collage collages collard collards collarless collate collated collates collating collation collator collators collocation colon colones colonization
  colonize colonized colonizer colonizers colonizes colonizing colons comet comets comfit comfits commend commendably commendation commendations
  commended commending commends commerce commutation commutations commutative commutativity commutator commutators commute commuted commuter commutes
  commuting compartment compartments compatibility compatible compatibles compatibly compere compered comperes compering comping comport comported
  comporting comportment comports compote compotes comptroller conceit conceited conceits concept conception conceptional conceptions concepts concerto
  concertos concrete concreted concreteness concretes concreting concretion condo condom condoms condone condoned condones condoning condor condors
  condos conduction confection confectioner conferee conferees conferencing conferrable conferral conferrer conferrers confidence confluence conform
  conformable conformal conformance conformism conformity confrere confreres confutation congeal congealed congealing congealment congeals conger
  congers conic conical conics conifer coniferous conniption conservationism conservatism conservatoire consonance consonances consonant consonants
  consul consulate consulates consuls contemporaneity contemporaneous contort contorted contorting contortion contortions contrition contumelies
  contumely convection convectional convective convent conventicle convention conventional conventionality conventions convents convergence convergences
  convergent conviction coolie coolies cooper cooperate cooperated cooperates cooperating cooperation cooperative cooperativeness cooperatives
  cooperator cooperators coopered coopering cootie cooties copier copiers copped coppery copter copters copulate copulated copulates copulating
  copulation copulative copulatives coquetted coquetting coracle coracles cordage corkage cormorant cormorants cornet cornets coronation coronations
  corp corpora corporatism corral corralled corralling corrals corries cosmic cosmically cosset cosseted cosseting cossets cossetted cossetting
  costliness costumier costumiers cottonseed cottonseeds cottony couchettes coulee coulees coupe coupes couplet couplets courser coursers courtier
  courtiers covert covertness coverts covet coveted coveting covetous covetousness covets cowered cowering craftiness crafty cramping crapes crapped
  crater cratered cratering creaminess creamy creep creeping creeps crimps cripes crises crisis crocks croons cropper croppers croquette croquettes
  crotchet crotchets crouch crouched crouches crouching crows cruiser cruse cruses crustal crutch crutches curies curtail curtailed curtailing
  curtailment curtailments curtails cusp cutler cutlers daises dancer danging darning darting dazing debris decade decadence decadency decadent
  decadents decades decals decimation declaration declarations declivities declivity dedicate deign deigned deigning deigns deliberate deliberateness
  delude deluge delver denise deportation deportations depressing derogation descant desolation deter determent deterred deterrence deterrent deterrents
  deterring deters detonation diameter diameters diffs digressing diking dimple dimpled dimples dimpling dinned dipper dippers directorial directories
  directory discrete discreteness discretion disjointed disjointedness dispersal disperse dispersed disperses dispersing dispersion dissertation
  dissertations disses ditties ditty divination divine divined diviner divines divining divinities divinity doable domes doorman dost doublet doublets
  doubly downer drakes draper dreariness dreary droll drollness drunk drunks drupes dunner duress eastern easterner eater ecliptic elasticize
  elasticized elasticizes elasticizing electrode electrodes electronica ellipse ellipses embroiderer embroil embroiled embroiling embroilment embroils
  emending empress empresses encasement engorgement engram engrams enlargement ester esters etch ethological etiological evil evils exclude excluded
  excludes excluding exorcise exorcised exorcises exorcising expanse expanses expansible expansion expansive expansiveness expedience expediences
  expediencies expediency expedient expedients expeditious expeditiousness expels expend expendable expendables expended expending expends expressionism
  extraordinaire extraordinarily eyelid eyelids facile facilities facility fanatic fanatical fanatics fantasize fantasized fantasizes fantasizing fared
  faring farther farting fascia fascias fatter feat featherbedding feathery fecundation feminize fichus fiend fiends fillies filly finery finesse
  finessed finesses finessing finny fist fitter fitters flagrance flagrancy flagrant flaked flamed flames flatcar flatcars flatus flawed flawing flayed
  flays fleecer fleeciness fleecy flightiness flighty flitted flitting flora floras flowerbed flowerbeds footfall footfalls fording format formation
  formations formats formatted formatting formulate formulated formulates formulating formulation formulator formulators framer fraying frigged fright
  frighted frightful frightfulness frighting frights fruitiness fruity fungi funner furbish furbished furbishes furbishing furies gaberdine gaberdines
  gaggles gamester gamesters gasses gateaux gentlewoman gentlewomen geocentric geometer geometries geometry giblet giblets gigantic gigantically giggle
  giggled giggles giggling gilts gimlet gimleted gimleting gimlets gladdening glassiness glassy glister glistered glistering glisters glitterati gobbet
  gobbets googles gradate gradated gradates gradating gradation gradual gradualism gradualness graininess grainy grampus grampuses grams grandam
  grandams granddaddies granddaddy grandparent grandparents grange granulates granulating granulation grasps grave graved graveness graves graving
  grayish grippe gritter gritters grocer grocers groves grudge grumps grungy guarantied guaranties guaranty guarantying gulden guldens gunge gusts
  hairline hairlines hairstylist hairstylists halted handball handballs handicraft handicrafts handmaid handmaiden handmaids hardcore hast hater hatter
  hatters headbanger headbangers headbanging header headgear headland headlands headstones healed healer heaped hearer hearers heaved heaver hefted
  hemmer hemmers hiding hieing hippo hippos hiving hoists hoking holography homburg homburgs homeliness homemaker homemakers homemaking homeward
  homewards homey homeyness homeys homily homograph homographs hoofed hooked hooker hookers hooted hooter hooves horded hosier hosiers hostel hosteled
  hosteler hosteling hostels hotelier hoteliers housemates houseparent houseparents housewives hovels hover hovered hovering hovers humidification
  hummers humming hummock hummocks ibises ilium incantation incantations incentive incentives incessant inculcated inculpated indigence indigent
  indigents indignant indignation indolence indolent inexpressive infancy infirm infirmities infirmity informatics inoculated insensate insensible
  insolvencies insolvency instabilities instability instar instate instated instates instating instigates instillation insula insult insulted insulting
  insults insurgence insurgences insurgencies insurgency insurgent insurgents intense intensities intensity intensive intensiveness intensives
  interviewee interviewees intimacies intimidates irides jigger jiggered jiggering jiggers jigging joggling jubilant jubilation jugging keyboardist
  keyboardists kicker kiddie kiddies kindliness knacker knackered knackering knaves knitter knitters knocker knotted laceration laddie laddies lades
  ladles lagging lanced lances lasso lassoed lassoing lassos latent lather lathered lathering latish latter launch launched launches launching laves
  lazies leathery leguminous lemony leotard leotards levers lien ligating lightening lightning lightninged lightnings limeys limned linden lindens
  linger lingered lingerer lingering lingers linted liver livers loader loaders loaner loather lodger logger loggers lollies loner longevity looker
  loosen loosened loosening loosens louver louvered louvers loveys lugging lugubrious luminosity lunging lynch lynched lynches lynching macaroon
  macaroons macron macrons magnate magnates magneto magnetos managerial manger manias mantas marring maskers mayoresses measles medals meddle medial
  mediation medicament medicare medico medicos meditation melding memoir memoirs memorability memorable memorably memorization memorize memorized
  memorizes memorizing mendicancy mendicant mendicants meningeal meninges meningitis meta metallica metrication microbe microbes microfiche microfinance
  micron microns middies minima mistresses moderate moderated moderateness moderates moderating moderation moderator moderators modesty molest
  molestation molested molester molesting molests monitory monochromatic monogamous monopolist monopolistic monopolists monopolization monopolize
  monopolized monopolizer monopolizes monopolizing monster monsters motile moues mounding mountainside mountainsides mouser muddle muddled muddles
  muddling muffing multicultural multiculturalism mummification mussed musses muttony naan narcissism narcissist narcissistic narcissists navels navvies
  navvy neighborliness nesting nettling noddle noddles noes nostalgia notepaper notion notional notions nurselings nurser obverse obverses operatic
  operatically organizational outdoorsy outfitter outfitters outhit outhits outhitting outset outsets outwit outwits outwitted outwitting overage
  overages overawe overawed overawes overawing overbalance overbalances oversee overseeing oversees overspent overstate overstated overstates
  overstating overuse overused overuses overusing pacific pacifically pacification pacifism paginating painfuller painter palate palates palsies
  paltriness paltry pamper pampered pampering pampers panto pantos pantries pantry paperbark paperbarks papery pappies parabolic paras pardner pardners
  parities parity parley parleyed parleying parleys parmigiana parried parries parry parrying parses parson parsons partition partitioned partitioning
  partitions partitive partitives pashas passel passels pastern pasterns pastie pasties pastiness pasty patella patellae patellas paternal paternalism
  paternity pates patrol patrolled patrolling patrols patsies patter pattered pattering patters patties patty pauper pauperism pauperize pauperized
  pauperizes pauperizing paupers pawns pealing peals pearly pears pedant pedantic pedantically pedants peeing peeking peen peens peeper peering peeving
  pendent pendents penile pennant pennants pennies pepped peppery peppiness peppy pepsin perfusion persona personae personages personalty personas pest
  pester pestered pestering petiole petioles petrel petrels pettiness philately phoneme phonemes phonemic phonemically phonetic phonetically phonetics
  phoneyed phoneying phonies photon photons piaster piasters piazza piazzas picket picketed picketing pickets picnicked picnicker picnickers picnicking
  pilaster pilasters pimps pinkos pirates pirogi placid placidity plaint plaints plaits planks plantar plantation platen plats platys pliant plumps
  plunger pocked pointer pointillism polios pomander pomanders pones ponies poplar poplars popper poppers populace populaces porcine portal portals
  porter porters poser posers postural posture postured postures posturing potability potable potables potent potentate potentates potpies potter
  pottered pottering potters pouter prates preach preached preaches preaching preachy pregnancies pregnancy prepay prepaying prepayment prepayments
  prepays presence presences presentiment presentiments preset presets presetting presto prestos pricker prickle prickled prickles prickling prier
  primeval primmer princes processional processionals professions professorial proponent proponents props prosecutor prosecutors prospector prospectors
  protean protege proteges provoke provoked provoker provokes provoking puddling puffin puffins pulses purges purrs purser pursue pursues pushiness
  pusses puzzler qualitative quickie quickies quilter quirk quirked quirking quirks radial radials radian radians radiant radii raffle raffled raffles
  rattler rattly rectal redemption redlining refection reflate reflated reflates reflating registrant reined relativism relativist relativistic
  relativists relay relayed reline relined relines relining relist relisted relisting relists renal renovate renovated renovates renovating renovation
  renovator renovators reparable reparation reparations repent repentance repentant repented repenting repents reread rereading rereads reseal
  resignation resignations resigned resit resits resitting resonance resonances resonant resonate resonated resonates resonating resonator resonators
  retinal revel revelation revelations reveled reveler reveling revels reverb revere revered reverence reverences reverent reveres reverie reveries
  revering revilement ribber ribbers rickets riffle riffled riffles riffling robber robbers rockeries rockery rogue romanticism romanticize romanticized
  romanticizes romanticizing romped rooter roper roster rosters rotter rotters rouses roust rousted rousting rousts roves rubbed rubbery ruffed rungs
  runnel runnels sables sacks safflowers salaam salaamed salaaming salaams salacious salaciousness saloon saloons saltine saltines salver salves sapper
  sappers sardonic sardonically sates sating satrap satraps saucer sautes saver scamp scamps scandal scandalize scandalized scandalizes scandalizing
  scandalous scandals scanted scanter scarce scarceness scarification scarps scars scooted scrappy screamer scree screed screeds screes scrimp scrimped
  scrimping scrimps scrums scrunch scrunched scrunches scrunching scullion scullions sculptor sculptors scupper scuppered scuppering scuppers sedge
  seduce seduced seducer seduces seducing seeping selves senor senors sensor sensors servile servility sett setter setts shacks shaker shallow
  shallowness shallows shandies shandy sharer shaven sheaves sheaving shelling shiftiness shifty shimming shingle shingled shingles shingling shinnied
  shinnies shinny shinnying shipper shippers shires shirks shirr shirrs shirty shits shiver shivered shivering shoats shooter shoppe shoppes shores
  shorties shorty shouter shoves showplaces shrift shunning sidereal sifter silt simile simmer simmered simmering simmers simplex sipped sipper sippers
  sipping siring sitter sitters skipper skippered skippering skippers skits skiving slamming slapper slappers slat slaver slavered slavering sleeked
  sleeted sleets sliced slicer slices slicks slipperiness slippery sliver slivered slivering slivers sludge slummer slumming slushiness slushy smack
  smacked smacking smacks smarties smarty smocking smocks smoochy snarfs snarks sneaked sneaks snicks snipped snipping snookering snorter snorts solidi
  solitaries solitariness solitary solver solvers sonnies sophism sorter sorters sortie sortied sortieing sorties soundboard soundboards souse spacier
  spanner spanners sparing sparky spates spatted speckle speckled speckles speckling spics spider spiders spiked spikes spines spires spiritual
  spiritualism spirituality spirituals spirituous spite spited spiteful spitefulness spites spiting spitted splice spliced splices splicing splint
  splinted splinting splints sponger sponginess spongy spoofs spooks spools spoors spores sporing sportive spotter spotters spottiness spotty spouted
  spouts sprang sprig sprigged sprigs springiness springlike springy sprung spurts spyglasses stales staling stallion stallions starer starlet starlets
  starves stationary stature statures statute statutes steads steeds steeliness steely steeping steeple steeples stile stiles stockading stockiness
  stocky stoke stoked stokes stoking stolid stolidity stolidness stonewall stonewalled stonewalling stonewalls stonking stopper stoppered stoppering
  stoppers stoups stowage straightedge straightedges strays streak streaked streaker streaking streaks striae stride strides striding strife stripling
  striplings strive strives striving strolled stroppy strops strove stunting suction suctioned suctioning suctions sugary sulkies sulkiness sulky
  summarize summarized summarizes summarizing sung super supervised supervises supervision supervisory supped suppertime suppresses suppurate suppurated
  suppurates suppurating suppuration surrenders suspense suspenseful suspension suttee swampy swearer sweatbands sweetie sweeties swelter sweltered
  sweltering swelters swoons swotted swung sympathize sympathized sympathizer sympathizes sympathizing synthesis synths syringe syringed syringes
  syringing syrupy tablas tartar tartaric tartars taster tastiness teems teeter teetered teetering teeters teethe teethed teethes temped temper
  temperance temperate temperateness tempered tempering tench tenets tenths terns tessellate tessellated tessellates tessellating tessellation tether
  tethered tethering tethers therm thermometric thermoses therms thicket thickets thriftiness thrifty thrilled throbs throe throes throng thronged
  thronging throngs thrown thunks ticked ticker tiddler tiddlers timeliness tinniness tinny tiramisus tiredness tireless tirelessness toddies toddle
  toddled toddles toils tongs totems toughie toughies trailer trainee trainees traipse traipsed traipses traipsing traits trammeling tranche tranches
  trans transmit transmits transmitted transmitting transnational transpiration transpire transpired transpires transpiring transpolar travailing
  traversing treacherous treacherousness treading trellis tripos trolled trot trough troughs trouper trowel troweled troweling trowels trows trumped
  tryout tryouts turnkey turnkeys tweedy ubiquity undercoated underfed underling underlings underparts underpayments underrate underrated underrates
  underrating undersized understaffed underwent uninformative vacant vantage vantages vegas vegges vela violate violated violates violating violation
  violator violators violent viscous viscus vocation vouched vouches wadding wadges waffler waiter waives walleye walleyed walleyes wallflower
  wallflowers wallies warding warmonger warmongering warmongers warping warrant warranted warranting warrants waster watcher waterbed waterbeds
  watercourse watercourses wateriness watery wedgies weed weeding weigh weighed weighing weighs weightiness weighty welding wending whimsies whimsy
  whines whisk whisked whisker whiskered whiskery whisking whisks whiten whitened whitener whitening whitey whiteys whits wholesaled wholesaling
  wickedness wicket wickets wifeless wight wights willies winces winder winders windflower windflowers wineries winery wingding wingdings winker witches
  witter wittered wittering witters wodges woodmen workman worming wrath wrathful wright wrights wrings yellowy zapped zapper zappers`
