package sqlite

// All SQL that runs on a record, by name; the tables are in migration/.

// Columns that scanDocument reads.
const documentColumns = `d.seq, d.id, d.ref, d.version, d.path, d.url, d.outlet, d.title, d.language, d.sha256, d.meta`

// Adding.
const (
	insertDocument = `
		INSERT INTO documents (id, locator, version, current, day, earliest, latest, ref, path, url, outlet, outlet_fold,
			title, language, sha256, text_bytes, engine, meta)
		VALUES (:id, :locator, (SELECT count(*) + 1 FROM documents WHERE locator = :locator), 1, :day, :earliest, :latest, :ref,
			:path, :url, :outlet, :outlet_fold, :title, :language, :sha256, :text_bytes, :engine, :meta)
		RETURNING seq, version`
	retireVersions = `UPDATE documents SET current = 0 WHERE locator = :locator AND current = 1`
	insertBody     = `INSERT INTO bodies (document, text, layout, entries) VALUES (:document, :text, :layout, :entries)`
	allLabels      = `SELECT id, kind, form, indicator FROM labels`
	insertLabel    = `INSERT INTO labels (kind, form, indicator) VALUES (:kind, :form, :indicator) RETURNING id`
	insertEntry    = `
		INSERT INTO entries (document, place, n, label, names, receipt)
		VALUES (:document, :place, :n, :label, :names, :receipt)`
	insertID         = `INSERT INTO ids (hash, document, n) VALUES (:hash, :document, :n)`
	insertAppearance = `
		INSERT INTO appearances (actor, document, name, kind, country, sector, role, forms, mentions, statements)
		VALUES (:actor, :document, :name, :kind, :country, :sector, :role, :forms, :mentions, :statements)`
	insertSearch = `INSERT INTO search (rowid, title, text) VALUES (:document, :title, :text)`
)

// One document or entry.
const (
	hasDocument   = `SELECT EXISTS (SELECT 1 FROM documents WHERE id = :id)`
	documentByID  = `SELECT ` + documentColumns + ` FROM documents AS d WHERE d.id = :id`
	documentByRef = `SELECT ` + documentColumns + ` FROM documents AS d WHERE d.ref = :ref AND d.current = 1 ORDER BY d.seq DESC LIMIT 1`
	seqOfDocument = `SELECT seq FROM documents WHERE id = :id`
	bodyText      = `SELECT text, layout FROM bodies WHERE document = :document`
	bodyReading   = `SELECT text, layout, entries FROM bodies WHERE document = :document`
	bodyEntries   = `SELECT entries FROM bodies WHERE document = :document`
	entriesByHash = `SELECT i.document, i.n, l.kind FROM ids AS i CROSS JOIN entries AS e CROSS JOIN labels AS l
		WHERE i.hash = :hash AND e.document = i.document AND e.n = i.n AND l.id = e.label ORDER BY i.document, i.n`
	kindsOf    = `SELECT l.kind FROM entries AS e JOIN labels AS l ON l.id = e.label WHERE e.document = :document ORDER BY e.n`
	receiptsOf = `SELECT n, receipt FROM entries WHERE document = :document`
)

// Lists. An empty parameter filters nothing; a limit of -1 is none.
const (
	listDocuments = `SELECT ` + documentColumns + ` FROM documents AS d
		WHERE (:all OR d.current = 1)
		AND (:outlet = '' OR d.outlet_fold = :outlet)
		AND (:from = '' OR d.latest >= :from)
		AND (:to = '' OR d.earliest <= :to)`
	orderDocuments     = ` ORDER BY d.day, d.ref, d.version, d.id LIMIT :limit OFFSET :offset`
	orderDocumentsByID = ` ORDER BY d.id LIMIT :limit OFFSET :offset`

	// CROSS JOIN keeps the documents outside, so that their index and the key
	// of entries give the order and no row waits for another.
	listEntries = `SELECT e.document, e.n, l.kind
		FROM documents AS d INDEXED BY documents_order CROSS JOIN entries AS e CROSS JOIN labels AS l
		WHERE e.document = d.seq
		AND (:all OR d.current = 1)` + filterEntries + `
		ORDER BY d.day, d.ref, d.version, d.id, e.place LIMIT :limit OFFSET :offset`
	listEntriesOf = `SELECT e.document, e.n, l.kind FROM entries AS e CROSS JOIN labels AS l
		WHERE e.document = :document` + filterEntries + `
		ORDER BY e.place LIMIT :limit OFFSET :offset`
	filterEntries = `
		AND l.id = e.label
		AND (:kind = '' OR l.kind = :kind)
		AND (:form = '' OR l.form = :form)
		AND (:indicator = '' OR l.indicator = :indicator)
		AND (:name = '' OR instr(e.names, :name) > 0)
		AND (:actor = '' OR e.document IN (SELECT p.document FROM appearances AS p WHERE p.actor = :actor))`

	// CROSS JOIN keeps the appearances outside, so that their key gives the order.
	listAppearances   = selectAppearances + ` WHERE d.current = 1` + filterAppearances + ` ORDER BY a.actor`
	listAppearancesOf = selectAppearances + ` WHERE a.actor = :actor AND d.current = 1` + filterAppearances + ` ORDER BY a.actor`
	selectAppearances = `SELECT ` + documentColumns + `, a.actor, a.name, a.kind, a.country, a.sector, a.role, a.forms, a.mentions, a.statements
		FROM appearances AS a CROSS JOIN documents AS d ON d.seq = a.document`
	filterAppearances = `
		AND (:kind = '' OR a.kind = :kind)
		AND (:country = '' OR a.country = :country)`

	// A title counts three times what a text counts.
	searchDocuments = `SELECT ` + documentColumns + ` FROM search JOIN documents AS d ON d.seq = search.rowid
		WHERE search MATCH :query AND d.current = 1
		ORDER BY bm25(search, 3.0, 1.0), d.id LIMIT :limit`
)

// Counts.
const (
	countDocuments = `SELECT count(*), coalesce(sum(current), 0), coalesce(sum(text_bytes), 0) FROM documents`
	countEngines   = `SELECT engine, count(*) FROM documents GROUP BY engine`
	countEntries   = `SELECT l.kind, sum(e.n) FROM (SELECT label, count(*) AS n FROM entries GROUP BY label) AS e
		JOIN labels AS l ON l.id = e.label GROUP BY l.kind`
)

// Bringing an older record up to date.
const eachBody = `SELECT d.seq, d.id FROM documents AS d ORDER BY d.seq`

// The file itself.
const (
	identify    = `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`
	setPageSize = `PRAGMA page_size = %d`
	useWAL      = `PRAGMA journal_mode = WAL`
	setVersion  = `PRAGMA user_version = %d`
	setIdentity = `PRAGMA application_id = %d`
	limitPages  = `PRAGMA max_page_count = %d`
)
