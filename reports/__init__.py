"""
Text in, claims and figures out: no coordinates, no files except the packaged word lists.

May import geo (the vocabulary). Reading order, from the text to the claim: report and claim are the values; markup,
letters, documents, sentences, footnotes, dates and reading make reports; lexicon holds the word lists; tokens,
placenames, location, placelists, pointing and locations read places; roads, units, names and glosses what goes with
them; actors, claimants, frames, attributions, verbs, scope and rebuttals mark a sentence, marks collects that; agency,
launchers, reality, sightings, attachment and outcomes make events, parsing runs them; targets, belongings, rows and ids
make claims; finding runs over a report; coverage accounts for every sentence.
"""
