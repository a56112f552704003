package calendar

// In every table below the first row of a number is the name shown by
// [Tradition.MonthName]; the rows after it are read only. A table is complete
// for its tradition: spellings that orthographic folding makes equal (hamza on
// alef, final yeh, teh marbuta, digits) are written once, in the correct form.
//
// Sources: Unicode CLDR 48, locales ar, ar-EG, ar-SA, ar-IQ, ar-SY, ar-LB, ar-DZ,
// ar-TN, ar-MA and ar-MR, for the names shown; own compilation from the usage of
// newspapers for the others and for the Libyan names.

// egyptianMonths are the months of Egypt, Sudan, Yemen and the Gulf, which papers
// elsewhere give as second name. June and July also end in heh in Egypt.
var egyptianMonths = []MonthName{
	{Tradition: Egyptian, Number: 1, Name: "يناير"},
	{Tradition: Egyptian, Number: 2, Name: "فبراير"},
	{Tradition: Egyptian, Number: 3, Ambiguous: true, Name: "مارس"},
	{Tradition: Egyptian, Number: 4, Name: "أبريل"},
	{Tradition: Egyptian, Number: 5, Name: "مايو"},
	{Tradition: Egyptian, Number: 6, Name: "يونيو"},
	{Tradition: Egyptian, Number: 6, Name: "يونيه"},
	{Tradition: Egyptian, Number: 7, Name: "يوليو"},
	{Tradition: Egyptian, Number: 7, Ambiguous: true, Name: "يوليه"},
	{Tradition: Egyptian, Number: 8, Name: "أغسطس"},
	{Tradition: Egyptian, Number: 8, Name: "أوغسطس"},
	{Tradition: Egyptian, Number: 9, Name: "سبتمبر"},
	{Tradition: Egyptian, Number: 9, Name: "سيبتمبر"},
	{Tradition: Egyptian, Number: 10, Name: "أكتوبر"},
	{Tradition: Egyptian, Number: 10, Name: "أوكتوبر"},
	{Tradition: Egyptian, Number: 11, Name: "نوفمبر"},
	{Tradition: Egyptian, Number: 11, Name: "نوفامبر"},
	{Tradition: Egyptian, Number: 12, Name: "ديسمبر"},
	{Tradition: Egyptian, Number: 12, Name: "دسمبر"},
	{Tradition: Egyptian, Number: 12, Name: "ديسيمبر"},
}

// levantineMonths are the Syriac months of Iraq, Syria, Lebanon, Jordan and
// Palestine, with the numbered and abbreviated forms of the two pairs and the older
// Iraqi names of March and May.
var levantineMonths = []MonthName{
	{Tradition: Levantine, Number: 1, Name: "كانون الثاني"},
	{Tradition: Levantine, Number: 1, Name: "كانون ثاني"},
	{Tradition: Levantine, Number: 1, Name: "كانون ثان"},
	{Tradition: Levantine, Number: 1, Name: "كانون 2"},
	{Tradition: Levantine, Number: 1, Name: "كانون2"},
	{Tradition: Levantine, Number: 1, Ambiguous: true, Name: "ك2"},
	{Tradition: Levantine, Number: 1, Ambiguous: true, Name: "ك 2"},
	{Tradition: Levantine, Number: 2, Name: "شباط"},
	{Tradition: Levantine, Number: 3, Name: "آذار"},
	{Tradition: Levantine, Number: 3, Ambiguous: true, Name: "مارت"},
	{Tradition: Levantine, Number: 4, Ambiguous: true, Name: "نيسان"},
	{Tradition: Levantine, Number: 5, Name: "أيار"},
	{Tradition: Levantine, Number: 5, Ambiguous: true, Name: "مايس"},
	{Tradition: Levantine, Number: 6, Name: "حزيران"},
	{Tradition: Levantine, Number: 7, Name: "تموز"},
	{Tradition: Levantine, Number: 8, Ambiguous: true, Name: "آب"},
	{Tradition: Levantine, Number: 9, Name: "أيلول"},
	{Tradition: Levantine, Number: 10, Name: "تشرين الأول"},
	{Tradition: Levantine, Number: 10, Name: "تشرين أول"},
	{Tradition: Levantine, Number: 10, Name: "تشرين 1"},
	{Tradition: Levantine, Number: 10, Name: "تشرين1"},
	{Tradition: Levantine, Number: 10, Ambiguous: true, Name: "ت1"},
	{Tradition: Levantine, Number: 10, Ambiguous: true, Name: "ت 1"},
	{Tradition: Levantine, Number: 11, Name: "تشرين الثاني"},
	{Tradition: Levantine, Number: 11, Name: "تشرين ثاني"},
	{Tradition: Levantine, Number: 11, Name: "تشرين ثان"},
	{Tradition: Levantine, Number: 11, Name: "تشرين 2"},
	{Tradition: Levantine, Number: 11, Name: "تشرين2"},
	{Tradition: Levantine, Number: 11, Ambiguous: true, Name: "ت2"},
	{Tradition: Levantine, Number: 11, Ambiguous: true, Name: "ت 2"},
	{Tradition: Levantine, Number: 12, Name: "كانون الأول"},
	{Tradition: Levantine, Number: 12, Name: "كانون أول"},
	{Tradition: Levantine, Number: 12, Name: "كانون 1"},
	{Tradition: Levantine, Number: 12, Name: "كانون1"},
	{Tradition: Levantine, Number: 12, Ambiguous: true, Name: "ك1"},
	{Tradition: Levantine, Number: 12, Ambiguous: true, Name: "ك 1"},
}
