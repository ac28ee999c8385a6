package place

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// typeWords are the words that say what kind of place a name is, before it
// ("Lake Van", "the city of Mosul") or after ("Kherson Oblast").
var typeWords = func() map[string]rapporteur.PlaceKind {
	m := map[string]rapporteur.PlaceKind{}
	for _, k := range kinds { // in a fixed order: the first kind to claim a word keeps it
		for w := range strings.FieldsSeq(typeLists[k]) {
			if m[w] == "" {
				m[w] = k
			}
		}
	}
	return m
}()

// typeLists are those words by kind; English first, then what the press leaves
// in the language of the place.
var typeLists = map[rapporteur.PlaceKind]string{
	rapporteur.PlaceProvince: `province governorate state oblast prefecture muhafazah wilaya wilayah territory krai canton voivodeship viloyat vilayet emirate`,
	rapporteur.PlaceDistrict: `district county raion rayon subdistrict municipality borough parish tehsil taluk upazila woreda cercle arrondissement kaza qada nahiya barangay commune`,
	rapporteur.PlaceCity:     `city town village hamlet township suburb neighborhood neighbourhood municipality settlement capital port metropolis kibbutz`,
	rapporteur.PlaceRiver:    `river creek wadi rio stream brook canal`,
	rapporteur.PlaceSea:      `sea lake ocean gulf bay strait lagoon reservoir sound`,
	rapporteur.PlaceMountain: `mountain mountains mount hills range peak heights`,
	rapporteur.PlaceRoad:     `highway motorway road freeway expressway route corridor pass`,
	rapporteur.PlaceCrossing: `crossing checkpoint`,
	rapporteur.PlaceFacility: `airport airbase airfield camp dam prison hospital port base university square bridge stadium school park station mall`,
	rapporteur.PlaceRegion:   `region island islands peninsula valley desert basin archipelago enclave countryside`,
}

// divisionWords open or close the official names of provinces and districts;
// Bare takes them off.
var divisionWords = set(divisionList)

const divisionList = `province governorate state oblast prefecture region district county raion rayon department departement département municipality territory
	krai canton voivodeship wilayat wilaya emirate provincia departamento estado departement provinsi borough circuit division parish oblys`

var divisionPrefixes = []string{"Muḩāfaz̧at ", "Muhafazat ", "Provincia de ", "Provincia del ", "Departamento de ", "Departamento del ", "Departamento ", "Estado de ",
	"Region of ", "Province of ", "State of ", "City of ", "Wilaya de ", "Wilayat ", "Tỉnh ", "Gouvernorat de ", "Kabupaten ", "Kota ", "Provincia di ", "Arrondissement de ", "Province de "}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// Bare takes the type word off the official name of a division ("Donetsk
// Oblast"); ok is false where there is none.
func Bare(name string) (string, bool) {
	for _, p := range divisionPrefixes {
		if s, ok := strings.CutPrefix(name, p); ok && len(s) > 2 {
			return s, true
		}
	}
	i := strings.LastIndexByte(name, ' ')
	if i > 2 && divisionWords[strings.ToLower(name[i+1:])] {
		return name[:i], true
	}
	return name, false
}

// arabic are the countries whose names of places bear the Arabic article.
var arabic = set(`SYR IRQ LBN JOR PSE ISR SAU YEM OMN ARE QAT BHR KWT EGY LBY TUN DZA MAR MRT SDN SSD SOM DJI TCD ERI ESH COM TUR IRN`)
