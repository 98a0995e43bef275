/** What is said: the kind of marked words, the content of reported speech, and who said them. */
package nl.aldus.extractor.quote.speech;
