package infer

import "testing"

func TestFirstWordIsThatOfWordsOf(t *testing.T) {
	for _, text := range []string{
		"", "  ", "…", "Statement of the ferrymen", "«Заявление» паромщиков", "Ещё раз", "l'appel du port", "‘Dear’ friends",
		"بيان مشترك", "声明：", "Workers’ Party", "3rd of May", "Açıklama yapıldı", "İSTANBUL", "ΔΉΛΩΣΗ", "a", "Ⱥbc",
		"averyveryveryveryveryveryveryveryverylongwordthatgoeson and on", "e\u0301tude", "naïve", "\xff\xfe bad",
	} {
		want := wordID(0)
		if ws := wordsOf(text); len(ws) > 0 {
			want = ws[0].id
		}
		if id := firstWord(text); id != want {
			t.Errorf("%q: %d, wordsOf has %d", text, id, want)
		}
	}
	if firstWord("Statement of the ferrymen") == 0 {
		t.Error("the word of a phrase was not found")
	}
}
