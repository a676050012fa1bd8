"""One value that cannot be right, refused by a reader who does not know which field it stood in."""

from wushe.kernel.errors import FieldError, Invalid


class Unfit(Invalid):
    """Kinds say what is wrong with a value; forms, imports and verbs put `why` beside their own field.

    Raised as it is, it is still an answer: 422 with its own code and sentence.
    """

    def __init__(self, **facts: object) -> None:
        super().__init__({})
        self.facts = facts

    @property
    def why(self) -> FieldError:
        return FieldError(self.code, self.sentence, self.facts)

    def beside(self, field: str) -> Invalid:
        """The same as a refusal of the form field `field`."""
        return Invalid({field: self.why})
