"""How a text that was read compares with a hand-made key."""

from projects.references import Reference


class Measure:
    """What of a key was found, and what was found beside it.

    `asked` counts the phrases of the key, `right` those found with both days, `found` all that was found; `missed`,
    `wrong` and `false` name the rest.
    """

    def __init__(self, key, sentences, counts=lambda line: True):
        self._found = [
            (sentence.passage.line_at(sentence.start + phrase.start), _last(sentence, phrase), phrase)
            for sentence in sentences
            for phrase in sentence.dates
        ]
        self.missed, self.wrong, self.wrong_kinds, self.right = [], [], [], 0
        self.asked = sum(1 for row in key if counts(int(row["line"])))
        for row in key:
            self._take(row, counts(int(row["line"])))
        # What no row of the whole key took is false.
        self.false = [(line, phrase.words) for line, _last_line, phrase in self._found if counts(line)]
        self.found = self.asked - len(self.missed) + len(self.false)

    def _take(self, row, is_counted):
        """Take the phrase of a row of the key out of what was found; judge it where it is counted."""
        line, words = int(row["line"]), row["phrase"].casefold()
        beside = [one for one in self._found if one[0] <= line <= one[1] and words in one[2].words.casefold()]
        if beside:
            self._found.remove(beside[0])
        if is_counted:
            self._judge(row, beside[0][2] if beside else None)

    def _judge(self, row, phrase):
        if phrase is None:
            self.missed.append(row)
            return
        if tuple(day.isoformat() if day else "" for day in phrase.period) == (row["first"], row["last"]):
            self.right += 1
        else:
            self.wrong.append((row, phrase.period.text))
        if phrase.kind != row["kind"]:
            self.wrong_kinds.append((row, str(phrase.kind)))

    def __repr__(self):
        return (
            f"{self.right} of {self.asked} right; missed {self.missed}; wrong {self.wrong}; "
            f"false {self.false} of {self.found} found"
        )


def _last(sentence, phrase):
    return sentence.passage.line_at(sentence.start + phrase.end - 1)


def numbers_in(sentences):
    """Return (line, number) for each official number, in the order of the text."""
    return [
        (sentence.passage.line_at(sentence.start + span[0]), str(reference))
        for sentence in sentences
        for reference, span in Reference.find_all(sentence.passage.text[sentence.start : sentence.end])
    ]
