package language

import (
	"strings"

	"fonds/internal/document"
)

// known are the languages that share a script with others: their commonest
// short words, and letters that few others write. Words that come out the same
// in several languages are listed for each of them. An elided article counts as
// a word ("l'eau": l, eau).
var known = [...]struct {
	lang    document.Lang
	script  int
	words   string
	letters string
}{
	{"en", latin, "the of and to in is that for it with as was on are by this be from or which have an at not they has were their but its been we our all will would who there more these no can should must upon into than", ""},
	{"es", latin, "de la que el en y los del las por con una para es se no al lo como más pero sus le ha su son este esta entre cuando muy sin sobre también hasta hay donde desde todo nos durante fue ser un o sea contra nuestro nuestra", "ñ"},
	{"fr", latin, "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son cette aux nous été ont mais leur ces sans comme d l qu n c s j leurs être fait contre notre", "çœê"},
	{"de", latin, "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum haben nur oder aber vor zur bis mehr durch wir", "ßäöü"},
	{"pt", latin, "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está também só pelo pela até isso são contra nossa", "ãõç"},
	{"it", latin, "di e il la che in per un del è non con una le si da al sono della come dei dell più i gli nel alla anche lo ma ha delle nella dal o questo su ed se essere suo stato tra hanno contro all sul", "ìòù"},
	{"nl", latin, "de van het een en in is dat op te zijn met die voor niet aan er om ook als dan maar bij of uit nog worden door naar heeft hebben tot ze deze wordt zich wij over onze werd kan meer", ""},
	{"pl", latin, "i w na z do nie się że to jest o jak za przez od po dla są oraz ale co tak już który tym czy tylko jego być ich która jako może także przed lub pod które tego we ze", "łążśćźńę"},
	{"cs", latin, "a v se na že je s z o do i to k ve pro za by ale jako po tak jsou které jeho nebo byl který od jsem si však ze při až bylo také není být jsme jen která tím jejich", "ěřů"},
	{"sk", latin, "a v sa na že je s z o do i to k vo pre za by ale ako po tak sú ktoré jeho alebo bol ktorý od som si však zo pri až bolo aj nie byť sme len ktorá tým ich tiež", "ľĺŕ"},
	{"ro", latin, "de și în a la că pe cu este din nu pentru care mai sunt o ce au un prin sau dar al ale lui fi se cel fost după unei unui ca le această acest şi noi", "ășțţ"},
	{"hu", latin, "a az és hogy nem is egy meg ez volt de csak már még mint el van ki vagy azt minden úgy ha lehet által ezt sem után kell olyan pedig amely ezek melyek s között", "őű"},
	{"tr", latin, "ve bir bu için de da ile olarak olan çok daha gibi kadar en ne sonra var ise ki o her olduğu değil ya veya karşı biz tüm ancak üzere hem", "ğışç"},
	{"sv", latin, "och att det i en som på är av för med den till inte har de ett om var vi från men så kan vid sig eller ska efter också under detta när mot mellan hade skulle alla", "åäö"},
	{"da", latin, "og at det i en er som på af for med den til ikke har de et der var vi fra men så kan sig eller skal efter også denne når mod mellem blev meget havde hvor alle skulle hvad nogle noget uden mig", "åæø"},
	{"no", latin, "og å det i en er som på av for med den til ikke har de et var vi fra men så kan seg eller skal etter også denne når mot mellom ble mye hadde hvor alle skulle hva noen noe uten meg om", "åæø"},
	{"fi", latin, "ja on ei että oli se hän mutta ovat kun niin joka kuin tai myös jos sen mitä vain ole ovat sekä jotka mukaan kanssa olla tämä tämän jälkeen voi me meidän vastaan", "äö"},
	{"is", latin, "og að í á er sem til um við það en var ekki með af fyrir hann eru frá þess þau hefur verið eða því þar þeir", "þðæö"},
	{"id", latin, "yang dan di untuk dengan tidak dari ini itu pada adalah akan dalam oleh kepada juga karena bahwa sebagai mereka telah kami kita bisa para tersebut atau serta", ""},
	{"ms", latin, "yang dan di untuk dengan tidak dari ini itu pada ialah akan dalam oleh kepada juga kerana bahawa sebagai mereka telah kami kita boleh para tersebut atau serta daripada negeri", ""},
	{"vi", latin, "và của là các có được cho trong với không một những đã người này khi để từ đến về ra như tại nhân dân chúng phải", "đăơư"},
	{"ca", latin, "de la i el que en a les els per un una amb del és no al es com més però són ha dels aquest aquesta també sobre l d s entre seva seu hi ens perquè fins o", "ç"},
	{"gl", latin, "de a o que e do da en un para é con non unha os no se na por máis as dos como mais foi ao das tamén pola polo sobre esta este desde galego nos súa seu", "ñ"},
	{"eo", latin, "la de kaj en al estas por ne kiu kiuj ke kun el ĝi ili sed pri per estis ni tiu ĉi aŭ kiel pli ankaŭ nur oni sur tio ĉiuj esti", "ĉĝĥĵŝŭ"},
	{"hr", latin, "i u je na se da za su s od a što kao iz o koji ali bi ne sa kako to ili nije će koje samo bio već koja po do biti prema te također tko protiv svih nakon prije gdje ovdje uvijek kojem tijekom", "čćđšž"},
	{"sr-Latn", latin, "i u je na se da za su s od a šta kao iz o koji ali bi ne sa kako to ili nije će koje samo bio već koja po do biti prema te takođe ko protiv svih posle gde ovde uvek", "čćđšž"},
	{"sl", latin, "in je v na za se da so ki z s od pa ne ali kot tudi po iz bi pri do bo lahko ter še kar bil biti če proti med vseh mi vse naj", "čšž"},
	{"et", latin, "ja on ei et see oli kui ka ta mis aga või seda oma nii välja siis mitte ning need olid selle kes üle eest meie vastu kõik", "õäöü"},
	{"lv", latin, "un ir ka no uz ar par kas to tas bet arī lai kā nav pie gan vai tika bija pēc ko tā mēs ne mūsu pret", "āēīūļņķģ"},
	{"lt", latin, "ir kad yra iš su į tai bet kaip buvo o ne už apie jo ar dėl nuo po kurie taip prie tik dar mes mūsų prieš", "ėųįąęšž"},
	{"sq", latin, "të e në dhe për se që me i nga një është më si u ka do nuk por kjo ky janë kanë tij kur edhe ishte këtë ne kundër", "ëç"},
	{"eu", latin, "eta da ez bat du dira ere zen izan dute bere dituzte baina edo egin den baten diren gure hori hau arte aurka guztiak", "ñ"},
	{"af", latin, "die van en in is het nie dat wat te vir om met op sy aan hy as word deur ons hulle was n ook kan maar sal moet aan al teen", "ê"},
	{"ga", latin, "agus an na ar go a i is le sé ní atá bhí do ag leis seo sin don chun ach den mar tá siad nó gach muid", ""},
	{"cy", latin, "yn y a i o ar yr mae ei am wedi gan fod eu oedd hyn bod un fel gyda nid hefyd ond sydd na ni ein", "ŵŷ"},
	{"mt", latin, "u li ta il fil ma f l għal din dan minn biex jew lill mill hija kien kollha kif kontra aħna", "ħġċż"},
	{"sw", latin, "na ya wa kwa ni katika za la kuwa hiyo hii yao cha huo hayo watu wetu kama pia lakini nchi vya kutoka au sisi", ""},
	{"tl", latin, "ang ng sa na at mga ay ni para kung hindi ito siya nang may ko ka mo niya kanilang isang tayo atin bayan laban natin", "ñ"},
	{"az", latin, "və bir bu üçün ilə ki da də olan edir olaraq daha çox kimi onun sonra isə hər biz o ya deyil qarşı", "əğıç"},
	{"uz", latin, "va bilan uchun bu bir ham deb edi bo o ning bilan kerak lekin yoki agar barcha esa haqida qarshi biz", ""},
	{"ku", latin, "û ji bi di de ku li ev bo ew ne jî yê ya yên wê wî min me hemû dijî an lê gel", "êîû"},
	{"la", latin, "et in est non ad ut cum quod qui sed ex per sunt si quae ab esse atque nec quam de aut eius hoc enim", ""},
	{"ha", latin, "da a na ta ya cewa wannan ba ga su shi mai don za sun kuma domin wanda amma duk", "ɗɓƙ"},
	{"so", latin, "iyo oo ka ku in waa la ay uu waxaa ah kale si badan dadka laakiin aan soo", ""},
	{"ht", latin, "nan ak yo pou ki se li yon te pa gen tout nou sou men kont peyi", ""},

	{"ru", cyrillic, "и в не на что с по как это от за к из его для мы но то о все или а был она так же при их до было у только бы которые который этом также быть были против со под во если нас", "ыэё"},
	{"uk", cyrillic, "і в не на що з та у до за як це від його для ми але про все або а був вона так же при їх є й було тільки які який цього також бути були проти під якщо із щодо", "їєґі"},
	{"be", cyrillic, "і ў не на што з у да за як гэта ад яго для мы але пра ўсё або а быў яна так пры іх было толькі якія які таксама быць былі супраць", "ўіыэё"},
	{"bg", cyrillic, "и в на да не за се от с е че са по като това до при или но си към той през ще което които който също бъде срещу ние така което има са със", "ъ"},
	{"sr", cyrillic, "и у је на се да за су с од а што као из о који али би не са како то или није ће које само био већ која по до бити према те против свих", "јљњџђћ"},
	{"mk", cyrillic, "и во на да се за од со е не што дека ќе кои како го ја ги но или ние по беше која кој при сите против има уште тоа", "ѓќѕјљњџ"},
	{"kk", cyrillic, "және мен бен үшін бұл да де бір осы болып деп ол бар туралы болды еді емес керек біз оның ең барлық қарсы", "әғқңұіөүһы"},
	{"ky", cyrillic, "жана менен үчүн бул да бир эле бар болуп деп ал болгон эмес керек биз анын жок каршы ошол бардык эң", "ңөүыэ"},
	{"tt", cyrillic, "һәм белән өчен бу да дә бер дип ул бар булган түгел кирәк без аның каршы барлык", "әҗңөүһыэ"},
	{"ba", cyrillic, "һәм менән өсөн был да бер тип ул бар булған түгел кәрәк беҙ уның ҡаршы", "ҙҫҡғәңөүһыэ"},
	{"mn", cyrillic, "нь бол энэ байна юм болон гэж дээр байсан ба тэр бид бүх хийх улс ч эсрэг дагуу", "өүэы"},
	{"tg", cyrillic, "ва дар ба аз ки ин бо барои он аст ҳам ё то мо шуд буд ҳаст мешавад зидди ҳамаи", "ҷӣӯҳқғэ"},
	{"uz-Cyrl", cyrillic, "ва билан учун бу бир ҳам деб эди керак лекин ёки агар барча эса ҳақида қарши биз", "ўқғҳэ"},

	{"ar", arabic, "في من على إلى أن التي عن مع هذا هذه ما لا كان بين كل وقد كما بعد أو ذلك الذي قد لم إن هو هي كانت ضد حيث منذ وفي ومن وعلى والتي خلال يوم ة إ أ", ""},
	{"fa", arabic, "در و به از که این را با است برای آن یک خود تا بر هم نیز شده ما های می کرد شد هر بود یا اند علیه", ""},
	{"ur", arabic, "کے میں کی ہے اور سے کا کو نے پر کہ اس یہ ہیں بھی ایک تھا نہیں کر ہو گیا تو ہم خلاف", ""},
	{"ps", arabic, "د په او چې کې له ته دي سره یو دا هم پر نه شي وي ده", ""},
	{"ckb", arabic, "لە و بە کە بۆ لەگەڵ ئەم ئەو هەر بوو یان سەر دەکات", ""},
	{"ug", arabic, "ۋە بىلەن ئۈچۈن بۇ بىر ئۇ دەپ بولغان", ""},
	{"sd", arabic, "جي ۾ آهي ۽ کي جو جا سان ته هن به", ""},

	{"hi", devanagari, "के है में की और का से को पर यह कि हैं ने एक भी नहीं लिए इस था कर हो तो या गया", ""},
	{"mr", devanagari, "आहे आणि या च्या ते हे की ने आहेत तर मध्ये एक नाही होते व होता करून त्या", "ळ"},
	{"ne", devanagari, "को छ र मा गर्ने हो लाई पनि भएको गरेको छन् यो थियो नेपाल ले एक", ""},

	{"he", hebrew, "של את על לא זה עם כי גם הוא או אל אם היא מה אני יש כל בין אשר היה אך כן לא", ""},
	{"yi", hebrew, "און די איז אין פון דער צו דאס מיט האט נישט אז זיך א אויף", "ײװױ"},
}

// A set is some languages of one script: bit i stands for known[base[script]+i].
type set uint64

var (
	index         = map[document.Lang]int{}
	base, end     [scripts]int // where the languages of a script begin and end
	functionWords = &wordTable{}
	vietnamese    set
	twinOf        [len(known)]int // of the languages in twins the place of the other; -1 of others
	// letterSets are the languages that share a letter with few others, up to
	// the end of Cyrillic.
	letterSets [0x530]set
)

func init() {
	for i, k := range known {
		index[k.lang] = i
		if i == 0 || known[i-1].script != k.script {
			base[k.script] = i
		}
		end[k.script] = i + 1
		bit := set(1) << (i - base[k.script])
		for word := range strings.FieldsSeq(k.words) {
			functionWords.add(word, bit)
		}
		for _, r := range k.letters {
			if int(r) < len(letterSets) {
				letterSets[r] |= bit
			}
		}
		if k.lang == "vi" {
			vietnamese = bit
		}
	}
	for i, k := range known {
		twinOf[i] = -1
		if other, is := twins[k.lang]; is {
			twinOf[i] = index[other]
		}
	}
}
