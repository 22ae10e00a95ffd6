package infer

import "testing"

func TestFirstWordIsThatOfWordsOf(t *testing.T) {
	for _, text := range []string{
		"", "  ", "…", "Statement of the ferrymen", "«Заявление» паромщиков", "Ещё раз", "l'appel du port", "‘Dear’ friends",
		"بيان مشترك", "声明：", "Workers’ Party", "3rd of May", "Açıklama yapıldı", "İSTANBUL", "ΔΉΛΩΣΗ", "a", "Ⱥbc",
		"averyveryveryveryveryveryveryveryverylongwordthatgoeson and on", "e\u0301tude", "naïve", "\xff\xfe bad",
	} {
		id, seen := firstWord(text)
		if !seen {
			continue
		}
		ws := wordsOf(text)
		if len(ws) == 0 || ws[0].id != id {
			t.Errorf("%q: %d, wordsOf has %v", text, id, ws)
		}
	}
	if id, seen := firstWord("Statement of the ferrymen"); id == 0 || !seen {
		t.Error("the word of a phrase was not found")
	}
}

func FuzzFirstWord(f *testing.F) {
	for _, s := range []string{"Dear Sir", "l’appel", "\xff", "Ёлка", "ǅ x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if id, seen := firstWord(text); seen {
			if ws := wordsOf(text); len(ws) == 0 || ws[0].id != id {
				t.Errorf("%q: %d, wordsOf has %v", text, id, ws)
			}
		}
	})
}
