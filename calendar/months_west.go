package calendar

// maghrebiMonths are the months of Tunisia and Algeria, after French. See
// egyptianMonths for the order of rows and the sources.
var maghrebiMonths = []MonthName{
	{Tradition: Maghrebi, Number: 1, Name: "جانفي"},
	{Tradition: Maghrebi, Number: 2, Name: "فيفري"},
	{Tradition: Maghrebi, Number: 3, Ambiguous: true, Name: "مارس"},
	{Tradition: Maghrebi, Number: 4, Name: "أفريل"},
	{Tradition: Maghrebi, Number: 5, Ambiguous: true, Name: "ماي"},
	{Tradition: Maghrebi, Number: 6, Ambiguous: true, Name: "جوان"},
	{Tradition: Maghrebi, Number: 7, Name: "جويلية"},
	{Tradition: Maghrebi, Number: 8, Ambiguous: true, Name: "أوت"},
	{Tradition: Maghrebi, Number: 9, Name: "سبتمبر"},
	{Tradition: Maghrebi, Number: 10, Name: "أكتوبر"},
	{Tradition: Maghrebi, Number: 11, Name: "نوفمبر"},
	{Tradition: Maghrebi, Number: 12, Name: "ديسمبر"},
}

// moroccanMonths are the months of Morocco, after Spanish.
var moroccanMonths = []MonthName{
	{Tradition: Moroccan, Number: 1, Name: "يناير"},
	{Tradition: Moroccan, Number: 2, Name: "فبراير"},
	{Tradition: Moroccan, Number: 3, Ambiguous: true, Name: "مارس"},
	{Tradition: Moroccan, Number: 4, Name: "أبريل"},
	{Tradition: Moroccan, Number: 5, Ambiguous: true, Name: "ماي"},
	{Tradition: Moroccan, Number: 6, Name: "يونيو"},
	{Tradition: Moroccan, Number: 7, Name: "يوليوز"},
	{Tradition: Moroccan, Number: 8, Name: "غشت"},
	{Tradition: Moroccan, Number: 9, Name: "شتنبر"},
	{Tradition: Moroccan, Number: 10, Name: "أكتوبر"},
	{Tradition: Moroccan, Number: 11, Name: "نونبر"},
	{Tradition: Moroccan, Number: 12, Name: "دجنبر"},
}

// mauritanianMonths are the months of Mauritania.
var mauritanianMonths = []MonthName{
	{Tradition: Mauritanian, Number: 1, Name: "يناير"},
	{Tradition: Mauritanian, Number: 2, Name: "فبراير"},
	{Tradition: Mauritanian, Number: 3, Ambiguous: true, Name: "مارس"},
	{Tradition: Mauritanian, Number: 4, Name: "إبريل"},
	{Tradition: Mauritanian, Number: 5, Name: "مايو"},
	{Tradition: Mauritanian, Number: 6, Name: "يونيو"},
	{Tradition: Mauritanian, Number: 7, Name: "يوليو"},
	{Tradition: Mauritanian, Number: 8, Name: "أغشت"},
	{Tradition: Mauritanian, Number: 9, Name: "شتمبر"},
	{Tradition: Mauritanian, Number: 10, Name: "أكتوبر"},
	{Tradition: Mauritanian, Number: 11, Name: "نوفمبر"},
	{Tradition: Mauritanian, Number: 12, Name: "دجمبر"},
}

// libyanMonths are the names that Libya used for the Gregorian months under Muammar
// Qaddafi, until 2011. All are common words or names of persons.
var libyanMonths = []MonthName{
	{Tradition: Libyan, Number: 1, Ambiguous: true, Name: "أي النار"},
	{Tradition: Libyan, Number: 2, Ambiguous: true, Name: "النوار"},
	{Tradition: Libyan, Number: 3, Ambiguous: true, Name: "الربيع"},
	{Tradition: Libyan, Number: 4, Ambiguous: true, Name: "الطير"},
	{Tradition: Libyan, Number: 5, Ambiguous: true, Name: "الماء"},
	{Tradition: Libyan, Number: 6, Ambiguous: true, Name: "الصيف"},
	{Tradition: Libyan, Number: 7, Ambiguous: true, Name: "ناصر"},
	{Tradition: Libyan, Number: 8, Ambiguous: true, Name: "هانيبال"},
	{Tradition: Libyan, Number: 8, Ambiguous: true, Name: "هانيبعل"},
	{Tradition: Libyan, Number: 9, Ambiguous: true, Name: "الفاتح"},
	{Tradition: Libyan, Number: 10, Ambiguous: true, Name: "التمور"},
	{Tradition: Libyan, Number: 11, Ambiguous: true, Name: "الحرث"},
	{Tradition: Libyan, Number: 12, Ambiguous: true, Name: "الكانون"},
}
