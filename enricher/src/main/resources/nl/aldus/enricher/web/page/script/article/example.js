// An article of our own, with one of each kind of quotation.
export const EXAMPLE = {
  title: "Dorp houdt zijn zwembad open",
  text: `Het zwembad van Oosterwolde blijft toch open. Dat heeft wethouder Marieke de Boer donderdag bekendgemaakt.

„We hebben het geld gevonden”, zei De Boer na afloop van de raadsvergadering. „Maar dat was niet eenvoudig.” Volgens haar legt de provincie Friesland de helft van het bedrag bij.

Zwemvereniging De Otters reageert opgelucht. Voorzitter Jan Veenstra noemt het besluit „een geschenk voor het hele dorp”. Hij zegt dat de vereniging dit jaar honderd nieuwe leden heeft gekregen.

De gemeente Ooststellingwerf laat weten dat de verbouwing in maart begint.`,
};
