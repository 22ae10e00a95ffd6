package charset

import (
	"strings"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// The characters that make up most of a running text, the most frequent first.
const (
	frequentSimplified = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔" +
		"党议组织际阶级斗争和平革命团结支持反对历史社会主义帝国人民共产联盟发展合作宣言声明会议代表"
	frequentTraditional = "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運筆" +
		"黨議組織際階級鬥爭革命團結支持歷史社會帝國聯盟發展合作宣言聲明會議代表"
	frequentKanji = "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計死特私始朝運終台広住真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏習駅洋旅服夕借曜飲肉貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢" +
		"政議民連対部合市内相定回選米実関決全表戦経最現調化当約首法性的要制治務成期取都和機平加受続進数記初指権支産点報済活原共得解交資予向際勝面告反判認参利組信在件側任引求所次昨論官増係感情投示変打直両式確果容必演歳争談能位置流格疑過局放常状球職与供役構割身費付由説難優夫収断石違消神番規術備宅害配警育席訪乗残想線声念助労例然限追商葉伝働形景落好退頭負渡失差末守若種美命福望非観察段横深申様財港識呼達良候程満敗値突光路科積他処太客否師登易速存飛殺号単座破除完降責捕危給苦迎園具辞因馬愛富彼未舞亡冷適婦寄込顔類余王返妻背熱宿薬険頼覚船途許抜便留罪努精散静婚喜浮絶幸押倒等老曲払庭徒勤遅居雑招困欠更刻賛抱犯恐息遠戻願絵越欲痛笑互束似列探逃遊迷夢君閉緒折草暮酒悲晴掛到寝暗盗吸陽御歯忘雪吹娘誤洗慣礼窓昔貧怒泳祖杯疲皆鳴腹煙眠怖耳頂箱晩寒髪忙才靴恥偶偉猫幾"
	frequentHangul = "이다는에의을를가로고하은한지기사도인자리어서대일시나그정해수있과들부보전아만제으라주상여원장구면동국조비스마소적공우성것경세유계안거위화관신게러분치게선생민당했모중트산방오등와교년문무회연진실말드내운통체용때히간습니까권발되물및식업양르였니행학입단력요더미결노평했야달직재습터현금초각반저강론속음며란람물점변요바집월역영본북남외임합설열투쟁혁명론단결족협력축영광었여없않된될할함함께음께처럼려크급울길름난최후김살언데차특태활접근집약청개배건네별차파레두불"
)

// A cjk language says what each character costs in it, in quarters of a bit.
type cjk [1 << 16]uint8

// dear is the cost, in bits, of a character that a language hardly has.
const dear = 18

func (c *cjk) set(chars string, bits float64) {
	for _, r := range chars {
		if r < 1<<16 && r >= 0x80 {
			c[r] = min(c[r], uint8(bits*4))
		}
	}
}

func newCJK() *cjk {
	c := new(cjk)
	for i := range c {
		c[i] = dear * 4
	}
	for i := 0xe000; i < 0xf900; i++ {
		c[i] = 26 * 4 // private use
	}
	c[0xfffd] = 24 * 4
	for i := 0x80; i < 0xa0; i++ {
		c[i] = 24 * 4
	}
	c.set("　、。，：；？！（）「」『』“”‘’…—·《》", 5.5)
	c.set("〈〉【】〔〕［］％～・－", 8)
	for r := '０'; r <= '９'; r++ {
		c.set(string(r), 8)
	}
	for r := 'Ａ'; r <= 'Ｚ'; r++ {
		c.set(string(r)+string(r+0x20), 10)
	}
	for r := '─'; r <= '▟'; r++ {
		c.set(string(r), 11)
	}
	c.set("①②③④⑤⑥⑦⑧⑨○●◎□■△▲◆★☆※→←↑↓℃№§°×±", 11)
	return c
}

// rows are all characters that an encoding has between two first bytes.
func rows(enc encoding.Encoding, first, last byte, from byte) string {
	var b []byte
	for lead := int(first); lead <= int(last); lead++ {
		for trail := int(from); trail <= 0xfe; trail++ {
			if trail != 0x7f {
				b = append(b, byte(lead), byte(trail))
			}
		}
	}
	out, _ := enc.NewDecoder().Bytes(b)
	return strings.ReplaceAll(string(out), "\ufffd", "")
}

func ranked(c *cjk, chars string, first float64) {
	list := []rune(chars)
	n := len(list)
	for i, r := range list {
		bits := first
		switch {
		case i > n/4:
			bits += 2
		case i > 40:
			bits++
		}
		c.set(string(r), bits)
	}
}

// cjkModels: the standards themselves put the characters of common use into
// their first rows ("level 1") and the others after them.
var cjkModels = sync.OnceValue(func() map[string]*cjk {
	zh, hant, ja, ko := newCJK(), newCJK(), newCJK(), newCJK()
	zh.set(rows(simplifiedchinese.GBK, 0xb0, 0xd7, 0xa1), 11.5)
	zh.set(rows(simplifiedchinese.GBK, 0xd8, 0xf7, 0xa1), 15)
	ranked(zh, frequentSimplified, 7)

	hant.set(rows(traditionalchinese.Big5, 0xa4, 0xc6, 0x40), 11.5)
	hant.set(rows(traditionalchinese.Big5, 0xc9, 0xf9, 0x40), 16)
	ranked(hant, frequentTraditional, 7)

	ja.set(rows(japanese.EUCJP, 0xb0, 0xcf, 0xa1), 11)
	ja.set(rows(japanese.EUCJP, 0xd0, 0xf4, 0xa1), 15)
	for r := 'ぁ'; r <= 'ん'; r++ {
		ja.set(string(r), 6)
	}
	for r := 'ァ'; r <= 'ヶ'; r++ {
		ja.set(string(r), 7.5)
	}
	ja.set("のにはをたがでてとしれさあいうかくけこすせそっつなまもやよらりるん", 5)
	ja.set("ーンスルトリア々", 6.5)
	for r := '｡'; r <= 'ﾟ'; r++ {
		ja[r] = 12 * 4 // one byte each
	}
	ranked(ja, frequentKanji, 8.5)

	ko.set(rows(korean.EUCKR, 0xb0, 0xc8, 0xa1), 11)
	ko.set(rows(korean.EUCKR, 0xca, 0xfd, 0xa1), 16)
	ranked(ko, frequentHangul, 6)
	return map[string]*cjk{"zh": zh, "zh-Hant": hant, "ja": ja, "ko": ko}
})

// cost is what a text costs in the language, in bits, without its ASCII
// characters, how many others it has, and in how many runs they stand.
func (c *cjk) cost(text string) (bits float64, letters, runs int) {
	quarters := 0
	before := ' '
	for _, r := range text {
		switch {
		case r >= 0x80:
			letters++
			if before < 0x80 {
				runs++
			}
			if r < 1<<16 {
				quarters += int(c[r])
			} else {
				quarters += 20 * 4
			}
			if latinLetter(before) {
				quarters += 12
			}
		case before >= 0x80:
			quarters += 6
			if latinLetter(r) {
				quarters += 20
			}
		}
		before = r
	}
	return float64(quarters) / 4, letters, runs
}

func latinLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
