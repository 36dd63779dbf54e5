"""Every page as its reader sees it, run without a browser: `open_page("claim", who="Mina Marsh", claim=7)`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

import claims
from claims.ui.pages import HERE as PAGES

MAIN = Path(claims.__file__).parent / "ui" / "shell" / "main.py"

MARKDOWN = {"markdown", "caption", "title", "header", "subheader", "info", "warning", "error", "success", "toast"}
LABELLED = {"button", "page_link", "expander", "popover", "checkbox", "radio", "selectbox", "text_input", "text_area"}
_ESCAPED = re.compile(r"\\([^\w\s])")
_TAG = re.compile(r"<[^>]+>")


@dataclass
class Screen:
    """One page as it stands, and what a person can do with it."""

    at: AppTest

    def elements(self) -> Iterator[Element | Block]:
        """Every element of the page, in order."""
        waiting: list[Any] = [self.at._tree]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, Block):
                waiting += reversed(node.children.values())

    def bodies(self, *kinds: str) -> list[str]:
        """The raw bodies of the elements of these kinds, as the browser gets them."""
        return [_body(element) for element in self.elements() if element.type in kinds]

    @property
    def markdown(self) -> list[str]:
        """Every text on the page that Streamlit reads as Markdown: bodies, labels, hints."""
        found = []
        for element in self.elements():
            if element.type in MARKDOWN:
                found.append(_body(element))
            proto = getattr(element, "proto", None)
            for name in ("label", "help", "title"):
                said = getattr(proto, name, "")
                found += [said] if isinstance(said, str) and said else []
            if element.type == "progress":
                found.append(proto.text)  # type: ignore[union-attr]
            if element.type == "radio":
                found += list(proto.options)  # type: ignore[union-attr]
            if element.type == "table":
                found += [str(cell) for cell in element.value.to_numpy().flat]
        return found

    @property
    def html(self) -> list[str]:
        """Every piece of HTML of our own, but for the style sheet."""
        return [body for body in self.bodies("html") if "<style>" not in body]

    @property
    def says(self) -> str:
        """What can be read on the page: texts, labels and messages, markup taken away."""
        parts = [_ESCAPED.sub(r"\1", body) for body in self.markdown]
        parts += [unescape(_TAG.sub("", body)) for body in self.html]
        return "\n".join(parts).replace("\u2060", "")

    @property
    def errors(self) -> str:
        """The error messages."""
        return "\n".join(_ESCAPED.sub(r"\1", body) for body in self.bodies("error"))

    @property
    def links(self) -> list[str]:
        """The labels of the links to other pages."""
        return [_ESCAPED.sub(r"\1", element.proto.label) for element in self.elements() if element.type == "page_link"]

    def shows(self, key: str) -> bool:
        """Whether there is a widget with this key."""
        return self.full(key) is not None

    def full(self, key: str) -> str | None:
        """The key as it stands on the page: buttons of a claim end in its number. None when there is no such widget."""
        keys = {getattr(element, "key", None) or "" for element in self.elements()}
        return next((each for each in sorted(keys) if each == key or re.fullmatch(rf"{key}_\d+", each)), None)

    def may_press(self, key: str) -> bool:
        """Whether there is a button with this key that is not greyed out."""
        full = self.full(key)
        return full is not None and not self.at.get_by_key(full).disabled

    def pressable(self) -> set[str]:
        """The keys of all buttons of the page that can be pressed, numbers of rows left out."""
        kinds = {"button", "menu_button", "download_button"}
        found = [element for element in self.elements() if element.type in kinds]
        return {re.sub(r"_\d+$", "", element.key) for element in found if element.key and not element.disabled}

    def fill(self, key: str, value: Any) -> "Screen":
        """Type into a field or choose in a list."""
        self.at.get_by_key(key).set_value(value)
        return self

    def press(self, key: str) -> "Screen":
        """Press a button and see the page that comes."""
        assert self.may_press(key), f"{key} cannot be pressed; there are {sorted(self.pressable())}"
        self.at.get_by_key(self.full(key)).click()
        return self.run()

    def run(self) -> "Screen":
        """See the page again."""
        self.at.run()
        assert not self.at.exception, self.at.exception
        return self

    def go_to(self, page: str, **address: object) -> "Screen":
        """Open another page in the same window."""
        for name in list(self.at.query_params):
            del self.at.query_params[name]
        for name, value in address.items():
            self.at.query_params[name] = str(value)
        self.at.switch_page(str(PAGES / f"{page}.py"))
        return self.run()


def _body(element: Any) -> str:
    proto = element.proto
    return next((getattr(proto, name) for name in ("body", "text") if hasattr(proto, name)), "")


OpenPage = Callable[..., Screen]


@cache
def components() -> BidiComponentManager:
    """What AppTest makes anew for each window, reading about every installed package: a quarter of a second."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


@pytest.fixture
def engine(on_sqlite: Engine, emptied: Callable[[Engine], None]) -> Iterator[Engine]:
    """The pages ask the same questions of both databases; one of them is enough here."""
    yield on_sqlite
    emptied(on_sqlite)


@pytest.fixture
def open_page(desk: Any, setting: Callable[[str, str], None]) -> OpenPage:
    """Opens a page of the desk that the test's `desk` stands on, in a window of its own."""
    setting("CLAIMS_DATABASE_URL", desk.engine.url.render_as_string(hide_password=False))

    def opened(page: str = "queue", *, who: str | None = None, **address: object) -> Screen:
        screen = Screen(AppTest.from_file(MAIN, default_timeout=30))
        screen.at._bidi_component_manager = components()
        if who:
            screen.at.session_state["member"] = who
        for name, value in address.items():
            screen.at.query_params[name] = str(value)
        screen.run()  # the queue, which is where the desk opens
        return screen if page == "queue" else screen.go_to(page, **address)

    return opened
