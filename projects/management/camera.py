"""How pictures of the help are taken: a scratch database, the tracker on it, and a browser that walks there."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings

from .serving import served

try:
    from playwright.sync_api import Error as BrowserError
    from playwright.sync_api import sync_playwright
except ImportError:
    # Only who works on the tracker takes pictures; who runs it has no browser.
    sync_playwright = BrowserError = None

LOCALES = {"nl": "nl-BE", "fr": "fr-BE", "en": "en-GB"}
SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
VIEWPORT = {"width": 880, "height": 900}
MARGIN, PATIENCE_MS = 12, 20_000
# A ring around what is meant, drawn by the page's own script so that its policy need not be loosened.
RING = """element => {
    const box = element.getBoundingClientRect(), ring = document.createElement("div");
    Object.assign(ring.style, {
        position: "absolute", left: `${box.left + scrollX - 6}px`, top: `${box.top + scrollY - 6}px`,
        width: `${box.width + 12}px`, height: `${box.height + 12}px`, boxSizing: "border-box",
        border: "3px solid #c5422c", borderRadius: "4px 14px 14px 4px", pointerEvents: "none", zIndex: "9999",
    });
    ring.className = "picture-ring";
    document.body.append(ring);
}"""
NO_RING = "document.querySelectorAll('.picture-ring').forEach(ring => ring.remove())"


class BrowserMissingError(Exception):
    """There is no browser to take pictures with; the message is a sentence for the person at the terminal."""


@contextmanager
def browser(language):
    """Yield a headless Chromium that speaks `language`, as far as its own words are installed in it.

    Raises `BrowserMissingError` where it or playwright is missing.
    """
    if sync_playwright is None:
        raise BrowserMissingError("Pictures need playwright, which comes with requirements-dev.txt.")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        raise BrowserMissingError("Pictures need Chromium, which is not on this machine.")
    with sync_playwright() as playwright:
        spoken = {**os.environ, "LANGUAGE": language}
        chromium = playwright.chromium.launch(executable_path=path, args=[*SWITCHES, f"--lang={language}"], env=spoken)
        yield chromium
        chromium.close()


def prepare(folder):
    """Make a seeded database in `folder` with the three sign-ins; return its path and {name: password}."""
    path = folder / "pictures.sqlite3"
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "take_pictures", "--prepare"]
    environment = {**os.environ, **_on(path)}
    # Every word of the command is ours.
    made = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return path, dict(re.findall(r"^\s*(administrator|publisher|editor): (\S+)$", made.stdout, re.MULTILINE))


def _on(path):
    """Return the environment in which the tracker uses the database at `path`, and nothing else of this machine."""
    own = {"DATABASE_URL": f"sqlite:///{path}", "DUMP_FOLDER": str(path.parent)}
    return own | {"DEBUG": "True", "SITE_URL": "https://tracker.example"}


@contextmanager
def in_language(path, language):
    """Serve a copy of the database at `path` on which everybody reads `language`; yield the address of the site."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / "copy.sqlite3"
        with closing(sqlite3.connect(path)) as original, closing(sqlite3.connect(copy)) as database:
            original.backup(database)
            database.execute("UPDATE projects_user SET language = ?", [language])
            database.commit()
        with served("projects.management.still:application", **_on(copy)) as (_process, port):
            yield f"http://127.0.0.1:{port}"


class Walker:
    """Somebody who walks the tracker at `address` in one language, and takes pictures on the way."""

    def __init__(self, chromium, address, language, passwords):
        self.address, self.language, self.passwords = address, language, passwords
        self.context = chromium.new_context(
            viewport=VIEWPORT, device_scale_factor=settings.HELP_SCALE, locale=LOCALES[language], color_scheme="light"
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)

    def take(self, shot, path):
        """Do what leads to the picture and write it to `path`; return what stood in the way, or nothing."""
        try:
            for step in shot.steps:
                self._do(*step)
            self._write(shot, path)
        except BrowserError as error:
            return str(error).splitlines()[0]
        return ""

    def _do(self, verb, where, what=""):
        """Take one step; where it is taken, and what is typed there, may differ by language."""
        where, what = (part[self.language] if isinstance(part, dict) else part for part in (where, what))
        getattr(self, f"_{verb}")(where, what)

    def _sign_in(self, name, _what):
        self.context.clear_cookies()
        self._go("/admin/login/?next=/admin/", "")
        self.page.fill("#id_login", name)
        self.page.fill("#id_password", self.passwords[name])
        self.page.click("#content [type=submit]")
        self.page.wait_for_url("**/admin/")

    def _go(self, address, _what):
        answer = self.page.goto(f"{self.address}{address}")
        if answer.status >= 400:
            raise BrowserError(f"{address} answered {answer.status}")

    def _click(self, selector, _what):
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()

    def _fill(self, selector, text):
        self.page.locator(selector).first.fill(text)

    def _choose(self, selector, what):
        """Choose by the value of an option, or by its place."""
        chosen = {"index": what} if isinstance(what, int) else {"value": what}
        self.page.locator(selector).first.select_option(**chosen)

    def _tick(self, selector, _what):
        self.page.locator(selector).first.check()

    def _upload(self, selector, name):
        self.page.set_input_files(selector, settings.BASE_DIR / "static" / name)

    def _write(self, shot, path):
        """Draw the ring and write the part of the page that `shot` frames."""
        self.page.evaluate(NO_RING)
        boxes = [self.page.locator(selector).first.bounding_box() for selector in shot.frame]
        if shot.ring:
            self.page.locator(shot.ring).first.evaluate(RING)
        # Where the pointer rests, a link would look as if it were hovered over.
        self.page.mouse.move(0, 0)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, full_page=True, clip=_around(boxes, shot.tallest), animations="disabled")


def _around(boxes, tallest):
    """Return the part of the page that holds all boxes and a margin, cut off below after `tallest` pixels."""
    left = max(0, min(box["x"] for box in boxes) - MARGIN)
    top = max(0, min(box["y"] for box in boxes) - MARGIN)
    right = min(VIEWPORT["width"], max(box["x"] + box["width"] for box in boxes) + MARGIN)
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    return {"x": left, "y": top, "width": right - left, "height": min(bottom - top, tallest)}
