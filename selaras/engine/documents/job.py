"""One order to draw a document, as JSON text that can cross into another process and back."""

from __future__ import annotations

import json
from binascii import a2b_base64, b2a_base64  # what base64 calls, without importing it
from datetime import date, datetime
from typing import Any

from selaras.engine.documents.document import FORMATS, AgencySettings, Format, Issue, Options
from selaras.engine.tables import jsonl
from selaras.engine.tables.book import Book
from selaras.engine.tables.frozen import Frozen, values
from selaras.engine.tables.judgement import Finding, Problem, Severity
from selaras.engine.tables.place import Place

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
    return Job(packed["type"], jsonl.load(packed["book"]), _unpack_options(packed["options"]), formats)


def _pack_options(options: Options) -> Packed:
    settings = values(options.settings) | {"logo": b2a_base64(options.settings.logo, newline=False).decode()}
    issue = values(options.issue) | {
        "created": options.issue.created.isoformat(),
        "on": options.issue.on.isoformat() if options.issue.on else None,
    }
    return {
        "settings": settings,
        "issue": issue,
        "findings": [_pack_judgement(finding) for finding in options.findings],
        "problems": [_pack_judgement(problem) for problem in options.problems],
        "not_applicable": dict(options.not_applicable),
        "check_titles": dict(options.check_titles),
        "extra": dict(options.extra),
    }


def _unpack_options(packed: Packed) -> Options:
    settings = packed["settings"]
    issue = packed["issue"]
    return Options(
        settings=AgencySettings(
            **settings | {"logo": a2b_base64(settings["logo"]), "letterhead": tuple(settings["letterhead"])}
        ),
        issue=Issue(
            **issue
            | {
                "created": datetime.fromisoformat(issue["created"]),
                "on": date.fromisoformat(issue["on"]) if issue["on"] else None,
            }
        ),
        findings=tuple(
            Finding(**finding | {"place": Place(**finding["place"]), "severity": Severity(finding["severity"])})
            for finding in packed["findings"]
        ),
        problems=tuple(Problem(**problem | {"place": Place(**problem["place"])}) for problem in packed["problems"]),
        not_applicable=packed["not_applicable"],
        check_titles=packed["check_titles"],
        extra=packed["extra"],
    )


def _pack_judgement(row: Finding | Problem) -> Packed:
    place = values(row.place)
    if isinstance(row, Finding):
        return row._asdict() | {"place": place, "values": dict(row.values)}
    return values(row) | {"place": place}
