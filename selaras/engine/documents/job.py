"""One order to draw a document, as JSON text that can cross into another process and back."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from selaras.engine.documents.document import FORMATS, AgencySettings, Format, Issue, Options
from selaras.engine.tables import jsonl
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, values
from selaras.engine.tables.packed import PackedBook
from selaras.engine.tables.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selaras.engine.tables.judgement import Finding, Problem

Packed = dict[str, Any]


class Job(Frozen):
    """Which document type to draw from which Book, with which options, in which formats."""

    type: str
    book: Book
    options: Options
    formats: tuple[Format, ...] = FORMATS


def dump_job(job: Job) -> str:
    """The job as JSON text; pictures in base64. ``values`` of findings must be plain JSON values."""
    return json.dumps(
        {
            "type": job.type,
            "book": jsonl.dump(job.book),
            "options": _pack_options(job.options),
            "formats": list(job.formats),
        },
        ensure_ascii=False,
    )


def load_job(text: str) -> Job:
    """The job that ``dump_job`` wrote. Raises ``ValueError``, ``KeyError`` or ``TypeError`` when it cannot be one."""
    packed = json.loads(text)
    formats = tuple(packed["formats"])
    unknown = set(formats) - set(FORMATS)
    if unknown:
        raise ValueError(f"unknown formats: {', '.join(sorted(unknown))}")
    return Job(packed["type"], PackedBook(packed["book"]), _unpack_options(packed["options"]), formats)


def _pack_options(options: Options) -> Packed:
    from binascii import b2a_base64  # what base64 calls, without importing it

    settings = values(options.settings) | {"logo": b2a_base64(options.settings.logo, newline=False).decode()}
    issue = values(options.issue) | {
        "created": options.issue.created.isoformat(),
        "on": options.issue.on.isoformat() if options.issue.on else None,
    }
    return {
        "settings": settings,
        "issue": issue,
        "findings": [_pack_finding(finding) for finding in options.findings],
        "problems": [_pack_problem(problem) for problem in options.problems],
        "not_applicable": dict(options.not_applicable),
        "check_titles": dict(options.check_titles),
        "extra": dict(options.extra),
    }


def _unpack_options(packed: Packed) -> Options:
    settings = packed["settings"]
    issue = packed["issue"]
    return Options(
        settings=AgencySettings(
            **settings | {"logo": _picture(settings["logo"]), "letterhead": tuple(settings["letterhead"])}
        ),
        issue=Issue(
            **issue
            | {
                "created": datetime.fromisoformat(issue["created"]),
                "on": date.fromisoformat(issue["on"]) if issue["on"] else None,
            }
        ),
        findings=tuple(_findings(packed["findings"])) if packed["findings"] else (),
        problems=tuple(_problems(packed["problems"])) if packed["problems"] else (),
        not_applicable=packed["not_applicable"],
        check_titles=packed["check_titles"],
        extra=packed["extra"],
    )


# What few documents have is imported only for those: it would take each of the others a millisecond.


def _picture(packed: str) -> bytes:
    if not packed:
        return b""
    from binascii import a2b_base64

    return a2b_base64(packed)


def _findings(packed: Iterable[Packed]) -> Iterable[Finding]:
    from selaras.engine.tables.judgement import Finding, Severity

    for one in packed:
        yield Finding(**one | {"place": Place(**one["place"]), "severity": Severity(one["severity"])})


def _problems(packed: Iterable[Packed]) -> Iterable[Problem]:
    from selaras.engine.tables.judgement import Problem

    return (Problem(**one | {"place": Place(**one["place"])}) for one in packed)


def _pack_finding(row: Finding) -> Packed:
    return row._asdict() | {"place": values(row.place), "values": dict(row.values)}


def _pack_problem(row: Problem) -> Packed:
    return values(row) | {"place": values(row.place)}
