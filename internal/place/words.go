package place

// Words around a name that tell a place from a person, an organisation or a
// plain word. All are folded to lower case but where said.
var (
	// strongly locative prepositions
	inWords = set(`in near outside around at across throughout inside beside towards toward via off`)
	// prepositions that people and organisations follow as well
	toWords = set(`from to of between through into over against along within beyond above below onto leaving entered visited reached left invaded shelled bombed bombarded
		captured seized retook besieged entering leaving visiting reaching shelling bombing capturing seizing`)
	// directions that "of" binds to a place
	directions = set(`north south east west northeast northwest southeast southwest north-east north-west south-east south-west outskirts centre center edge
		northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western
		downtown upstate rural suburban coastal mainland southernmost northernmost inner greater miles kilometers kilometres km`)
	// parts of names of parts: "South Sudan" is found before; "Northern Iraq" names Iraq.
	sides = set(`north south east west northern southern eastern western central northeastern northwestern southeastern southwestern downtown upper lower greater inner outer
		rural coastal southwest southeast northwest northeast`)
	// before a person's name
	titles = set(`mr mrs ms miss dr prof professor president vice-president premier chancellor king queen prince princess sheikh shaykh sheik emir sultan imam ayatollah mullah
		maulana pope archbishop bishop cardinal father sister brother rev reverend pastor rabbi sir lord lady dame judge justice sen senator rep congressman congresswoman gov governor
		mayor minister secretary ambassador envoy spokesman spokeswoman spokesperson gen general col colonel lt lieutenant maj major capt captain cmdr commander sgt sergeant cpl
		pvt adm admiral brigadier marshal officer detective sheriff deputy coach director chairman chairwoman chief leader analyst activist journalist reporter lawyer attorney
		author actor actress singer player quarterback forward coroner superintendent principal trooper commissioner councilman councilwoman alderman treasurer`)
	// after a person's name, and after a state's
	speech = set(`said says told added stated explained recalled noted argued insisted wrote tweeted joked laughed admitted testified replied recounted asked asks thinks believes`)
	// what a government does: after a capital's or a country's name they mean the state
	decides = set(`said says accused accuses warned warns denied denies demanded demands announced announces agreed agrees rejected rejects wants backs backed supports supported
		supplied vowed vows threatened threatens signed condemned condemns called calls urged urges insisted insists imposed imposes plans planned launched recognised recognized
		hosts hosted invited expelled recalled decided sent sends deployed deploys withdrew joined asked asks refused refuses offered offers considers sees fears hopes seeks sought
		expects believes has had will would must should could can may might is was does did hopes responded retaliated blames blamed voted vetoed blocked intervened brokered mediated
		pledged proposed summoned opposes opposed funds funded arms armed welcomed have are were set sets makes made takes took keeps kept gives gave holds held says back want need needs`)
	plainVerbs = set(`have are were set has had will would must should could can may might is was does did`)
	// capitalised words that follow a place inside the name of an organisation or office
	bodies = set(`university college school institute hospital police department government army navy force forces ministry minister president parliament congress senate council
		court bank stock exchange embassy consulate airport airlines airways agency authority association federation committee commission national state district county city
		supreme high central prime foreign defense defence interior finance secretary ambassador governor mayor attorney general house assembly republic union party board
		chamber museum museums cathedral church zoo community center centre society fund office public fire health medical regional international metropolitan
		security conference summit agreement accord accords process pact treaty peace declaration protocol convention olympics
		town hall bureau coast guard central democratic people peoples`)
	// after a state's or a capital's name: the state is meant
	states = set(`regime government authorities administration officials forces troops army military diplomats envoys leaders ministers policy sanctions`)
	// before it: it is spoken to or blamed
	pressed = set(`warned urged told accused blamed backed asked pressed condemned thanked criticised criticized assured informed pressured persuaded with by against including tell urge warn accuse blame
		press pressuring urging warning accusing blaming backing supporting defying sanctioned`)
	// of newspapers, stations and teams: the place is not spoken of
	media = set(`times post news herald tribune journal today gazette chronicle star sun telegraph mail guardian observer examiner dispatch globe inquirer press record register
		review daily weekly monthly tv radio television broadcasting fm am courier sentinel bulletin ledger
		tech united rovers wanderers rangers fc city's bears bulls lakers yankees mets dodgers giants jets eagles cowboys texans tigers lions wildcats bulldogs hoosiers
		volunteers gators longhorns sooners razorbacks huskies cougars knicks nets celtics heat magic spurs mavericks rockets suns kings raiders steelers browns ravens
		bengals patriots bills dolphins panthers falcons saints buccaneers vikings packers bowl marathon open derby`)
	// months, days, feasts
	months = set(`january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
		monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun easter christmas ramadan eid`)
	// the same of several words
	phrases = map[string]bool{"notre dame": true, "el nino": true, "la nina": true, "white house": true, "al shabab": true, "al shabaab": true, "al qaida": true, "al qaeda": true, "al jazeera": true, "al arabiya": true,
		"al sham": true, "ahrar al sham": true, "islamic state": true, "supreme court": true, "high court": true, "prime minister": true, "new year": true, "happy new year": true, "world cup": true, "black friday": true}
	// capitalised words that are hardly ever the place of that name
	never = union(set(`i a an the of and or but he she it they we you his her its their our your my this that these those there here who what when where why how which while if as at by for
		from in into on to with not no yes all any both each few many more most other some such one two three four five six seven eight nine ten first second third new old
		god lord bible internet web google facebook twitter youtube apple amazon microsoft general major president minister police army navy air force house senate congress state
		national international united democrat democrats republican republicans party government council court university college school street road avenue park center centre
		north south east west northern southern eastern western central islam muslim muslims christian christians jew jews jewish sunni shia shiite catholic catholics
		union church company bank group man woman men women people child children mother father brother sister son daughter student students officials official
		is was are were be been being am so do does did has had have will would can could may might must should shall then than too also just only even still yet however meanwhile
		after before during since until about above below over under again further once because although though unless despite per via mr mrs ms dr time news post star sun era
		nato un eu opec isis isil nasa fbi cia bbc cnn afp ap reuters hiv hamas hezbollah fatah taliban houthi houthis isil daesh boko haram qaeda kremlin pentagon congress parliament wikileaks aids who covid ceo gdp tv dvd media band latino latina latinos hispanic hispanics batman superman baptist methodist lutheran tea wild west usd ngo ngos pm am ad idp idps sars ebola`), months, phrases)
	// small words that follow a town's name used as an adjective
	locals = set(`man woman men women police area areas resident residents home homes school schools student students teen teenager native natives couple firefighters council
		campus officials suburb suburbs metro court jail hospital headquarters office bureau plant airport mayor schoolboy schoolgirl neighborhood neighbourhood streets protesters
		branch port prison refinery market mosque church exchange shooting bombing attack attacks blast massacre riots siege offensive front frontline`)
	// before the name of an outlet or a company
	outlets = set(`agency channel newspaper broadcaster outlet website network daily weekly magazine portal company firm carmaker brand band startup operation named called nicknamed codenamed`)
	// geographic words that, capitalised after a name, belong to it
	features = set(`river lake creek county bay mountain mountains valley island islands peninsula gulf strait desert falls canyon province district governorate oblast raion region state
		township parish prefecture territory heights hills basin delta plateau forest sea canal dam reservoir beach cape point harbor harbour coast archipelago`)
)

func union(sets ...map[string]bool) map[string]bool {
	all := map[string]bool{}
	for _, s := range sets {
		for w := range s {
			all[w] = true
		}
	}
	return all
}
