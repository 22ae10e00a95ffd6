package infer

import (
	"strings"

	"fonds/internal/document"
	"fonds/internal/structure"
)

// A label is a line "Label: value" that says one thing of the document.
type label struct {
	key   string // a value of labelPhrases, "" if the label is not known
	value string
	lines document.Span
	whole bool // the lines are the label's alone
}

// labelPhrases are what the lines of a head, a wiki box or saved front matter are called.
var labelPhrases = newPhrases(map[string]string{
	"title":   `title, headline, name, titel, заглавие, название, заголовок, назва, título, titre, titolo, tytuł, cím, název, naslov, titlu, başlık, τίτλος, عنوان, العنوان, 标题, 標題, 题目, タイトル, 제목, judul, tiêu đề`,
	"subject": `subject, re, regarding, concerns, betreff, betrifft, onderwerp, betreft, asunto, assunto, objet, oggetto, тема, temat, tárgy, předmět, predmet, subiect, konu, θέμα, ämne, emne, الموضوع, موضوع, 主题, 主旨, 件名`,
	"author":  `author, authors, by, written by, writer, speaker, creator, автор, авторы, автори, докладчик, autor, autora, autores, autoren, verfasser, redner, auteur, auteurs, autore, autori, szerző, napisał, yazar, συγγραφέας, författare, forfatter, الكاتب, کاتب, نویسنده, 作者, 著者, 저자, penulis, tác giả`,
	"from":    `from, sender, von, absender, van, de, remitente, remetente, da, mittente, от кого, від, od, nadawca, feladó, من, 发件人, 差出人`,
	"issuer":  `issued by, issuer, publisher, organisation, organization, party, institution, organisme, herausgeber, organización, organização, organizzazione, организация, партия, partei, parti, partido, partito, издатель, الجهة, 机构, 发布单位`,
	"date":    `date, dated, adoption, adopted, adopted on, date of adoption, date of signature, signed, done, delivered, released, release date, date of release, submitted, spoken, broadcast, recorded, adopción, fecha de adopción, adoptado, adoptada, adoptée, adopté, date d'adoption, annahme, adoção, adozione, принята, принято, принят, дата принятия, прийнято, прийнята, اعتمد, اعتمدت, تاريخ الاعتماد, 通过, 通过日期, published, first published, first posted, date posted, posted on, date published, publication date, issued, posted, written, first published in, datum, veröffentlicht, fecha, fecha de publicación, publicado, publicado em, publié, publié le, data, data de publicação, data pubblicazione, pubblicato, дата, дата публикации, опубликовано, опубліковано, впервые опубликовано, gepubliceerd, data publikacji, dátum, tarih, ημερομηνία, publicerad, dato, التاريخ, تاريخ, تاريخ النشر, 日期, 发布日期, 发布时间, 时间, 発表日, 날짜, tanggal, ngày`,
	"updated": `updated, last updated, last modified, modified, обновлено, actualizado, última actualización, mis à jour, dernière mise à jour, aktualisiert, zuletzt aktualisiert, stand, atualizado, aggiornato, bijgewerkt, آخر تحديث, 更新`,
	"type":    `type, document type, kind, genre, art, тип, вид, tipo, tipo de documento, typ, soort, rodzaj, típus, tür, النوع, 类型, 種類`,
	"source":  `source, source url, source link, url, link, original, original url, retrieved from, canonical url, permalink, quelle, fuente, fonte, источник, джерело, bron, źródło, forrás, zdroj, izvor, sursa, kaynak, πηγή, källa, kilde, المصدر, منبع, 来源, 出处, 來源, 出典, 출처, sumber, nguồn`,
	"place":   `place, location, venue, delivered at, ort, lugar, lieu, luogo, local, место, місце, plaats, miejsce, hely, místo, yer, τόπος, plats, sted, المكان, مكان, 地点, 場所, 장소`,
	"event":   `event, occasion, conference, meeting, anlass, veranstaltung, evento, événement, occasione, мероприятие, событие, захід, wydarzenie, esemény, etkinlik, المناسبة, 会议, 场合`,
	"rights":  `rights, license, licence, copyright, lizenz, licencia, licença, licenza, лицензия, права, licencja, lisans, الحقوق, 许可, 版权`,
})

