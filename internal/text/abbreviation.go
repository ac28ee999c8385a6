package text

import "strings"

// stopClass says how a stop after an abbreviation behaves.
type stopClass uint8

const (
	noStop    stopClass = iota // no abbreviation
	titled                     // before a name: never ends a sentence
	numbered                   // an abbreviation only before a number
	dated                      // month or weekday: ends a sentence only before a sentence opener
	clock                      // a.m., p.m.: ends before a capital that is no day, month or zone
	trailing                   // may end a sentence: only before a sentence opener
	final                      // ends a sentence before any capital
	ambiguous                  // also a word: an abbreviation only beside a comma or before small letters
	acronym                    // single letters with stops: as trailing
)

// abbreviations are written exactly so, without their last stop.
var abbreviations = table(map[stopClass]string{
	// Forms of address, ranks, offices, saints, mountains and forts.
	titled: `Mr Mrs Ms Mx Messrs Mme Mlle M Dr Drs Prof Profs Rev Revs Fr Hon Pres Gov Govs Sen Sens Rep Reps Amb
		Gen Gens Maj Col Cols Lt Lts Capt Capts Cpt Cmdr Cmdrs Cdr Adm Adms Sgt Sgts Cpl Pvt Pfc Spc Brig Supt Insp Det
		Ofc Lt.Gen Maj.Gen Brig.Gen Lt.Col Lt.Cmdr Sgt.Maj Msgr Bp Card Sr Sra Srta Dn Ald Atty Sec Asst Assoc Dep Dir Eng Engr Ven Rt Mt Mts Ft St Ste Pte Gdn Wm Chas
		Geo Jos Thos gen col lt sgt capt maj sen rep gov e.g i.e eg ie`,
	numbered: `No Nos no nos Art Arts art Fig Figs fig figs Vol Vols vol vols Ch ch pp p Sect sect para paras Par Op op
		Res Rs rs Ex c`,
	// May is no abbreviation; Mar is also a name, so it counts only as a date.
	dated: `Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Weds Thu Thur Thurs Fri`,
	clock: `a.m p.m A.M P.M`,
	// Companies, generations, states, streets, measures and other words that can close a sentence.
	trailing: `Inc Corp Ltd Co Cos Bros Bhd Pty Plc LLC Jr Esq Dept Depts Univ Inst Assn Intl Natl Govt Div Dist Comm Cmte
		Ala Ariz Ark Calif Colo Conn Del Fla Kan Ky Md Mich Minn Mont Neb Nev Okla Penn Tenn Tex Vt Va Wis Wyo Ont Que
		Alta Sask Ave Blvd Bldg Rd Hwy Pkwy Sq Apt approx ca circa cf viz vs v al est min max avg misc tel ext incl
		excl ed eds trans repr resp sq lb lbs oz mi hr hrs mins secs yr yrs km`,
	final:     `etc`,
	ambiguous: `Ill Mass Miss Wash Ore Ind La Pa Ga Me Mo Sun Sat Md Cal Can Is Ha`,
})

// stopOf gives the class of a word without its stop. Titles are also known in
// capitals ("GEN. SMITH").
func stopOf(w string) stopClass {
	c, ok := abbreviations[w]
	if !ok && len(w) > 1 && len(w) < 6 && w == strings.ToUpper(w) {
		if c = abbreviations[w[:1]+strings.ToLower(w[1:])]; c != titled {
			return noStop
		}
	}
	return c
}

func table(lists map[stopClass]string) map[string]stopClass {
	m := map[string]stopClass{}
	for c, words := range lists {
		for w := range fields(words) {
			if old := m[w]; old == noStop || c < old {
				m[w] = c
			}
		}
	}
	return m
}

// openers are words which, with a capital after an abbreviation's stop, open a
// new sentence rather than go on with a name ("the U.S. He said", "U.S. Army").
var openers = set(`A About According Adding After All Also Although Among An And Another Any As Asked At Authorities Back Because Before
	Both But By Critics Despite During Each Earlier Either Even Every Few Following For From Further Given Had Hardly Has Have He
	Her Here His How However I If In Indeed Instead Is It Its Just Last Later Let Like Many Maybe Meanwhile More Moreover Most
	Much My Neither Nevertheless Nobody None Nor Not Nothing Now Of Officials On Once One Only Or Other Others Our Over Perhaps
	Police Rather Residents Several She Since So Some Sometimes Soon Speaking Still Such That The Their Then There Therefore These
	They This Those Though Three Through Thus To Today Two Under Unlike Until Was We Were What When Where Whether Which While
	Who Why Will With Within Without Witnesses Yesterday Yet You Your`)

// zones follow a clock time within its sentence, as days and months do.
var zones = set(`Eastern Central Mountain Pacific Atlantic GMT UTC EST EDT CST CDT MST MDT PST PDT ET CT MT PT BST CET CEST EET IST
	Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
	October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun
	Local Greenwich`)

// speech are verbs that, after a name, tie a question or exclamation in
// quotation marks to what follows ("Why?" Mary asked).
var speech = set(`said says asked asks added wrote writes told tells shouted replied answered tweeted cried exclaimed demanded wondered
	quipped yelled recalled screamed called continued`)

// ranked are words whose item is named by a capital letter ("Plan B.", "vitamin
// D."), so that the letter after them is nobody's initial.
var ranked = set(`appendix block camp category class exhibit grade group hall hepatitis item layer level letter option page part phase
	plan plans point schedule section serie series sector site stage strain team tier type unit vitamin ward wave zone`)

// degrees hold a stop inside, between more than single letters; by the low five
// bits of their first letter.
var degrees = func() (t [32][]string) {
	for w := range fields(`Ph.D M.Phil D.Phil B.Sc M.Sc B.Ed M.Ed LL.B LL.M LL.D Pharm.D Psy.D Ed.D Lt.Gen Maj.Gen Brig.Gen Lt.Col Lt.Cmdr Sgt.Maj`) {
		t[w[0]&31] = append(t[w[0]&31], w)
	}
	return t
}()

// units are letters written onto a number that are a word of their own.
var units = set(`bn m mn mln k tn trn b mm cm km kg g lb lbs ft in mph kph kmh am pm AM PM a p hrs hr min mins sec secs bps
	km2 GB MB TB KB gb mb Mb Gb kW MW GW MWh GWh kWh Hz MHz GHz cc ml oz mi yr yrs pc pct p c C F K M B BN MM`)

// domains and file endings keep the stop before them inside the word
// (example.com, node.js). Country codes that are English words are left out.
var domains = set(`com org net gov edu mil int info biz co tv io ai app dev news online
	uk de fr eu ru cn jp br tr ir iq ua pl nl se dk fi ch cz hu ro gr es pt ie il sy lb jo sa ae qa kw ye eg ly tn dz ma sd ng ke za
	za et ug tz rw gh sn ml pk np lk bd mm th vn ph kr tw hk sg nz au ca mx ar cl ve cu ht
	js py html htm pdf txt doc docx xls xlsx csv jpg png gif mp3 mp4 exe php asp aspx zip`)

// elided words are written with a leading apostrophe.
var elided = set(`em til tis twas cause bout round n cos neath cept`)

// parted are written as one word and read as two; the value is where they part.
var parted = map[string]int{"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3}

// clitics follow an apostrophe; "t" only after an n, with which it splits off.
var clitics = set(`s S re RE ve VE ll LL d D m M`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range fields(words) {
		m[w] = true
	}
	return m
}
