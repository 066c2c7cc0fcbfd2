"""Every key of the reader: what it is called, what it does, in which words it is explained.

The only place where a key is bound. Widgets and screens take their bindings from here, and the key bar,
the help, the command palette and the README's table are drawn from the same rows. Knows how a person's
own key map is checked. Does not know how anything is done: an action is a name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from textual.binding import Binding
from textual.keys import Keys, format_key

MOVING = Binding.Group("Moving")
READING = Binding.Group("Reading")
DECIDING = Binding.Group("Deciding")
FINDING = Binding.Group("Finding")
PROGRAM = Binding.Group("Program")

GROUPS = (MOVING, READING, DECIDING, FINDING, PROGRAM)
"""The groups in the order they are explained."""


PRESSED_TWICE = "first-twice"
"""The binding whose key does nothing by itself, as `g` of `g g`."""


def _key(
    id: str, keys: str, action: str, group: Binding.Group, description: str, more: str = ""
) -> Binding:
    """A key that is obeyed before the next is looked at, so that fast typing is never out of order."""
    return Binding(keys, action, description, id=id, group=group, tooltip=more, priority=True)


def _deed(id: str, keys: str, group: Binding.Group, description: str, more: str = "") -> Binding:
    """A key that the reader's screen hands to the part that knows what it does, by the binding's name."""
    return _key(id, keys, deed(id), group, description, more)


def deed(id: str) -> str:
    """The action that does what the reader can do by a name."""
    return f"screen.do('{id}')"


PANE = (
    _key("down", "j,down", "down", MOVING, "down"),
    _key("up", "k,up", "up", MOVING, "up"),
    _key("first", "home", "first", MOVING, "first"),
    _key("last", "G,end", "last", MOVING, "last"),
    _key("page-down", "pagedown", "page_down", MOVING, "page down"),
    _key("page-up", "pageup", "page_up", MOVING, "page up"),
    _key("half-page-down", "ctrl+d", "half_page_down", MOVING, "half a page down"),
    _key("half-page-up", "ctrl+u", "half_page_up", MOVING, "half a page up"),
    _key(
        "choose", "enter", "choose", READING, "only the abstract", "and back; on a view: its papers"
    ),
)
"""Keys that every pane answers in its own way."""

PANES = (
    _key(PRESSED_TWICE, "g", "app.when_twice('first')", MOVING, "first"),
    _key("next-pane", "l,right", "next_pane", MOVING, "next pane"),
    _key("previous-pane", "h,left", "previous_pane", MOVING, "previous pane"),
    _key("cycle", "tab", "cycle(1)", MOVING, "next pane"),
    _key("cycle-back", "shift+tab", "cycle(-1)", MOVING, "previous pane"),
    _key("scroll-down", "J", "scroll_abstract(1)", READING, "scroll the abstract down"),
    _key("scroll-up", "K", "scroll_abstract(-1)", READING, "scroll the abstract up"),
    _key("zoom", "z", "zoom", READING, "only the abstract"),
)
"""Keys that are about the panes."""

SAVED_VIEWS = tuple(f"view-{number}" for number in range(1, 10))
"""The names of the keys that open saved views, from the first on."""

READER = (
    _deed("next-unread", "n", MOVING, "next unread"),
    _deed("previous-unread", "p", MOVING, "previous unread"),
    _deed("next-digest", "]", MOVING, "next digest", "opens its view; the next is the older one"),
    _deed("previous-digest", "[", MOVING, "previous digest"),
    _deed("open", "o", READING, "open in the browser", "of several links by number"),
    _deed("yank", "y", READING, "yank", "to the terminal's clipboard; y again: title and link"),
    _deed(
        "raw",
        "backslash",
        READING,
        "the text as it came",
        "LaTeX and line ends, or as it reads best",
    ),
    _deed("similar", "m", READING, "similar papers", "Enter goes to one of them"),
    _deed(
        "return",
        "b,backspace",
        READING,
        "back to the paper before",
        "from a similar one, or from a jump",
    ),
    _deed("select", "space", DECIDING, "select", "and to the next; keys that decide are about all"),
    _deed(
        "range", "v", DECIDING, "select a range", "follows the cursor until v or Space; Esc drops"
    ),
    _deed("star", "s", DECIDING, "star", "or take the star away"),
    _deed("tag", "t", DECIDING, "tag", "several with commas"),
    _deed("untag", "T", DECIDING, "untag"),
    _deed("note", "e", DECIDING, "note", "it stands above the abstract"),
    _deed("later", "L", DECIDING, "keep for later", "or no longer; the view Later lists them"),
    _deed("dismiss", "x", DECIDING, "dismiss", "or restore; it leaves Inbox and Later"),
    _deed("snooze", "Z", DECIDING, "snooze", "until a day, or wake"),
    _deed("read", "r", DECIDING, "read or unread"),
    _deed("read-all", "A", DECIDING, "mark the listing read", "as one change"),
    _deed("command", ":", DECIDING, "command", "tag later is:unread, on all that answer"),
    _deed("undo", "u", DECIDING, "undo", "also what was done before a restart"),
    _deed("redo", "ctrl+r", DECIDING, "redo"),
    _deed("filter", "/", FINDING, "filter", "the papers of the view, as you type"),
    _deed("jump", "f", FINDING, "jump to a title", "typos and half words will do"),
    _deed("sort", "S", FINDING, "sort", "by date, by title, by relevance …"),
    *(
        _deed(id, f"{number}", FINDING, "saved view", "by its number")
        for number, id in enumerate(SAVED_VIEWS, 1)
    ),
    _deed("save-view", "ctrl+s", FINDING, "save as a view", "what is listed, by a name"),
    _deed("rename-view", "f2", FINDING, "rename the view", "one that was saved"),
    _deed("delete-view", "delete", FINDING, "delete the view", "undo brings it back"),
    _deed("back", "escape", FINDING, "back", "from the abstract, the selection, a filter"),
    _deed("import", "i", PROGRAM, "import", "a file or a folder of digests"),
    _deed("export", "E", PROGRAM, "export", "what is selected, or listed, to a file"),
    _deed("fetch", "R", PROGRAM, "fetch", "every new day of what is subscribed to"),
    _deed("failures", "!", PROGRAM, "what went wrong", "in the last import or fetch, in full"),
    _deed("help", "?", PROGRAM, "help"),
    _deed("palette", "ctrl+p", PROGRAM, "command palette"),
    _key("quit", "q", "app.quit", PROGRAM, "quit"),
)
"""Keys that are about papers, views and the program, obeyed while a pane has the focus."""

APP = (
    Binding("ctrl+c", "quit", "quit", id="interrupt", group=PROGRAM),
    Binding("ctrl+z", "suspend_process", "to the shell", id="suspend", group=PROGRAM),
)
"""Keys of the program, wherever the focus is."""


def _box_key(id: str, keys: str, action: str) -> Binding:
    """A key of a box or a bar, which names its keys itself; it waits for what was typed before it."""
    return Binding(keys, action, id, id=id, show=False)


BOX = (_box_key("close-box", "escape,ctrl+c", "close"),)
"""Keys of every box above the reader."""

CHOICE = (
    _box_key("choice-down", "down,ctrl+n", "down"),
    _box_key("choice-up", "up,ctrl+p", "up"),
)
"""Keys that move through what an entry field found, while letters go into the field."""

COMPLETING_FIELD = (_box_key("complete", "tab", "complete"),)
"""Keys of an entry field that suggests how to go on."""

PATH_FIELD = (
    _box_key("complete-path", "tab", "complete(1)"),
    _box_key("complete-path-back", "shift+tab", "complete(-1)"),
)
"""Keys of an entry field for a path, in which several names can be gone through."""

PROMPT_BAR = (
    _box_key("close-prompt", "escape,ctrl+c", "close"),
    _box_key("complete-prompt", "tab", "complete(1)"),
    _box_key("complete-back", "shift+tab", "complete(-1)"),
    _box_key("typed-before", "up", "recall(1)"),
    _box_key("typed-after", "down", "recall(-1)"),
    _box_key("list-down", "ctrl+n", "down"),
    _box_key("list-up", "ctrl+p", "up"),
)
"""Keys of the lines for typing at the foot of the screen; of arrows one expects there what shells do."""

FILTER_BAR = (_box_key("save-filter", "ctrl+s", deed("save-view")),)
"""Keys of the filter's line beside these."""

