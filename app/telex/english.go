package telex

import "strings"

// The words below come out of a keyboard that types Telex as syllables. Which
// of the two is meant was decided by the lists of Vietnamese syllables in use
// (hunspell-vi, and the 10,000 commonest words of film subtitles) and by a
// dictionary of English (SCOWL's small one).

// function are words that every English sentence is made of, and that are no
// Vietnamese.
const function = " the and with from for that which who was were are by at of have been being will would could should their they its it this these than into over after about "

// hardly are English words whose Vietnamese reading (ò, í, ì, ú) is a cry.
const hardly = " of is if us "

// english are words whose reading is no syllable in use, or leaves no whole
// word: "mỏe", "los". They get their keys back wherever they stand, but in a
// name.
const english = " " +
	"airs amass arms auras away axis barns bars bass bays beefs beers bias bins boar boars boas booms boors born " +
	"bosom boss buff bums burns burr bursar burst cars chaff chairs chaps charm charms chars chasm cheeps cheer " +
	"cheers chefs chess chiefest choirs chore chores chosen churns corns cuff curst darn darns dawns deem deems " +
	"deeps deers defends defer defers dens dense denser dins doer doers does donor donors doom dooms door doors " +
	"dose dosed down downs duff duress dwarf dwarfs gangs gawk gawks gins gist goats goes gongs goofs goons gore " +
	"gores gown gowns guess gums guns guys hairs hangars harass harms hawk hawks hems hens her heros hers hims " +
	"hoax honors hoofs hoops horns horse hose huff hums ifs keens kiss kowtows lairs lass lawns leers less liar " +
	"liars loafs loans loon lore loser losers loss major majors mamas maps mars mass meets mere meres merest mess " +
	"metes miss moons moors morass morn morns moron morons moss muff muss naps nieces norm norms nose nuns oafs " +
	"oar oars or ores ox oxen pairs pangs pans papas pars pass past pasta pawn pawns peeps peer peers pens peps " +
	"per perjure perjures peruse pest pets photos pieces pits poops poor pops post powwow powwowed powwowing " +
	"powwows puff puns pups purr puss puts quays queens queer queers queue quips recess reefs refer refers refuse " +
	"reuse rims rips roams roar roars roast roofs rooms rosary rose ruff saris says seem seems sees sexes sirs " +
	"soaps soar soars sofas soon sops sore sores sorest sums surf surfs sworn tariff tars taxis teems teens tens " +
	"tense tenser tepee terms terse terser themes thirst thongs thorn thorns those tiff tongs tons torn torsi " +
	"torso toss town trays trees trims trips troops tureen tureens turf turfs turns urns veers verse vexes vips " +
	"virus "

// either are words whose reading is Vietnamese: this is thí, list is lít, been
// is bên. They are English where the sentence is.
const either = " " +
	"air arm as aura ax bangs bans bar barn bats bee beef been beer bees beets beset best bets bits boo boom boon " +
	"boons boor boos boost boots bow bows box buns burn bus bust buts cans caps car cast cats chair chaos char " +
	"chats chef chest chins chips choir chops chose chow chows chums churn cons coo coops coos cops corn cost " +
	"cots cow cows cox cums cups cur cuts dad dads dais dams dawn days deed deeds deer defend did dims dips dodo " +
	"dons dos dots dud duds dungs dust gaps gas gasp gays goo goof goon gust guts hair hams hangar hangs harm has " +
	"hats hays here hero hes hips his hits hoes honor hoots hops horn host how hows huts if ins is its keen " +
	"keeps kits lair laps last lawn lax lays lee leer lens lest lets lips lisp list loaf longs loom looms loons " +
	"loops loots lops lose lost lots low lows lungs lust mama mans mar mas mast mats mays mes mist mix moms moo " +
	"moon moor moos moots mops most mow mown mows must nays nest nets nips nits noes noon nor now nuts oaf of off " +
	"ore own owns pair par pas pats pays pins pis pots pus queen quest queues quits rams raps rasp rats rays reef " +
	"reset rest roes roof room roost roots rots row rows rums rungs runs rust ruts sacs saps sari sawn see seen " +
	"seeps seer sense sets sex sins sips sir sits six sofa songs sons sow sown sows sox suns tangs tans taps tar " +
	"tax taxi tee teem teen tees term test thee theme there these thins this thus tins tips tits toast toes too " +
	"toots tops tore tost tots tow towns tows traps tree trots trust turn ups urn us vans vary vast vats veer " +
	"vest vets vex visa vow vows "

// oneOf reports whether word, in whatever case, is in a list.
func oneOf(list, word string) bool { return strings.Contains(list, " "+strings.ToLower(word)+" ") }

func isEnglish(word string) bool { return oneOf(english, word) }
func isEither(word string) bool  { return oneOf(either, word) }
