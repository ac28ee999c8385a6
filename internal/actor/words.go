package actor

import "strings"

// bit is what a word can be to this package. The lists below are its whole
// knowledge of English besides the tables in data/actor.
type bit uint32

const (
	det       bit = 1 << iota // opens a noun phrase
	definite                  // the, this, that, these, those
	quantity                  // of a counting phrase: more, than, dozens, of, million
	modifier                  // an adjective that may stand before an agent noun
	speech                    // a verb of saying
	act                       // a verb whose subject wills it
	locative                  // a preposition that makes a state ground
	weakplace                 // a preposition that makes a state ground unless a word of sending stands before it
	send                      // a word after which "to X" or "from X" has X as a party
	ground                    // a noun that has a state as ground: border, province
	movement                  // a verb of motion or place: left, visited
	honorific                 // Mr, Dr
	feminine                  // of a woman
	masculine                 // of a man
	particle                  // inside a name: al, bin, de
	past                      // former, late: the role is not held
	preRole                   // acting, deputy, newly: between country and role
	calendar                  // months and days
	function                  // a word that, with a capital, only opens a sentence
	possessor                 // his, her, their, its, our, my
	auxiliary                 // is, was, has, will
	relation                  // -backed, -led: after a hyphen
	aligned                   // pro-, anti-: before a hyphen
	cue                       // words that make a neighbour a source: newspaper, agency, told
	tie                       // and, or
	lowName                   // of, for, and, the: inside the name of a body
	given                     // a first name (of the tables)
	roleEnd                   // the last word of a title (of the tables)
)

