package names

import "strings"

// honorifics stand before a person's name and are no part of it.
var honorifics = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`
		Mr Mr. Mrs Mrs. Ms Ms. Miss Messrs Dr Dr. Drs Prof Prof. Professor Sir Lord Lady Dame Madam Madame Mme Monsieur Señor Señora Senor Herr Frau
		Hon Hon. Honourable Honorable Rev Rev. Reverend Fr Fr. Pastor Bishop Archbishop Cardinal Pope Imam Mullah Maulana Ayatollah Mufti Rabbi
		Sheikh Sheik Shaikh Shaykh Alhaji Alhaja Hajia Haji Shri Smt Engr Engr. Barr. Barrister Datuk Dato Comrade
		President Vice-President Premier Minister Chancellor Secretary Governor Mayor Senator Sen Sen. Congressman Congresswoman Representative Rep Rep. MP
		Ambassador Envoy Commissioner Inspector Superintendent Constable Sergeant Sgt Sgt. Corporal Cpl. Captain Capt Capt. Maj Maj. Colonel Col Col.
		Brigadier Brig Brig. General Gen Gen. Lieutenant Lt Lt. Lieut. Commander Cmdr. Admiral Adm Adm. Marshal Commodore Officer Sheriff Judge Magistrate
		Attorney Prosecutor Speaker Chairman Chairwoman Chairperson Spokesman Spokeswoman Director Manager Coach King Queen Prince Princess Emperor Emir Chief
		PM CEO CFO DG DIG IG AG VP Councillor Lawmaker Advocate Prime Deputy Vice Foreign Crown First Former Justice Director-General Secretary-General
		Maj.Gen Brig.Gen Lt.Col Lt.Gen Presidential Candidate Leader`) {
		m[w] = true
	}
	return m
}()

// tails are marks that end no name.
var tails = map[string]bool{
	"'s": true, "’s": true, "'": true, "’": true, ",": true, "\"": true, "”": true, "“": true, "-": true, ":": true, ";": true, "?": true, "!": true, "(": true, "–": true, "—": true, "&": true,
	"and": true, "of": true, "the": true, "for": true, "»": true, "...": true,
}

// heads are words and marks that begin no name.
var heads = map[string]bool{
	"the": true, "The": true, "a": true, "an": true, "A": true, "An": true, "THE": true, "\"": true, "“": true, "”": true, "'": true, "‘": true, "’": true, "-": true, ",": true, "(": true, "–": true, "—": true, "«": true,
	"of": true, "and": true, "in": true, "by": true,
}

// Trim gives the part [i, j) of a run of words that is the name: without
// articles, marks and possessives at its ends and, for a person, without what
// a person is addressed by. Nothing may be left. person says that the run is a
// person's name; form gives a word.
func Trim(form func(int) string, i, j int, person bool) (int, int) {
	for i < j {
		f := form(i)
		if !heads[f] && !(person && honorifics[f]) && !(person && (f == "." || f == "Elect")) {
			break
		}
		i++
	}
	for j > i && tails[form(j-1)] {
		j--
	}
	return i, j
}
