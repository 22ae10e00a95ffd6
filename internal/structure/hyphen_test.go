package structure

import (
	"strings"
	"testing"
)

// frames are paragraphs in which a word is parted at "%": what the text tells
// of its words beside it is little, as in most texts.
var frames = map[string]string{
	"en": "The harbour was closed for the whole of the winter, and those who lived from it had\nto look for work in the towns, where nobody was waiting for them; so they spoke of %\nand of many other things, until the ice broke and the boats could leave the quay and\nfollow the fish to the north, which nobody had expected before the month of May.",
	"de": "Der Hafen war den ganzen Winter geschlossen, und wer von ihm lebte, suchte in den\nStädten nach Arbeit, wo niemand auf ihn wartete; so sprach man dort auch von %\nund von vielem anderen, bis das Eis brach und die Boote den Kai verlassen konnten,\num den Fischen nach Norden zu folgen, was vor dem Mai niemand erwartet hatte.",
	"ru": "Гавань была закрыта всю зиму, и те, кто от неё жил, искали работу в городах, где\nникто их не ждал; поэтому люди много говорили о том, что значит слово %\nи о многом другом, пока лёд не тронулся и лодки не смогли уйти от причала следом\nза рыбой на север, чего раньше мая никто из них в том году не ожидал.",
	"es": "El puerto estuvo cerrado todo el invierno, y los que vivían de él tuvieron que buscar\ntrabajo en las ciudades, donde nadie los esperaba; por eso hablaban mucho de %\ny de muchas otras cosas, hasta que el hielo se rompió y las barcas pudieron salir del\nmuelle para seguir a los peces hacia el norte, lo que nadie esperaba antes de mayo.",
	"fr": "Le port est resté fermé tout l'hiver, et ceux qui en vivaient ont dû chercher du\ntravail dans les villes, où personne ne les attendait ; ils parlaient donc de %\net de beaucoup d'autres choses, jusqu'au jour où la glace a cédé et où les bateaux\nont pu quitter le quai pour suivre les poissons vers le nord, avant le mois de mai.",
	"pt": "O porto ficou fechado durante todo o inverno, e os que viviam dele tiveram de procurar\ntrabalho nas cidades, onde ninguém os esperava; por isso falavam muito de %\ne de muitas outras coisas, até que o gelo partiu e os barcos puderam deixar o cais\npara seguir os peixes rumo ao norte, o que ninguém esperava antes do mês de maio.",
}

