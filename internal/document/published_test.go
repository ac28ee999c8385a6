package document_test

import (
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
)

func TestPublished(t *testing.T) {
	type want struct {
		value, earliest, latest rapporteur.Day
		how                     rapporteur.DateSource
	}
	exact := func(d rapporteur.Day, how rapporteur.DateSource) want { return want{d, d, d, how} }
	body := "\n\n" + para1 + "\n\n" + para2
	for name, c := range map[string]struct {
		draft document.Draft
		want  want
	}{
		"given wins":    {document.Draft{Text: headline + "\n\nPublished: May 3, 2018" + body, Date: "2018-05-09", DateHow: rapporteur.DateGiven, URL: "https://example.org/2018/05/01/flood"}, exact("2018-05-09", rapporteur.DateGiven)},
		"metadata":      {document.Draft{Text: headline + body, Date: "2018-05-09", DateHow: rapporteur.DateMetadata}, exact("2018-05-09", rapporteur.DateMetadata)},
		"published":     {document.Draft{Text: headline + body + "\n\nPublished: May 3, 2018 05:53 PM"}, exact("2018-05-03", rapporteur.DatePublished)},
		"updated":       {document.Draft{Text: headline + body + "\n\nUpdated: 3 May 2018"}, exact("2018-05-03", rapporteur.DateUpdated)},
		"both":          {document.Draft{Text: headline + "\n\nPublished 3 May 2018" + body + "\n\nLast updated: 5 May 2018"}, want{"2018-05-03", "2018-05-03", "2018-05-05", rapporteur.DatePublished}},
		"on one line":   {document.Draft{Text: headline + "\n\nPublished 3 May 2018 Updated 4 May 2018" + body}, want{"2018-05-03", "2018-05-03", "2018-05-04", rapporteur.DatePublished}},
		"American":      {document.Draft{Text: headline + "\n\nUpdated 5/3/2018 at 1:33 p.m. ET" + body}, exact("2018-05-03", rapporteur.DateUpdated)},
		"open figures":  {document.Draft{Text: headline + "\n\nUpdated 5/3/2018 at 13:33" + body}, want{}},
		"print date":    {document.Draft{Text: "Quito, EcuadorSaturday 5 May 2018\n\n" + headline + body + "\n\nUpdated: February 15, 2018"}, exact("2018-02-15", rapporteur.DateUpdated)},
		"print date 2":  {document.Draft{Text: "Saturday 5 May 2018\n\n" + headline + body}, want{}},
		"dateline":      {document.Draft{Text: "PORT SOTO, 3 May 2018 (IRIN) - " + para1}, exact("2018-05-03", rapporteur.DateDateline)},
		"part dateline": {document.Draft{Text: "PORT SOTO, May 3 (Reuters) - " + para1}, want{}},
		"under title":   {document.Draft{Text: headline + "\n\nBy Ana Ruiz\n\nMay 3, 2018" + body}, exact("2018-05-03", rapporteur.DatePublished)},
		"under, later":  {document.Draft{Text: headline + "\n\nMay 3, 2018" + body + "\n\nThe dam broke on June 2, 2018, and the town was left."}, want{}},
		"address":       {document.Draft{Text: headline + body, URL: "http://example.org/world/2018/05/03/flood/"}, exact("2018-05-03", rapporteur.DateURL)},
		"address words": {document.Draft{Text: headline + body, URL: "http://example.org/news/2018/may/3/flood"}, exact("2018-05-03", rapporteur.DateURL)},
		"address glued": {document.Draft{Text: headline + body, URL: "http://example.org/World/2018/0503/flood"}, exact("2018-05-03", rapporteur.DateURL)},
		"two addresses": {document.Draft{Text: headline + body, URL: "http://example.org/2018/05/03/a/2018/05/04/b"}, want{}},
		"no date in it": {document.Draft{Text: headline + body, URL: "http://example.org/story/20181/flood"}, want{}},
		"copyright":     {document.Draft{Text: headline + body + "\n\nCopyright 2019 The Westland Post. All rights reserved."}, want{}},
		"caption":       {document.Draft{Text: headline + "\n\nA boat in Port Soto on May 3, 2018. (AP Photo/Juan Paz)" + body}, want{"", "2018-05-03", "", rapporteur.DateReasoned}},
		"unknown":       {document.Draft{Text: headline + body}, want{}},
		// 6 June was a Saturday in 2015, and no day of a weekend in 2014 and from 2016 to 2018.
		"weekend": {document.Draft{Text: headline + "\n\nThe minister said on Wednesday that the talks had failed. They began over the weekend of June 6 in Port Soto.\n\n" +
			"The pact was signed in March 2014. A new round will open on Friday."}, want{"", "2015-06-17", "2015-06-18", rapporteur.DateReasoned}},
		"weekend, open year": {document.Draft{Text: headline + "\n\nThe minister said on Wednesday that the talks had failed. They began over the weekend of June 6 in Port Soto."}, want{}},
		"weekend to come":    {document.Draft{Text: headline + "\n\nThe minister said on Wednesday that the talks will open over the weekend of June 6. The pact was signed in March 2014."}, want{}},
		"weekday both ways": {document.Draft{Text: headline + "\n\nThe minister said on Wednesday that the talks had failed. They began over the weekend of June 6. The pact was signed in March 2014. " +
			"The president will speak on Wednesday."}, want{}},
		// 12 October 2016 was a Wednesday.
		"visit": {document.Draft{Text: headline + "\n\nThe minister said on Thursday that the dam was safe. On October 12 she is planning to make a one-day visit to Quito.\n\n" +
			"The pact was signed in November 2015. In May, the army left. The rains have lasted since July."}, want{"", "2016-10-06", "2016-10-08", rapporteur.DateReasoned}},
		"visit, open year": {document.Draft{Text: headline + "\n\nThe minister said on Thursday that the dam was safe. On October 12 she is planning to make a one-day visit to Quito.\n\n" +
			"The pact was signed in 2015."}, want{}},
		"election": {document.Draft{Text: headline + "\n\nThe minister said on Thursday that the dam was safe. Elections are scheduled for October 12.\n\n" +
			"The pact was signed in November 2015. In May, the army left. The rains have lasted since July."}, want{}},
		"posts":            {document.Draft{Text: headline + "\n\nThe mayor of Port Soto asked for boats on Thursday.\n\nWe need boats now! — Ana Ruiz (@example) May 3, 2018"}, want{"", "2018-05-03", "2018-05-09", rapporteur.DateReasoned}},
		"posts, other day": {document.Draft{Text: headline + "\n\nThe mayor of Port Soto asked for boats on Monday.\n\nWe need boats now! — Ana Ruiz (@example) May 3, 2018"}, want{}},
	} {
		doc := open(t, c.draft)
		p := doc.Published
		if got := (want{p.Value, p.Earliest, p.Latest, p.How}); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
		inText := p.How != "" && p.How != rapporteur.DateGiven && p.How != rapporteur.DateMetadata && p.How != rapporteur.DateURL
		if inText != (len(p.Evidence) > 0) {
			t.Errorf("%s: evidence %v for %q", name, p.Evidence, p.How)
		}
	}
}
