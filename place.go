package rapporteur

// PlaceKind is what a toponym names.
type PlaceKind string

// Kinds of place.
const (
	PlaceContinent PlaceKind = "continent"
	PlaceCountry   PlaceKind = "country"
	PlaceProvince  PlaceKind = "province" // first-order division: governorate, state, oblast
	PlaceDistrict  PlaceKind = "district" // second-order division
	PlaceCity      PlaceKind = "city"     // any populated place
	PlaceRegion    PlaceKind = "region"   // area without an administration: Sahel, Donbas
	PlaceRiver     PlaceKind = "river"
	PlaceSea       PlaceKind = "sea" // seas, gulfs, lakes
	PlaceMountain  PlaceKind = "mountain"
	PlaceRoad      PlaceKind = "road"
	PlaceCrossing  PlaceKind = "crossing" // border crossing
	PlaceFacility  PlaceKind = "facility" // airport, base, camp, dam, hospital
)

// Place is a toponym in a text with what it was resolved to. A place that
// could not be resolved has GeoNameID 0 and no point.
type Place struct {
	Span           // the bare name
	Full Span      `json:"full,omitzero"` // with type words or relation: "east of Idlib city"
	Name string    `json:"name"`          // the gazetteer's own spelling; the text's where unresolved
	Kind PlaceKind `json:"kind,omitempty"`
	// GeoNameID is the GeoNames id, 0 when unknown or not in GeoNames.
	GeoNameID int64    `json:"geonameid,omitempty"`
	Lat       *float64 `json:"lat"` // WGS84 degrees; nil: no point
	Lon       *float64 `json:"lon"`
	Country   string   `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Adm1      string   `json:"adm1,omitempty"`    // name of the first-order division
	// Metonym says that the name stands for a state or its government
	// ("Ankara said"), not for the ground.
	Metonym bool `json:"metonym,omitempty"`
	// Demonym says that the name is the adjective or the people of the place
	// ("Turkish", "Turks"): it links to it, and nothing happened there.
	Demonym bool `json:"demonym,omitempty"`
	// Confidence from 0 to 1 that the resolution is right, by the reader's own reckoning.
	Confidence float64 `json:"confidence,omitempty"`
}
