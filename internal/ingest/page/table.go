package page

import "strings"

// Tables of what the mark-up of pages means. They name habits of web
// publishing, never a site.

// silentTags hold nothing that is printed as running text.
var silentTags = set(`script style noscript template iframe svg math select
	button textarea head object embed canvas video audio input map datalist dialog`)

// breakingTags end the line, and say how far apart what follows stands.
var breakingTags = func() map[string]string {
	m := map[string]string{}
	for tag := range set(`address article aside blockquote body dd details dir div dl dt
		fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main
		menu nav ol p pre section summary table caption ul`) {
		m[tag] = "\n\n"
	}
	for tag := range set("li br tr thead tbody tfoot") {
		m[tag] = "\n"
	}
	m["center"] = "\n\n" //nolint:misspell // the element's name
	for tag := range set("td th") {
		m[tag] = "\t"
	}
	return m
}()

// boxTags can hold several paragraphs.
var boxTags = set("html body main article section div td form")

// asideTags hold what accompanies an article.
var asideTags = set("aside footer nav figcaption form")

// asideWords are the parts of class names and ids with which pages mark what
// stands inside the article's box and is not the article. They count only for
// elements that hold a small part of the article's text.
var asideWords = set(`
	caption credit credits copyright
	related relatedlinks recommended recommendation recommendations readmore seealso morefrom mostread mostpopular popular trending
	newsletter signup subscribe subscription paywall cta promo promotion sponsor sponsored advert advertisement advertising ad ads banner commercial disclosure
	share sharing sharebar sharedaddy social socials follow toolbar
	comment comments disqus replies
	tags taglist tagcloud keywords topics categories breadcrumb breadcrumbs pagination pager
	byline author authors bio timestamp dateline pubdate datepublished publishdate readtime
	cookie consent gdpr popup modal overlay tooltip
	gallery slideshow carousel slider widget sidebar rail nav menu footer poll quiz`)

// leadIns open a line that points to another page when the rest of it is a
// link. Lower case, without the colon.
var leadIns = []string{
	"read more", "read also", "also read", "read next", "see more", "see also", "related", "more on", "more from", "more", "don't miss", "don’t miss",
	"you may also like", "you might also like", "recommended", "watch", "listen", "click here", "here’s more", "here's more", "up next", "download",
	"lire aussi", "à lire aussi", "lea también", "lee también", "leia também", "leia mais", "mehr zum thema", "lesen sie auch", "leggi anche", "читайте также", "اقرأ أيضا",
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
