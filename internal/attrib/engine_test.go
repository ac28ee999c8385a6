package attrib

import "github.com/rapporteur/rapporteur/internal/lang/en"

// engine reads the texts of the tests as the program does.
var engine = en.New()
