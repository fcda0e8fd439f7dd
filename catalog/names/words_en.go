package names

// What the rules know of English. The tables are never changed.
var (
	// titlesEN announce a name: honorifics, ranks, degrees, clergy.
	titlesEN = lexicon(32, `mr, mrs, ms, miss, mx, mdm, dr, drs, doctor, prof, professor, assoc, assoc prof, associate professor, asst, asst prof, assistant professor, adj, adjunct professor, emeritus, prof emeritus, professor emeritus, emeritus professor, hon, honourable, honorable, datuk, dato, datin, tan sri, tun, monsignor, msgr, canon, deacon, ven, mother superior, sr, sra, herr, frau, monsieur, signor, señor, sir, madam, madame, comrade, uncle, aunt, auntie, elder,
		gen, general, lt gen, lieutenant general, sr lt gen, senior lieutenant general, maj gen, major general, brig gen, brigadier, brigadier general, admiral, rear admiral, vice admiral,
		col, colonel, lt col, lieutenant colonel, sr col, snr col, senior colonel, maj, major, capt, captain, sr capt, senior captain, police captain, army captain, navy captain, lt, lieutenant, sr lt, senior lieutenant, first lieutenant, second lieutenant, junior lieutenant, sub lieutenant, flight lieutenant, lt cdr, lieutenant commander, commodore, marshal, air marshal, field marshal, ensign, sgt, sergeant, staff sgt, staff sergeant, master sergeant, first sergeant, senior sergeant, sergeant major, warrant officer, petty officer, chief petty officer, corporal, lance corporal, pvt, private, cpl, constable, detective, detective sergeant, detective inspector, police major, police colonel, police lieutenant, police lieutenant colonel, police senior lieutenant,
		sister, brother, father, fr, rev, reverend, pastor, bishop, archbishop, cardinal, venerable, most venerable, the most venerable, abbot, nun, monk, imam, hakim, rabbi, dame, lord, lady, prince, princess, king, queen,
		people's artist, meritorious artist, artisan, meritorious teacher, eng, engr, msc, phd`)

	// headsEN are what an office is called in English.
	headsEN = lexicon(33, `chairman, chairwoman, chairperson, chair, secretary, secretary general, general secretary, party secretary, party chief, director, director general,
		ceo, cfo, coo, cto, chief executive, chief executive officer, minister, prime minister, premier, chancellor, president, head, chief, ambassador, governor, mayor, vice mayor,
		principal, rector, dean, provost, headmaster, headmistress, headteacher, head teacher, spokesperson, spokesman, spokeswoman, manager, editor, editor in chief, consul, consul general,
		commander, commander in chief, commissar, political commissar, coach, head coach, captain, judge, chief judge, chief justice, presiding judge, prosecutor, procurator, superintendent,
		representative, resident representative, envoy, attache, attaché, counsellor, counselor, commissioner, inspector general, auditor general, founder, co founder, treasurer, registrar, chargé d'affaires,
		parish priest, village elder in chief, patriarch, vicar, vicar general, senator, congressman, congresswoman, councillor, warden, postmaster, stationmaster, harbour master, harbormaster, headman, chieftain, matron, head nurse, head chef, executive director, general manager, vice president, vice chairman, vice chairwoman,
		managing partner, senior partner, founding partner, abbot, abbess, imam, chief curator, honorary consul, ombudsman, bursar, chief of staff, undersecretary, attorney general, solicitor general, comptroller, archdeacon, state secretary, vice minister, deputy minister, deputy governor, choirmaster, team manager, project manager, country manager, country director, resident coordinator, plant manager, managing director, artistic director, technical director, sporting director, creative director, medical director, vice rector, vice principal, vice dean, deputy head`)

	// headsEN of several people.
	pluralsEN = lexicon(34, `chairmen, chairwomen, chairpersons, vice chairmen, vice chairwomen, secretaries, directors, ministers, heads, chiefs, ambassadors, governors, mayors, principals, managers, editors,
		consuls, commanders, coaches, captains, judges, presidents, rectors, deans, deputies, representatives`)

	// prepositionsEN may join a body to an office.
	prepositionsEN = list(`of, for, at, in, to, on, from, with`)

	// stopsEN are no part of an office or of a body's name: words of grammar,
	// pronouns, and verbs.
	stopsEN = lexicon(36, `the, a, an, this, that, these, those, its, his, her, their, our, my, your, whose, who, whom, which, he, she, it, they, we, i, you, him, them, us, me, and, or, but, nor, so, yet, if, when, while, where, as, because, although, though,
		than, then, there, here, now, not, no, also, too, very, only, just, still, even, again, later, earlier, once, both, all, each, every, some, any, many, much, more, most, few, several, other, another, such, same,
		of, for, at, in, to, on, from, with, by, about, into, over, under, between, among, after, before, during, against, through, across, along, around, near, behind, beyond, within, without, until, since, upon, off, out, up, down, away, back, via, per,
		is, are, was, were, be, been, being, am, has, have, had, having, do, does, did, will, would, shall, should, can, could, may, might, must,
		said, says, say, saying, told, tells, asked, asks, added, adds, noted, notes, stressed, stresses, urged, urges, warned, warns, explained, explains, recalled, recalls, replied, replies, argued, argues, believes, believed, thinks, thought, wrote, writes,
		speaks, spoke, speaking, presents, presented, addresses, addressed, visits, visited, emphasised, emphasized, hands, handed, receives, received, meets, met, welcomes, welcomed, affirmed, attended, attends, delivers, delivered, chaired, chairs, leads, led, opens, opened, inspects, inspected,
		talks, talked, shows, showed, shakes, shook, cuts, gives, gave, given, praised, thanked, thanks, proposed, suggested, suggests, took, takes, taken, tours, toured, shares, shared, reports, reported, underlined, highlighted, called, calls, expressed, announced, made, makes, make,
		holds, held, hold, comes, came, come, goes, went, go, gets, got, sees, saw, seen, knows, knew, keeps, kept, leaves, left, lifts, lifted, plants, planted, beats, beat, wins, won, lost, loses, sings, sang, sells, sold, buys, bought, brings, brought, runs, ran, sits, sat, stands, stood, puts, put, sets, set, sent, sends,
		looks, looked, waits, waved, waves, cheers, celebrates, congratulates, greets, poses, smiles, smiled, laughed, laughs, jokes, joked, wept, died, dies, born, says, signs, signed, agrees, agreed, hopes, hoped, wants, wanted, plans, planned, becomes, became, begins, began, grows, grew, teaches, taught, works, worked, lives, lived, drives, drove, joins, joined, pledged, promises, promised, expects, expected, credits, faces, faced,
		today, yesterday, tomorrow, tonight, monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, may, june, july, august, september, october, november, december, ago, last, next`)

	// speechEN are what people do and bodies seldom: beside a name, they show
	// that it is a person's.
	speechEN = lexicon(37, `said, says, told, tells, asked, added, adds, noted, notes, stressed, urged, warned, warns, explained, explains, recalled, recalls, replied, replies, argued, argues, believes, believed, thinks, thought, jokes, joked, laughed, laughs, smiled, smiles, wept, died, insisted, admitted, admits,
		remembered, remembers, sighed, shrugged, nodded, grinned, cried, married, was born, wrote, writes, sings, sang, who, whose, whom, speaks, spoke, hands, shakes, waves, poses, plants, lifts, receives, holds, presents, his, her, retired, scored, finished, won, levelled, equalised, equalized, netted, struck, dribbled, fainted, apologised, apologized, confessed, testified, thought for, grew up, was born, studied, lives in, lives with, wiped, wipes, poured, dreamed, dreams, teaches, taught`)

	// saidEN stand before a name that spoke: "said Mua A Senh".
	saidEN = list(`said, says, added, adds, recalled, recalls, replied, explained, noted, warned, asked, laughed, joked, jokes, insisted, admitted, sighed, by, named, called, including, featuring, alongside`)

	// rolesEN are what people are, and are no offices.
	rolesEN = lexicon(39, `ship captain, tugboat captain, barge captain, cruise captain, boat captain, sea captain, ferry captain, tug captain, trawler captain, vessel captain, airline captain, driver, truck driver, bus driver, taxi driver, operator, designer, artist, painter, singer, musician, actor, actress, writer, author, poet, novelist, journalist, reporter, photographer, translator, interpreter, architect, engineer, economist, scientist, researcher, expert, analyst, consultant, adviser, advisor,
		auditor, accountant, lawyer, defence lawyer, defense lawyer, attorney, solicitor, teacher, lecturer, student, pupil, schoolboy, schoolgirl, graduate, farmer, fisherman, fisher, skipper, worker, builder, carpenter, weaver, potter, baker, cook, chef, nurse, midwife, surgeon, physician, paramedic, dentist, pharmacist, patient, survivor,
		victim, witness, defendant, suspect, soldier, veteran, officer, policeman, policewoman, guard, ranger, firefighter, sailor, pilot, trader, vendor, shopkeeper, shop owner, owner, boss, businessman, businesswoman, entrepreneur, investor, collector, curator, librarian, historian, archaeologist, botanist, biologist, ecologist, conservationist, activist,
		volunteer, guide, tour guide, tourist, visitor, resident, villager, neighbour, neighbor, friend, colleague, classmate, teammate, rival, partner, boatman, boatwoman, rower, swimmer, runner, sprinter, cyclist, footballer, striker, forward, midfielder, defender, goalkeeper, keeper, winger, substitute, setter, libero, player, champion, medallist, medalist, winner, runner up, favourite, favorite, olympian,
		wrestler, boxer, fighter, gymnast, shooter, archer, rider, referee, climber, teenager, boy, girl, man, woman, child, baby, elder, artisan, craftsman, drummer, dancer, performer, model, filmmaker, producer, auctioneer, tailor, embroiderer, beekeeper, herder, shaman, healer, priest, monk, nun, specialist, technician, mechanic, electrician, geologist, agronomist, veterinarian, vet, statistician, programmer, developer,
		son, daughter, wife, husband, widow, widower, mother, father, brother, sister, grandson, granddaughter, grandmother, grandfather, uncle, aunt, cousin, nephew, niece, twin, twins, parents, couple, heir, godmother, orphan, newcomer, native, number one, number two, number three, number four, number five, number six, number seven, number eight, number nine, number ten, top seed, man of the match, buyer, seller, supplier, exporter, importer, retailer, dealer, broker, lender, donor, sponsor, organiser, organizer, instructor, inspector, mahout, ferryman, ferrywoman, gondolier, cowherd, housekeeper, homemaker, housewife, entomologist, ombudsman, negotiator, diplomat, envoy, attaché, interpreter, guesthouse owner, restaurateur, hotelier, vintner, brewer, distiller, roaster, taster, leader, team leader, mc, tycoon, magnate, heiress, campaigner, whistleblower, captain, brother in law, sister in law, mother in law, father in law, son in law, daughter in law, brothers, sisters, sons, daughters, drivers, singers, students, ringleader, accomplice, folklorist, linguist, climatologist, hydrologist, musicologist, anthropologist, sociologist, psychologist, meteorologist, seismologist, oceanographer, zoologist, ornithologist, counsel, prosecutors, jockey, caddie, comedian, presenter, host, anchor, emcee, blogger, vlogger, influencer, chess player, grandmaster, sculptor, calligrapher, illustrator, ceramicist, blacksmith, carver, lacquer artist, puppeteer, boatbuilder, shipbuilder, captain, deckhand, lighthouse keeper, keeper, caretaker, gardener, florist, cleaner, porter, cashier, waiter, waitress, barista, bartender, receptionist, secretary, clerk, postman, courier, hairdresser, barber, seamstress, cobbler, jeweller, photojournalist, cameraman, editor, columnist, critic, applicant, candidate, contestant, finalist, semifinalist, seed, rookie, debutant, veteran midfielder, libero, spiker, blocker, opposite, point guard, centre back, full back, left back, right back, sweeper, playmaker, marathoner, hurdler, jumper, thrower, rower, paddler, canoeist, diver, surfer, skater, fencer, judoka, karateka, weightlifter, lifter, trekker, hiker, backpacker, expatriate, expat, refugee, migrant, widow, elder brother, younger brother, elder sister, younger sister, youngest daughter, eldest son`)

	// kinEN are the roles after which a given name alone stands.
	kinEN = list(`son, daughter, wife, husband, brother, sister, grandson, granddaughter, cousin, nephew, niece, friend, named, called, whom, girl, boy, classmate, teammate`)

	// orgEN are words of a body's or a place's name: no person is called so.
	orgEN = lexicon(41, `committee, department, ministry, council, assembly, party, province, city, district, commune, ward, town, township, village, hamlet, county, state, republic, kingdom, region, university, college, school, academy, institute, institution, centre, center, hospital, clinic, company, corporation, corp, jsc, ltd, llc, inc, co, group, holdings, bank, fund, foundation,
		association, union, federation, league, front, club, fc, team, society, organization, organisation, agency, authority, board, bureau, office, division, command, army, navy, police, guard, force, forces, station, airport, port, harbour, bridge, street, road, avenue, boulevard, lane, highway, square, park, garden, museum, library, theatre, theater, cinema, temple, pagoda, church, cathedral, mosque, shrine, palace, tower, hall, house, hotel, resort, market, mall, plaza, stadium,
		river, mountain, mount, lake, bay, island, islands, sea, ocean, beach, delta, cave, valley, pass, border, gate, zone, complex, site, area, quarter, festival, cup, championship, championships, games, prize, award, medal, order, forum, summit, conference, congress, exhibition, fair, expo, week, day, year, month, programme, program, project, plan, act, law, treaty, agreement, court, tribunal, procuracy, newspaper, news, times, post, daily, radio, television, press, magazine, journal,
		people's, women's, farmers', veterans', youth, trade, national, international, provincial, municipal, central, northern, southern, eastern, western, north, south, east, west, public, security, military, general, united, nations, world, health, education, training, agriculture, environment, culture, sports, sport, tourism, finance, planning, investment, industry, commerce, construction, transport, justice, home, foreign, affairs, information, communications, science, technology, labour, labor, war, invalids, social, inspectorate, customs, tax, treasury, rice, silk, coffee, wood, steel, cement, food, seafood, furniture, craft, red, cross, aquatic, management, research, development, resources, regiment, battalion, division, brigade, corps, highlands, class, grade, series, air, airlines, energy, electricity, power, water, insurance, securities, real, estate, digital, bus, train, railway, line, new, old, great, royal, grand, golden, green, blue, black, white, memorial, monument, mausoleum, relic, cemetery, prison, orphanage, pool, gym, arena, kings, dynasty, era, revolution, independence, liberation, uprising, campaign, parish, diocese, sangha, buddhist, catholic, protestant, muslim, christian`)

	// bearersEN follow, small, what is named after a person or a place.
	bearersEN = lexicon(42, `street, road, school, ward, commune, district, province, city, village, hamlet, town, bridge, park, square, hospital, university, memorial, hall, relic, site, museum, temple, pagoda, church, cathedral, market, festival, prize, award, cup, port, airport, river, lake, bay, island, beach, station, stadium, pool, theatre, theater, monument, mausoleum, garden, border, gate, pass, cave, area, region, team, club, company, factory, plant, mill, warehouse, farm, forest, reservoir, dam, canal, industrial, tunnel, flyover, intersection, junction, avenue, boulevard, delta, mountain, peak, waterfall, valley, neighbourhood, quarter, scholarship, fund, tea, rice, coffee, silk, brand, group, families, ethnic, people, minority, language, song, dynasty, era, kings`)

	// nationsEN are peoples and countries as words before a role.
	nationsEN = lexicon(43, `vietnamese, lao, laotian, cambodian, khmer, thai, chinese, japanese, korean, south korean, north korean, american, british, french, german, russian, italian, spanish, dutch, danish, swedish, norwegian, finnish, belgian, swiss, austrian, polish, czech, hungarian, australian, canadian, indian, indonesian, malaysian, singaporean, filipino, brazilian, argentine, cuban, mexican, irish, scottish, welsh, english, european, asian, african, israeli, turkish, ukrainian, hmong, tay, nung, dao, ede, jarai, cham, muong, bahnar, kinh, mongolian, portuguese, greek, taiwanese, german born, us, uk`)

	// appointedEN link a name or a pronoun to an office.
	appointedEN = lexicon(44, `is, was, became, becomes, remains, is now, was then, is also, was also, was previously, is currently, was formerly, was once, was long, was later, is still, was until recently, was, later became, then became, stays as, stays on as, remains as, stepped down as, steps down as, took over as, takes over as, continues as, retired as, returned as, resigned as, returns as, who is, who was, who became, who serves as, who served as, serves as, served as, serving as, works as, worked as, acted as, has been, had been, was elected, was appointed, was named, is currently, has served as, was reelected as, was promoted to, was elected as, was appointed as, elected, appointed, were, are, were named, were appointed, were elected, were promoted to, were made, has been named, has been appointed, has been elected, had been named, was confirmed as, was reappointed, was reelected, was made, will become, is to become`)

	// beforeOfficeEN may stand between a name's comma and an office.
	beforeOfficeEN = lexicon(45, `the, a, an, now, currently, both, all, now the, currently the, both of them, then the, then, formerly, previously, formerly the, once, later, until recently, and, also, who is, who was, who is the, who was the, who is now, who became, who serves as, who served as, who has been`)

	// capitalAfterEN are small words after which an office goes on with a
	// capital one: "provincial Party Secretary".
	capitalAfterEN = list(`acting, former, deputy, vice, assistant, associate, provincial, standing, then, current, new, newly appointed, outgoing, incoming, senior, permanent, interim, district, municipal, communal, commune, village, national, regional, longtime, veteran, first, local, executive, honorary, city, state, ward, retired, late, chief, ex`)

	// familyEN are people of one family, whose given names may follow.
	familyEN = list(`twins, sons, daughters, children, brothers, sisters, grandchildren, grandsons, granddaughters, couple, parents, siblings, triplets, kids, boys, girls, nephews, nieces, cousins`)

	// choosingEN are what is done to somebody "as" an office.
	choosingEN = list(`named, appointed, elected, nominated, picked, hired, chose, confirmed, introduced, reelected, installed, approved, made`)

	// chiefsEN are offices with "chief" before them only.
	chiefsEN = list(`officer, engineer, inspector, accountant, editor, economist, consultant, scientist, curator, architect, designer`)

	// ownersEN begin what is somebody's.
	ownersEN = list(`his, her, their, whose`)

	// rareEN are surnames that are more often words of places and teams.
	rareEN = list(`an, cong, cung, dien, dong, hoa, la, loc, linh, long, phu, phuong, quang, quan, song, tan, tap, thanh, thuong, thien, thuan, tien, tra, vien, yen, binh, ba, bao, nam, ninh, my, minh, xuan, tay, bac, trung, thu, hai, chi, cat, ben, buon, ban, song, suoi, nha, nui, khu, lang`)

	// pluralOf follow offices in the plural: "heads" alone is a verb.
	pluralOf = list(`of, in, at, for`)

	// crownsEN are honorifics that places have, too: "Miss Da Lat".
	crownsEN = list(`miss, king, queen, prince, princess, lord, lady`)

	// agesEN are ages in words.
	agesEN = list(`five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety`)

	// calendarEN are days and months.
	calendarEN = list(`monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, june, july, august, september, october, november, december`)

	// laterEN stand between a pronoun and its verb.
	laterEN = list(`later, then, now, also, once, still, previously, formerly, soon, first, long`)

	// determinersEN stand before an office.
	determinersEN = list(`the, a, an, its, his, her, their, whose, our, my, this, that`)

	// placingEN put what follows somewhere.
	placingEN = list(`of, in, at, near, to, from, around, across, through, towards, outside, inside, on, between, via`)

	// ledEN are what has a leader, by an office.
	ledEN = list(`team, guild, squad, brigade, troupe, choir, crew, cooperative, club, party, group, band, orchestra, ensemble, troop, community, congregation, association, workshop, hamlet, village, neighbourhood, neighborhood, patrol, platoon, unit, alliance, coalition`)

	// electedEN are bodies whose members hold an office.
	electedEN = lexicon(21+0, `committee, assembly, politburo, parliament, council, bureau, secretariat, congress, senate, legislature`)
)
