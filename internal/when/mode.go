package when

import "github.com/rapporteur/rapporteur"

// A text is a story, whose dates hang on each other rather than on the day it
// was written, when it names years far from that day often, and days of
// speaking ("Friday", "yesterday", "last month") and verbs of saying seldom.
const (
	storyYears = 5    // at least so many far years
	storyWords = 220  // and at least one in so many words
	saidWords  = 1500 // at most one day of speaking in so many words
	verbWords  = 120  // at most one verb of saying in so many words
	farYears   = 2    // years from the day of writing that are far
)

// narrative tells a story from news.
func (p *parser) narrative(day rapporteur.Day, pub rapporteur.Published) bool {
	written := 0
	for _, d := range [...]rapporteur.Day{day, pub.Earliest, pub.Latest} {
		if d.Known() {
			written = d.Time().Year()
			break
		}
	}
	far, said, verbs := 0, 0, 0
	for i := range p.words {
		w := &p.words[i]
		switch {
		case w.aside:
		case yearLike(w) && (p.dateCompany(i) || p.yearCompany(i, i+1)) && (written == 0 && w.num < 2100 || w.num < written-farYears+1):
			far++
		case p.has(i, era) && p.at(i-1).num > 0 && p.at(i-1).figures < 4:
			far++
		case w.e.roles&weekday != 0 && w.cap && w.e.roles&capital == 0 && p.at(i+1).num < 0 && !p.has(i+1, month) && !(p.mark(i+1, ",") && p.has(i+2, month)):
			said++
		case w.e.roles&deictic != 0:
			said++
		case w.e.roles&which != 0 && w.e.shift <= 0 && (p.is(i+1, "week", "month", "year")):
			said++
		case p.cueOf(i)&cueSay != 0:
			verbs++
		}
	}
	n := len(p.words)
	return far >= storyYears && far*storyWords >= n && said*saidWords <= n && verbs*verbWords <= n
}
