package gazetteer

//go:generate go run generate/main.go -localenames $LOCALENAMES -dates $DATES -countries $COUNTRIES -nationalities $NATIONALITIES
//go:generate go run generate/places/main.go -subdivisions $SUBDIVISIONS -cities $CITIES