OPEN_BOX = tuple(
    _box_key(f"open-{number}", f"{number}", f"open_number({number})") for number in range(1, 10)
)
"""Keys of the box that asks for a link."""

YANK_BOX = (
    _box_key("yank-title-and-link", "y", "yank('TITLE_AND_LINK')"),
    _box_key("yank-title", "t", "yank('TITLE')"),
    _box_key("yank-link", "l", "yank('LINK')"),
    _box_key("yank-abstract", "a", "yank('ABSTRACT')"),
    _box_key("yank-identifier", "i", "yank('IDENTIFIER')"),
    _box_key("yank-citation-key", "c", "yank('CITATION_KEY')"),
    _box_key("yank-bibtex", "b", "yank('BIBTEX')"),
    _box_key("yank-ris", "r", "yank('RIS')"),
    _box_key("yank-markdown", "m", "yank('MARKDOWN')"),
)
"""Keys of the box that asks what to take along of a paper, by the names of the pieces; the first is `y`, so
that whoever presses it twice need not look."""

HELP_BOX = (
    _box_key("close-help", "question_mark,q,enter", "close"),
    _box_key("help-down", "j", "scroll(1)"),
    _box_key("help-up", "k", "scroll(-1)"),
    _box_key("help-first", "g", "scroll_home"),
    _box_key("help-last", "G", "scroll_end"),
)
"""Keys of the help."""

