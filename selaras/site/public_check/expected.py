"""What the check without an account answers in its ordinary course is no error of ours in the log."""

import logging
from typing import Final

_LOG = logging.getLogger(__name__)
# No room just now, and a form that is not ours: robots and hurried people, hundreds of times on a busy day.
_EXPECTED: Final = frozenset({403, 503})
_AREA: Final = "public_check"


class Expected(logging.Filter):
    """Keeps such answers out of the log of errors; they are told at level INFO, by their number alone."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record stays what it is."""
        status = getattr(record, "status_code", 0)
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        if status not in _EXPECTED or getattr(match, "app_name", "") != _AREA:
            return True
        _LOG.info("the check without an account answered %s", status)
        return False
