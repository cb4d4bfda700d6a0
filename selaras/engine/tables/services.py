"""Rows of the public services behind the promised figures: survey answers, complaints; no identity of a citizen."""

from datetime import date

from selaras.engine.tables.rows import Row


class SurveyAnswer(Row, kw_only=True):
    """The answer of one respondent to one element of a satisfaction survey (SKM, PermenPANRB 14/2017).

    ``respondent`` is the number or key the file gives, never a name. ``value`` is 1 to 4, None where nothing is
    answered or what is answered is no such number; ``text`` is what stands there.
    """

    respondent: str
    element: str
    value: int | None
    text: str
    answered_on: date | None = None


class SurveyRespondent(Row, kw_only=True):
    """What one respondent of a survey says of themselves, as it stands in the file; never a name or an address.

    ``age`` is a number of years or a group of ages.
    """

    respondent: str
    sex: str = ""
    age: str = ""
    education: str = ""
    occupation: str = ""
    service: str = ""


class Complaint(Row, kw_only=True):
    """One complaint of an SP4N-LAPOR! export, without its text and without who made it."""

    number: str
    received_on: date | None
    classification: str = ""
    category: str = ""
    channel: str = ""
    addressed_to: str = ""
    status: str = ""
    reason: str = ""
    region: str = ""