// real and parted words for each language. "/" stands for the end of the line; a
// hyphen before it is the word's own, without it the margin's.
var endHyphens = map[string]string{
	"en": `self-/defence well-/known long-/term half-/forgotten so-/called twenty-/five anti-/colonial mother-/in-law brother-in-/law part-/time
		state-/owned working-/class cross-/country decision-/making pre-/war good-/natured hard-/working ice-/bound day-/to-day by-/elections fifty-/two non-/payment left-/wing sea-/going eight-/hour strike-/breakers trade-/union
		wea/ther cap/tain din/ner gov/ernment to/gether with/out under/stand pas/sengers par/liament hun/dred set/tlement fisher/men be/tween lead/ership
		social/ism com/mittee work/ers strug/gle fac/tory pro/test inde/pendent demo/cratic organ/ization meet/ing man/age anti/cipated coun/try`,
	"de": `deutsch-/sowjetische marxistisch-/leninistischen politisch-/ideologische wirtschaftlich-/gesellschaftlichen deutsch-/französischen technisch-/wissenschaftliche sozial-/liberale spanisch-/marokkanischen jüdisch-/christlichen kleinbürgerlich-/reaktionäre
		ver/lassen Arbei/terinnen zu/sammen Gewerk/schaft Vor/stand Bevölke/rung ange/nommen süd/deutschen Frie/den aus/drücklich Bundes/republik gegen/über Schiff/fahrt sozial/istischen`,
	"ru": `кто-/то когда-/нибудь по-/русски из-/за социал-/демократов научно-/технический вице-/президент во-/первых кое-/где марксистско-/ленинской юго-/западный скажите-/ка всё-/таки общественно-/политической что-/либо национально-/освободительной буржуазно-/демократических рабоче-/крестьянского пресс-/конференции
		рабо/та рабо/чие прави/тельство поли/тика эконо/мический това/рищи капи/тан по/тому совет/ский нацио/нальный гава/ни мес/то социал/изм пого/да наро/да револю/ция борь/ба собра/ние по/литика заба/стовка союз/ный госу/дарство`,
	"es": `franco-/alemán político-/militar teórico-/práctico marxista-/leninista socio-/económico anglo-/sajón ex-/presidente histórico-/crítico anti-/imperialista vice-/ministro greco-/latino económico-/social hispano-/americano pre-/revolucionario
		capi/tán gobier/no trabaja/dores puer/to compa/ñeros liber/tad histó/rico econó/micas huel/ga explica/ción internacio/nal real/mente social/ista ciu/dadanos tiem/po revolu/ción pes/cadores sindi/cato mari/neros perió/dico her/mano`,
	"fr": `peut-/être est-/il a-t-/elle celui-/ci rendez-/vous avant-/garde vis-à-/vis dites-/nous demi-/heure non-/violence franco-/allemand après-/midi elles-/mêmes au-/dessus arrière-/pays dit-/on sous-/marin social-/démocrate allons-/y vingt-/cinq libre-/échange c'est-à-/dire sud-/ouest
		gouver/nement tra/vail cama/rades mer/ci voi/là capi/taine ques/tion mon/sieur tou/jours popu/laire bien/tôt avan/tage pour/quoi jus/tice syndi/cat ou/vriers comi/té liber/té mi/nistère ce/lui sou/ci fem/mes`,
	"pt": `reuniu-/se fazê-/lo dar-/lhe segunda-/feira primeiro-/ministro porta-/voz recém-/chegados encontra-/se mão-de-/obra tornaram-/se sem-/terra pós-/guerra latino-/americana bem-/estar disse-/lhe guarda-/costas vê-/la levantou-/se anti-/fascista fala-/se
		capi/tão gover/no trabalha/dores clas/se por/to compa/nheiros sem/pre esco/la no/me portu/guês mi/lho liber/dade neces/sário pes/soas mes/mo fos/se jor/nal ope/rários as/sembleia tam/bém`,
}

func TestHyphensOfCompoundsStayAndThoseOfTheMarginGo(t *testing.T) {
	right, all, lost := 0, 0, 0
	for lang, frame := range frames {
		for _, word := range strings.Fields(endHyphens[lang]) {
			left, rest, ok := strings.Cut(word, "/")
			if !ok {
				t.Fatalf("%s: %q has no end of the line", lang, word)
			}
			own := strings.HasSuffix(left, "-")
			lines := strings.Replace(frame, "%\n", strings.TrimSuffix(left, "-")+"-\n"+rest+" ", 1)
			got := ""
			for _, b := range Read(seedOf("The first line\n\n" + lines)) {
				got += b.Text + "\n"
			}
			all++
			switch want := left + rest; {
			case strings.Contains(got, want):
				right++
			default:
				t.Logf("%s: %s is not put together as %s", lang, word, want)
				if own {
					lost++
				}
			}
		}
	}
	t.Logf("%d of %d; %d compounds lost their hyphen", right, all, lost)
	if all < 80 || right*100 < all*95 {
		t.Errorf("%d of %d hyphens are decided rightly", right, all)
	}
	if lost*2 > all-right {
		t.Errorf("%d of %d errors take a hyphen that is real", lost, all-right)
	}
}

func TestAHyphenThatIsAloneInALongTextStays(t *testing.T) {
	line := "The boats lay on the bank, the ropes hung in the loft, and nobody spoke of the spring,\n"
	text := "Notes of the harbour\n\n" + strings.Repeat(line, 30) + "for the keeper of the harbour had asked the women of the village to mend the lobster-\npots and the nets before the ice was gone.\n"
	var got strings.Builder
	for _, b := range Read(seedOf(text)) {
		got.WriteString(b.Text)
	}
	if !strings.Contains(got.String(), "lobster-pots") {
		t.Errorf("the only hyphen is gone")
	}
}