// lists are the words of each bit.
var lists = map[bit]string{
	det:      `the a an this that these those some any several many various all both each every no another other such few numerous most`,
	definite: `the this that these those both`,
	quantity: `more than as much at least most close to up about around nearly almost over under some dozens scores hundreds thousands tens millions of a dozen million
		billion hundred thousand half an several many few one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
		seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety fewer less array number group groups members as couple majority`,
	// Adjectives and nouns that stand before agent nouns; past participles count only behind a determiner or number.
	modifier: `local senior top high-ranking ranking junior foreign international regional national federal central provincial municipal military civilian political
		diplomatic humanitarian medical judicial religious tribal ethnic security intelligence police army naval air armed unarmed heavily lightly masked unidentified
		unknown unnamed anonymous independent official public private state government governmental ruling governing interim transitional caretaker
		military-led elected unelected democratic autonomous semi-autonomous self-declared self-proclaimed so-called internationally internationally-recognised
		internationally-recognized recognised recognized rebel rebels insurgent separatist secessionist jihadist jihadi extremist terrorist terror radical hardline
		hard-line hardliner moderate mainstream Islamist Islamic Muslim Christian Sunni Shiite Shia Shi'ite Alawite Druze Kurdish Korean Arab Tuareg Fulani Tutsi Hutu Pashtun Hazara Baloch
		Rohingya Tamil Tigrayan Oromo Amhara Uighur Uyghur Chechen Berber Jewish Hindu Buddhist Catholic Coptic Orthodox African European Western Asian Latin Gulf
		communist Maoist Marxist leftist right-wing left-wing far-right far-left nationalist ultranationalist loyalist opposition pro-government anti-government
		pro-democracy pro-opposition allied rival warring opposing main biggest largest powerful leading influential prominent veteran new former
		young old elderly pregnant wounded injured displaced stranded trapped besieged homeless vulnerable internally desperate innocent
		poor ordinary angry peaceful fellow remaining other northern southern eastern western front-line frontline elite regular irregular
		regime presidential parliamentary ministerial royal imperial special ground border coastal coast naval riot paramilitary volunteer
		small large big giant major minor key respected well-known little-known obscure shadowy secretive exiled banned outlawed designated
		state-run state-owned state-controlled government-run government-controlled privately-owned official semi-official pro-Kurdish
		non-governmental nongovernmental nonprofit non-profit not-for-profit charitable UK-based London-based Geneva-based rights war
		aid relief rescue emergency health hospital drug anti-narcotics naval combat retired serving off-duty plainclothes uniformed
		female male women children teenage child Syrian-led nuclear oil trade peace truce ceasefire negotiating technical joint visiting high-level
		multinational UN-backed US-led African-led Saudi-led world global wealthy neighbouring neighboring
		radical violent notorious feared moderate once-powerful splinter breakaway armoured armored transport fighter cargo attack reconnaissance
		town village city district camp union church mosque party school hospital company clan prison factory mine street
		suspected alleged accused presumed purported would-be hundreds-strong heavily-armed well-armed Russian-made`,
	speech: `said says say told tells added adds announced announces stated states reported reports claimed claims denied denies warned warns confirmed confirms
		acknowledged insisted insists argued argues noted notes wrote writes tweeted declared declares explained urged urges vowed vows pledged accused accuses
		condemned condemns demanded demands called calls asked asks replied admitted admits alleged alleges suggested described estimated estimates
		recalled quipped testified asserted asserts maintained maintains conceded predicted predicts threatened threatens promised hinted stressed stresses reiterated
		commented responded thinks believes believed fears feared hopes hoped`,
	act: `backs backed supports supported sent sends wants wanted seeks sought launched launches hosts hosted agreed agrees rejected rejects refused refuses
		proposed plans planned intends intended deployed struck strikes bombed attacked attacks invaded annexed occupied occupies signed signs withdrew
		pulled halted suspended imposed imposes lifted expelled recalled summoned responded retaliated fired shot bolstered reinforced armed trained trains
		welcomed welcomes praised criticised criticized criticises expressed voiced offered offers gave gives provided provides helped helps intervened
		mediated brokered negotiated considers considered views viewed regards regarded sees saw fears feared hopes hoped expects expected remains
		became has have had will would could should may might must can cannot does did do is are decided decides began continues continued tried tries stopped stepped ordered orders
		blames blamed says kept keeps holds held lost won faces faced insists opposes opposed fights fought joined joins blocked blocks vetoed recognised recognized
		took takes made makes set sets put cut cuts closed opened reopened severed tightened stationed moved built established warned approved backed-up downed
		spoke speaks met meets went goes came comes left leaves fell falls rose rises grew grows ran runs fled flees hid hides led leads wrote writes drove flew flies
		sat stood stands lay lies brought brings bought sold spent built broke breaks chose chooses froze swore shut shot hurt got gets found finds fought sought
		thought felt feels slept dug hung stuck paid pays laid lays retook undertook overran overthrew drew draws threw knew blew ate saw sees taught caught dealt
		meant won wins lost loses dies arrives arrived returns returned visits resigns resigned shows showed tells moves moving protects patrols fires targets storms
		failed fails acted acts needs needed knows ruled rules voted votes signalled signaled appears appeared seems seemed entered turned escalated pressed pushes pushed urged`,
	locative: `in into inside outside across throughout near within around along via through toward towards at over off northern southern eastern western
		central north south east west northeast northwest southeast southwest north-eastern north-western south-eastern south-western
		northeastern northwestern southeastern southwestern rural mainland neighbouring neighboring entering leaving visiting reaching fleeing across beyond`,
	weakplace: `to from of`,
	send: `message letter warning appeal threat response offer aid help support weapons arms sale sell sold give gave given deliver delivered handed loyal allegiance
		belongs belonging according pressure funding backing statement criticism delegation request calls call demand demands approval assistance money
		permission pledge proposal reply answer objections opposition ultimatum belong behalf condemnation invasion accused independence
		loans loan deal ties respond responded condemnations guarantees guarantee assurances concessions attack attacks concession accusations thanks grateful appealed turned turn lie speak spoke talk talked talking
		listen hostile sympathetic close closer allied ally allies friend friends enemy enemies rival rivals`,
	ground: `border borders city cities town towns village villages province provinces region regions north south east west coast coastline capital airspace
		territory soil countryside interior frontier northeast northwest southeast southwest mountains valley desert waters outskirts suburbs suburb
		streets road roads highway population economy history airport airports ports port hospitals schools district districts state states governorate`,
	movement: `left leave leaves entered enter visited visit visits reached reach fled flee crossed cross invade toured tour transiting bordering borders
		overflew shelled hit hits rocked shook struck`,
	honorific: `mr mrs ms miss mx dr sir madam dame lord lady mme prof hon honourable honorable msgr mullah`,
	feminine:  `mrs ms miss madam dame lady mme queen princess spokeswoman chairwoman congresswoman businesswoman policewoman mother housewife nun sister she her herself woman girl actress`,
	masculine: `mr sir lord king prince emir sultan spokesman chairman congressman businessman policeman father pope imam he his him himself man boy bishop priest cardinal`,
	particle:  `al el ul ur bin ibn ben bint abu abd abdel abdul de da do dos das del della di du la le van von der den ter ten zu y e af bou ould ag as-`,
	past:      `former ex ex- late then-foreign one-time onetime ousted deposed toppled retired erstwhile`,
	preRole: `acting deputy vice newly new then assistant interim caretaker de facto senior chief first second permanent current incumbent incoming outgoing top hardline
		state junior us federal deputy-head powerful veteran long-time longtime exiled reformist populist embattled`,
	calendar: `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december day eve`,
	function: `the a an in on at by for from to of with as and but or nor so yet if when while where who whom whose which what why how this that these those it its he she they
		we i you his her their our my your after before since until although though because despite during under over between among against about into
		there here now then also however meanwhile moreover still even just only not no yes both either neither each every some any many most more several few other
		one two three four five six seven eight nine ten last next according earlier later once such than thus hence instead nearly almost some
		asked speaking see says said is are was were has have had do does did will would can could may might must should let read more all another
		unlike like plus dear yesterday today tomorrow tonight ahead following given amid elsewhere perhaps maybe indeed never again often sometimes soon early late at least
		new old first second third local police government officials witnesses residents security state media foreign minister president general human rights
		north south east west northern southern eastern western`,
	possessor: `his her their its our my your whose`,
	auxiliary: `is are was were be been being has have had will would can could may might must should do does did`,
	relation: `backed led aligned allied linked run controlled held supported sponsored funded trained armed supplied dominated occupied brokered
		administered governed owned affiliated inspired ruled approved imposed mediated made built based born drafted loyal`,
	aligned: `pro anti`,
	cue:     `newspaper daily weekly magazine agency broadcaster channel website tv television radio network outlet told according quoted citing cited reported reports report reporting correspondent quoting said says reporter journalist group militants fighters militia rebels movement`,
	tie:     `and or`,
	lowName: `of for and the in to on de la del des du al el &`,
}

