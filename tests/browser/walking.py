"""One person in one browser window: counts clicks, takes pictures, and holds every page to what all pages owe."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, expect

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (1280, 360)
# Milliseconds: drawing a document in three formats takes a second on an idle machine, and tests run on busy ones.
PATIENCE = 30_000
# Where pictures of every page go when somebody wants to look at them.
PICTURES = os.environ.get("SELARAS_PICTURES", "")
_AXE_RUN = """async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
'best-practice']})).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | '))"""


class Walk:
    """A window in which somebody walks through the site."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.complaints: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        # The answer to a refused form is no complaint: the browser says it of every status from 400 on.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def click(self, name: str, role: str = "button") -> None:
        """One click on what is called so."""
        self.clicks += 1
        # Once a page has come it brings into view what its address points at: a click just before that falls beside.
        self.page.wait_for_load_state("load")
        self.page.evaluate("() => 0")
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]  # roles are words

    def choose(self, label: str, file: Path) -> None:
        """One click on a file field, and the file."""
        self.clicks += 1
        self.page.get_by_label(label).set_input_files(file)

    def download(self, name: str | re.Pattern[str]) -> tuple[str, bytes]:
        """One click on a link that downloads; the name of the file and its bytes."""
        self.clicks += 1
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=name).first.click()
        return waiting.value.suggested_filename, waiting.value.path().read_bytes()

    def reads(self, text: str) -> None:
        """The page says so."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE)

    def is_sound(self, name: str) -> None:
        """On a desk and on a telephone: nothing hangs over the edge, no mistake of accessibility, no complaint."""
        size = self.page.viewport_size
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            if PICTURES:
                self.page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)
            # The locator waits where the next page is just coming.
            shown = self.page.locator("html").evaluate("page => page.scrollWidth")
            assert shown <= width, f"{name} is wider than {width}"
            if width == WIDTHS[0]:
                self.page.evaluate(AXE)
            mistakes = self.page.evaluate(_AXE_RUN)
            assert not mistakes, f"{name} at {width}: {mistakes}"
        if size:
            self.page.set_viewport_size(size)
        assert self.complaints == [], name


@contextmanager
def walk(browser: Browser, *, script: bool = True) -> Iterator[Walk]:
    """A new window without anybody's cookies."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=script, locale="id-ID", reduced_motion="reduce"
    )
    try:
        yield Walk(context.new_page())
    finally:
        context.close()
