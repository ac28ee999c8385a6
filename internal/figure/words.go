package figure

import "strings"

// Small word lists that the walk from a number to its trigger goes by.
var (
	// definite words make a number point back at something already told.
	definite = wordSet("the these those all both its their his her other our")

	// copula: forms of "be", and the verbs that stand for it in the passive.
	copula = wordSet("is are was were be been being 're 's got get getting is being")

	// stays: verbs of remaining, before a state.
	stays = wordSet("remain remains remained remaining stay stayed lay lie lying went go gone left stand reportedly were feel become became appear appeared")

	// between: words that may stand between a verb and the number.
	between = wordSet("a an the another some further additional total of up also only just its their his her with least more as many around about new and/or altogether in all combined estimated")

	// preposition: opens a phrase that may stand between subject and predicate.
	preposition = wordSet("in of from at on near across around along inside outside throughout within for by with between among over under during during to against off aboard into including amid via per beneath behind below above without unlike")

	// lists: participles before "as".
	lists = wordSet("registered listed recorded counted classified identified reported described")

	// blocks: words behind which another clause begins.
	blocks = wordSet("after before while when where because although though but if unless whereas as since until once than that which said says saying so whose")

	// timeWord: words of time that may follow a participle.
	timeWord = wordSet("yesterday today tonight overnight last this monday tuesday wednesday thursday friday saturday sunday early late earlier since ago there here every each annually daily nationwide worldwide")

	// opensAside: words that open an insertion between subject and predicate.
	opensAside = wordSet("the a an including among mostly many some most all both mainly nearly almost half as including them one two at three four five six aged according along together with")

	// levelLead: what stands right before the value of a level.
	levelLead = wordSet("to at of is was were stands stood be reached reaches hit hits passed passes tops topped exceeded exceeds surpassed surpasses : now totals totalled totaled and put being are past")

	// speech: verbs whose subject only speaks.
	speech = wordSet("said say says told tell tells claim claimed claims insisted added argued spoke described recalled asked complained")

	// intends: verbs before "to" that make a plan of what follows.
	intends = wordSet("need needs needed stand stands plans plan planned planning wants intends intend agreed agrees vowed promised pledged pledges ordered decided hopes aims aim seeks trying tried going ready preparing due scheduled set expected")

	// joins: what stands between two numbers of one list.
	joins = wordSet("and or , plus as well along with & also together including")
)

func adverb(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ly") && w != "family" && w != "assembly" && w != "italy" && w != "july" || adverbs[w]
}

var adverbs = wordSet("also already still again then now later so far since ever yet almost all both first more once together alone internally else too or or more")

// finiteVerb reports whether a word is most likely a verb with a subject and
// object of its own, at which the search for a predicate ends.
func finiteVerb(w string) bool {
	return finite[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && !notVerb[w]
}

var finite = wordSet(`say says said tell tells told go goes went come comes came take takes took make makes made get gets give gives gave see sees saw find finds found keep keeps kept
	hold holds held stand stands stood run runs ran bring brings brought begin begins began become show shows showed mean means meant put puts sit sat pay paid meet met lose lost
	lead leads led fall falls fell fly flew send sends sent build built spend spent hit hits rise rose win won grow grew fight fought shot kill kills wound attack attacks
	want wants need needs know think believe believes work works fear fears face faces carry carries bear bore broke break fire fires hurt use uses try tries drive drives drove
	have has had does did do reach enter join leave leaves left wear wore speak spoke speaks write wrote feel felt thought became`)

// notVerb holds words in -ed that are none.
var notVerb = wordSet("hundred united armed red united")

// weekdays may stand between a source and its verb.
var weekdays = wordSet("monday tuesday wednesday thursday friday saturday sunday")
