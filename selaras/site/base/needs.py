"""What a page needs that no role gives; the ``urls`` of an area say in ``NEEDS`` which action each page asks for.

The page "Mengapa boleh, mengapa tidak?" reads them, and the table of every address × every person holds them to what
the pages do. A page of an agency that is not named there needs to be seen only.
"""

from typing import Final

ANYBODY: Final = "siapa saja"
MEMBERS: Final = "siapa saja yang masuk"
