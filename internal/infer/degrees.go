package infer

import "strings"

// degrees are what stands behind a person's name and says nothing of an office or
// a body: degrees, orders, generations, in lower case without points and spaces.
var degrees = setOf(`md phd dphil edd jd dds dmd dvm do rn bsn msn ba bs bsc ma ms msc mba mph mpp mpa llb llm lld jsd dr prof esq jr sr ii iii iv cpa pe pmp
	ao am oam ac apm csm cvo kcmg cmg gcmg faa fassa ftse psm onz cnzm onzm mnzm qso qsm oc cm qc kc sc obe mbe cbe kbe dbe frs frsa mp mep mpp mla mna sj op osb ocso ocd cssr ofm osf rsm
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

// withoutHonours takes the degrees, orders and seats off the end of a person's
// name: "Ada Blum AO QC".
func withoutHonours(name string) string {
	for {
		at := strings.LastIndexAny(name, " \u00a0")
		if at < 0 {
			return name
		}
		last := strings.Trim(name[at:], " .,\u00a0")
		if len(last) < 2 || strings.ToUpper(last) != last || !isDegree(last) || len(strings.Fields(name[:at])) < 2 {
			return name
		}
		name = strings.TrimRight(name[:at], " ,\u00a0")
	}
}
