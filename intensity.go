package musnad

// intensity gives each type the Goldstein score of the CAMEO root codes that
// it descends from (J. Goldstein, "A Conflict-Cooperation Scale for WEIS
// Events Data", 1992, as scaled for CAMEO by the GDELT and KEDS projects):
// AGREE 03, CONSULT 04, SUPPORT 05, COOPERATE 06, AID 07, CONCEDE and RETREAT
// 08, REQUEST the mean of 02 (appeal) and 10 (demand), ACCUSE 11, REJECT 12,
// THREATEN 13, PROTEST 14, MOBILIZE 15, SANCTION 16, COERCE 17, ASSAULT 18.
var intensity = map[Type]float64{
	Agree: 4, Consult: 1, Support: 3.5, Cooperate: 6, Aid: 7, Concede: 5, Retreat: 5,
	Request: -1, Accuse: -2, Reject: -4, Threaten: -6, Protest: -6.5, Mobilize: -7.2,
	Sanction: -4, Coerce: -7, Assault: -9,
}
