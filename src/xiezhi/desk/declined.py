"""What the desk does not do, as a sentence for the person who asked."""


class Declined(Exception):
    """`sentence` says what is wrong and what helps, in the reader's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
