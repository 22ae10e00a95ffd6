package infer

import "strings"

// degrees are what stands behind a person's name and says nothing of an office or
// a body: degrees, orders, generations, in lower case without points and spaces.
var degrees = setOf(`md phd dphil edd jd dds dmd dvm do rn bsn msn ba bs bsc ma ms msc mba mph mpp mpa llb llm lld jsd dr prof esq jr sr ii iii iv cpa pe pmp
	qc kc sc obe mbe cbe kbe dbe frs frsa mp mep mpp mla mna sj op osb ofm osf rsm
	csc drsc phdr mudr judr ing mgr dhc drhc em
	ктн кэн кин кфмн кмн кбн кюн кфн кпн ксн кхн дтн дэн дин дфмн дмн дбн дюн дфн дпн дсн дхн`)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// isDegree reports whether a field behind a name is nothing but such.
func isDegree(field string) bool {
	return degrees[strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(". -\u00a0", r) {
			return -1
		}
		return r
	}, field))]
}