// labelKey tells what a label says.
func labelKey(text string) string {
	ws := wordsOf(strings.ReplaceAll(text, "_", " "))
	if len(ws) == 0 {
		return ""
	}
	if key, n := labelPhrases.at(ws, 0); n == len(ws) {
		return key
	}
	return ""
}

// letterhead reads a block whose lines are "To: …", "From: …", "Subject: …": at
// least two lines that begin with labels. A line without one goes on with the
// line before it.
func letterhead(b *structure.Block) []label {
	if b.Lines.Last == b.Lines.First || b.Lines.Last-b.Lines.First > 12 || len(b.Text) > 1500 || b.Kind == structure.Label {
		return nil
	}
	var fields []label
	known := 0
	for i, line := range strings.Split(b.Text, "\n") {
		at := document.Span{First: b.Lines.First + i, Last: b.Lines.First + i}
		name, value, ok := strings.Cut(line, ":")
		if name = unmarked(name); ok && name != "" && atMost(name, 24) && !strings.HasPrefix(value, "//") {
			key := labelKey(name)
			if key == "" && recipient.hasAll(name) {
				key = "to"
			}
			if key != "" || len(fields) > 0 {
				fields = append(fields, label{key: key, value: unmarked(value), lines: at})
				if key != "" {
					known++
				}
				continue
			}
		}
		if len(fields) == 0 || at.Last > b.Lines.Last {
			return nil
		}
		last := &fields[len(fields)-1]
		last.value, last.lines.Last = flat(last.value+" "+unmarked(line)), at.Last
	}
	if known < 2 {
		return nil
	}
	return fields
}

// lineKeys are the labels that stand by themselves: what others say of a text a
// heading with a colon could say too.
var lineKeys = map[string]bool{"title": true, "subject": true, "author": true, "from": true, "to": true, "date": true, "source": true}

// labelLine reads a block of one line "Label: value" that structure took for a
// paragraph or an item.
func labelLine(b *structure.Block) (label, bool) {
	if b.Lines.First != b.Lines.Last || b.Kind != structure.Paragraph && b.Kind != structure.Item || len(b.Text) > 2*maxHeading {
		return label{}, false
	}
	name, value, ok := strings.Cut(b.Text, ":")
	if wide, after, found := strings.Cut(b.Text, "："); found && (!ok || len(wide) < len(name)) {
		name, value, ok = wide, after, true
	}
	if name = unmarked(name); !ok || name == "" || !atMost(name, 24) || strings.HasPrefix(value, "//") {
		return label{}, false
	}
	key := labelKey(name)
	if key == "" && recipient.hasAll(name) {
		key = "to"
	}
	value = fieldValue(value)
	if !lineKeys[key] || value == "" || key == "author" && !isPerson(value) && people(value) == nil && !isBody(value) {
		return label{}, false
	}
	return label{key: key, value: value, lines: b.Lines, whole: key != "subject" && key != "from" && key != "to"}, true
}

// fieldValue takes quotes and escapes off a value of saved front matter.
func fieldValue(s string) string {
	s = unmarked(s)
	if strings.Contains(s, `\`) {
		s = strings.NewReplacer(`\_`, " ", `\"`, `"`, `\'`, "'", `\\`, `\`).Replace(s)
	}
	return flat(s)
}

// recipient are the labels of whom a letter goes to and what goes with it.
var recipient = wordSet(`to, cc, copy, attached, attachment, attachments, aan, bijlage, an, anlage, kopie, para, a, copia, adjunto, cópia, anexo, à, copie, pièce jointe, al, allegato, кому, копия, приложение, кому і, do, załącznik, címzett, komu, sayın, إلى, 收件人, 致, 抄送, 宛先`)

// unmarked takes the marks of Markdown and wikis off the ends of a line.
func unmarked(s string) string { return strings.Trim(flat(s), "`*_\\'\" \u00a0") }

// labelled are the known labels of a kind.
func (v *view) labelled(key string) []label {
	var list []label
	for _, l := range v.labels {
		if l.key == key && l.value != "" {
			list = append(list, l)
		}
	}
	return list
}

// claim is a claim about the label's lines, which move if they are the label's alone.
func (l label) claim(value string, confidence float64) Claim {
	c := claim(value, l.lines, "", confidence)
	c.Moved = l.whole && confidence >= Threshold
	return c
}