// words holds the bits of every word of the lists, folded.
var words = func() map[string]bit {
	m := map[string]bit{}
	for b, l := range lists {
		for _, w := range strings.Fields(l) {
			m[strings.ToLower(w)] |= b
		}
	}
	return m
}()

// orgHead is the kind and sector of a body by the head word of its name.
type orgHead struct{ kind, sector, words string }

// orgHeads are tried in this order.
var orgHeads = []orgHead{
	{"ministry", "GOV", `ministry department`},
	{"media", "JRN", `news times post herald tribune gazette telegraph chronicle examiner dispatch courier journal tv television radio broadcasting newspaper media press`},
	{"armed_forces", "MIL", `navy corps guard guards`},
	{"armed_group", "REB", `front brigade brigades army liberation militia mujahideen resistance battalion cartel gang`},
	{"organisation", "COP", `police gendarmerie`},
	{"organisation", "JUD", `court tribunal`},
	{"organisation", "LEG", `parliament assembly senate congress council`},
	{"organisation", "EDU", `university college school academy`},
	{"organisation", "PTY", `party`},
	{"organisation", "BUS", `bank company corporation corp inc ltd group airlines airways holdings industries oil petroleum telecom mining`},
	{"organisation", "GOV", `authority office bureau commission committee committees agency administration service directorate secretariat board`},
	{"organisation", "NGO", `foundation association federation organisation organization society institute institution observatory monitor watch network union movement
		initiative campaign project alliance coalition league trust fund relief aid charity international watchdog centre center forum congress conference`},
	{"organisation", "MED", `hospital clinic`},
}

var orgWords = func() map[string]*orgHead {
	m := map[string]*orgHead{}
	for i := range orgHeads {
		for _, w := range strings.Fields(orgHeads[i].words) {
			if m[w] == nil {
				m[w] = &orgHeads[i]
			}
		}
	}
	return m
}()

// participles may stand before a noun only behind a determiner or a number:
// "killed civilians" is a deed, "the displaced civilians" are people.
func participle(low string) bool {
	return len(low) > 4 && (strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing"))
}

// adjective tells by its ending a word that may stand before a noun.
func adjective(low string) bool {
	for _, e := range []string{"ist", "ic", "ical", "ous", "ful", "ary", "ian", "ish", "ite"} {
		if len(low) > len(e)+3 && strings.HasSuffix(low, e) {
			return true
		}
	}
	return strings.Contains(low, "-") && (strings.HasSuffix(low, "-based") || strings.HasSuffix(low, "-old") || strings.HasSuffix(low, "ed"))
}
