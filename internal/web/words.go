package web

import "github.com/rapporteur/rapporteur"

// The words in which the pages speak of closed lists of the record. A value
// that is not in its list is shown as it is.

var stanceWords = map[rapporteur.Stance]string{
	rapporteur.StanceAsserts:  "says",
	rapporteur.StanceDenies:   "denies",
	rapporteur.StanceConcedes: "concedes",
	rapporteur.StanceHedges:   "says, with reserve",
	rapporteur.StanceWarns:    "warns",
	rapporteur.StancePromises: "promises",
	rapporteur.StanceDemands:  "demands",
	rapporteur.StanceAsks:     "asks",
	rapporteur.StanceSilent:   "is said to be silent",
}

var formWords = map[rapporteur.Form]string{
	rapporteur.FormDirect:   "in their own words",
	rapporteur.FormIndirect: "in the outlet’s words",
	rapporteur.FormMixed:    "partly in their own words",
}

var kindWords = map[rapporteur.Kind]string{
	rapporteur.KindAttribution: "Quotation",
	rapporteur.KindFigure:      "Figure",
	rapporteur.KindEvent:       "Event",
	rapporteur.KindContact:     "Contact",
	rapporteur.KindAgreement:   "Agreement",
	rapporteur.KindThreat:      "Threat",
	rapporteur.KindSite:        "Site",
	rapporteur.KindDispute:     "Dispute",
}

// dateWords say how a publication date is known.
var dateWords = map[rapporteur.DateSource]string{
	rapporteur.DateGiven:     "given with the document",
	rapporteur.DateMetadata:  "from the page’s metadata",
	rapporteur.DatePublished: "from a publication date in the text",
	rapporteur.DateUpdated:   "from an “updated” date in the text",
	rapporteur.DateDateline:  "from the dateline",
	rapporteur.DateURL:       "from the page’s address",
	rapporteur.DateReasoned:  "worked out from weekdays and dates in the text",
	rapporteur.DateUnknown:   "the text does not say",
}

// dateNotes are the same for a narrow column.
var dateNotes = map[rapporteur.DateSource]string{
	rapporteur.DateGiven:     "given",
	rapporteur.DateMetadata:  "metadata",
	rapporteur.DatePublished: "publication date",
	rapporteur.DateUpdated:   "updated date",
	rapporteur.DateDateline:  "dateline",
	rapporteur.DateURL:       "address",
	rapporteur.DateReasoned:  "worked out",
}

// furnitureWords name the parts of a page that are not the report.
var furnitureWords = map[rapporteur.FurnitureKind]string{
	rapporteur.FurnitureCaption:   "caption",
	rapporteur.FurnitureCredit:    "credit",
	rapporteur.FurnitureDateline:  "dateline",
	rapporteur.FurniturePrintDate: "print date",
	rapporteur.FurnitureDateLine:  "date line",
	rapporteur.FurnitureWidget:    "page widget",
	rapporteur.FurnitureHeading:   "stray heading",
	rapporteur.FurnitureSeparator: "separator",
	rapporteur.FurnitureNotice:    "notice",
}

var statusWords = map[rapporteur.FigureStatus]string{
	rapporteur.StatusObserved:  "observed",
	rapporteur.StatusPlanned:   "planned, not yet so",
	rapporteur.StatusProjected: "projected, not observed",
}

var actorWords = map[rapporteur.ActorKind]string{
	rapporteur.ActorArmedForces:   "armed forces",
	rapporteur.ActorArmedGroup:    "armed group",
	rapporteur.ActorMedia:         "news outlet",
	rapporteur.ActorUnnamedSource: "source not named",
	rapporteur.ActorPopulation:    "people",
}

var placeWords = map[rapporteur.PlaceKind]string{
	rapporteur.PlaceCity:     "city or town",
	rapporteur.PlaceSea:      "sea or lake",
	rapporteur.PlaceCrossing: "border crossing",
}

// modWords stand before a time (TIMEX3 mod).
var modWords = map[string]string{
	"START": "early in", "MID": "in the middle of", "END": "late in", "APPROX": "about",
	"LESS_THAN": "less than", "MORE_THAN": "more than", "EQUAL_OR_LESS": "at most", "EQUAL_OR_MORE": "at least",
	"BEFORE": "before", "AFTER": "after", "ON_OR_BEFORE": "by", "ON_OR_AFTER": "from",
}

// refWords are the TIMEX3 values that name no day.
var refWords = map[string]string{
	"PRESENT_REF": "the present, not one day", "PAST_REF": "some time past", "FUTURE_REF": "some time to come",
}

// dayPartWords are the parts of a day as TIMEX3 writes them after the T.
var dayPartWords = map[string]string{
	"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "PM": "afternoon", "AM": "morning",
}

// durationWords are the units of ISO 8601 durations, of days and of hours.
var durationWords = map[bool]map[byte]string{
	false: {'Y': "year", 'M': "month", 'W': "week", 'D': "day", 'E': "decade", 'C': "century"},
	true:  {'H': "hour", 'M': "minute", 'S': "second"},
}

// fieldWords name the fields that spans are evidence for.
var fieldWords = map[string]string{
	"sentence":  "sentence",
	"value":     "number as said",
	"unit":      "unit",
	"counts":    "what is counted",
	"indicator": "what tells the indicator",
	"place":     "place",
	"period":    "period",
	"as_of":     "as of",
	"source":    "source",
	"cue":       "cue",
	"content":   "what is said",
	"addressee": "addressed to",
}

// fieldLayers say on which layer the evidence for a field is shown.
var fieldLayers = map[string]layer{
	"value":   layerFigure,
	"content": layerReported,
	"source":  layerSource,
	"cue":     layerCue,
}

// languageNames are the English names of the languages reports come in most
// (ISO 639-1); others are shown by their code.
var languageNames = map[string]string{
	"ar": "Arabic", "bn": "Bengali", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
	"he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "ku": "Kurdish",
	"my": "Burmese", "ne": "Nepali", "nl": "Dutch", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ru": "Russian",
	"so": "Somali", "sw": "Swahili", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}

// word gives the word for a value of a closed list, or the value itself.
func word[K ~string](words map[K]string, k K) string {
	if w, ok := words[k]; ok {
		return w
	}
	return string(k)
}