ALL = (*PANE, *PANES, *READER, *APP)
"""All keys that the help explains."""

IN_BOXES = (
    *BOX,
    *CHOICE,
    *COMPLETING_FIELD,
    *PATH_FIELD,
    *PROMPT_BAR,
    *FILTER_BAR,
    *OPEN_BOX,
    *YANK_BOX,
    *HELP_BOX,
)
"""Keys that boxes and bars name themselves."""

BAR = {
    "filter": "filter",
    "jump": "jump",
    "star": "star",
    "tag": "tag",
    "later": "later",
    "dismiss": "dismiss",
    "read": "read",
    "undo": "undo",
    "help": "help",
    "quit": "quit",
    "open": "open",
    "yank": "yank",
    "command": "command",
}
"""What the key bar shows, by id, in words short enough for eighty columns."""

KeyMap = Mapping[str, str]
"""A binding's id -> its keys, with commas between."""

_SIGNS = {"up": "↑", "down": "↓", "left": "←", "right": "→"}

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "Del",
    "space": "Space",
    "f2": "F2",
}

_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})

_NAMED_KEYS = frozenset(key.value for key in Keys)


def shown_key(key: str) -> str:
    """A key as people write it: `j`, `?`, `ctrl+d`, `shift+Tab`, `Esc`, `↓`."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    plain = _SIGNS.get(name) or _NAMES.get(name) or (name if len(name) == 1 else format_key(name))
    return "+".join((*modifiers, plain))


def keys_of(binding: Binding, key_map: KeyMap) -> list[str]:
    """The keys that work a binding, as people write them, under a person's key map."""
    keys = key_map.get(binding.id or "", binding.key).split(",")
    shown = [shown_key(key.strip()) for key in keys]
    return [f"{key} {key}" for key in shown] if binding.id == PRESSED_TWICE else shown


def shortcut(id: str, key_map: KeyMap) -> str:
    """The first key of a binding, as people write it."""
    return next(keys_of(binding, key_map)[0] for binding in ALL if binding.id == id)


def explained(group: Binding.Group, key_map: KeyMap) -> Iterator[tuple[str, str, str]]:
    """The rows of a group's help: keys, what they do, and what else is to know.

    Bindings that do the same (`g g` and Home) share a row.
    """
    rows: dict[str, tuple[list[str], str]] = {}
    for binding in ALL:
        if binding.group is group:
            keys, more = rows.get(binding.description, ([], ""))
            further = [key for key in keys_of(binding, key_map) if key not in keys]
            rows[binding.description] = keys + further, more or binding.tooltip
    for description, (keys, more) in rows.items():
        yield _listed(keys), description, more


def _listed(keys: list[str]) -> str:
    """Keys beside each other; the digits of a row as `1 to 9`."""
    row = len(keys) > 2 and "".join(keys) in "123456789"
    return f"{keys[0]} to {keys[-1]}" if row else " ".join(keys)


def objection(key_map: KeyMap) -> str | None:
    """Why a key map cannot be used, without a full stop; None where it can."""
    known = {binding.id for binding in (*ALL, *IN_BOXES)}
    for id, keys in key_map.items():
        if id not in known:
            return f"[keys] names no action {id!r}; the help (?) and the README list them"
        for key in keys.split(","):
            if not _is_key(key.strip()):
                return f"[keys] {id} = {keys!r}: {key.strip()!r} is no key"
    return _clash(key_map)


def _is_key(key: str) -> bool:
    if len(key) == 1:
        return key.isprintable() and key != " "
    *modifiers, name = key.split("+")
    return _MODIFIERS.issuperset(modifiers) and (
        name in _NAMED_KEYS or len(name) == 1 or _is_character_name(name)
    )


def _is_character_name(name: str) -> bool:
    """Whether a name is Unicode's of a character, written as Textual does: `question_mark`."""
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return True


def _clash(key_map: KeyMap) -> str | None:
    """Two actions on one key, of which at least one was asked for."""
    owner: dict[str, str] = {}
    for id, key in _bound(ALL, key_map):
        other = owner.setdefault(key, id)
        if other != id:
            return f"[keys] {key!r} would be both {other} and {id}"
    return None


def _bound(bindings: Iterable[Binding], key_map: KeyMap) -> Iterator[tuple[str, str]]:
    for binding in bindings:
        id = binding.id or ""
        for key in key_map.get(id, binding.key).split(","):
            yield id, key.strip()
