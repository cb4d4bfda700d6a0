"""The one exception that means: this person may not do this now."""


class Refused(Exception):
    """Carries one Indonesian sentence that says what may not be done and what can be done instead.

    Raised by register actions before anything is stored; caught once in the site and once in the command line.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
