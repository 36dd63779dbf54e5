"""The rules as a newsroom reads them, made from the rules themselves.

`python -m claims.review.explained docs/review.md` puts the state diagram, the table of
permissions and the sentences of the guards between two marks of the page.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from claims.model.confidential import may_see_confidential
from claims.model.enums import ClaimState, Role
from claims.model.situation import Person
from claims.review import guards, rules
from claims.review.roles import STATE_WORDS
from claims.review.rules import GUARDS, ROLES, STATES, Step

BEGIN, END = "<!-- made from the rules: begin -->", "<!-- made from the rules: end -->"

S = ClaimState
# Where a step leads that changes the state; the steps themselves do so, and a walk in the tests follows each.
LEADS_TO: dict[Step, tuple[ClaimState, ...]] = {
    Step.QUEUE: (S.QUEUED,),
    Step.SET_ASIDE: (S.NOT_CHECKABLE, S.DUPLICATE),
    Step.RESTORE: (S.QUEUED,),
    Step.TAKE: (S.IN_PROGRESS,),
    Step.RELEASE: (S.QUEUED,),
    Step.SUBMIT: (S.SUBMITTED,),
    Step.APPROVE: (S.APPROVED,),
    Step.REQUEST_CHANGES: (S.CHANGES_REQUESTED,),
    Step.PUBLISH: (S.PUBLISHED,),
    Step.REOPEN: (S.IN_PROGRESS,),
    Step.ARCHIVE: (S.ARCHIVED,),
}
# What is done at the desk but not with one claim: the rule and how it is called.
GENERAL = {
    "add articles and sources": rules.may_import,
    "export reports": rules.may_export,
    "take a step with many claims at once": rules.may_lead,
    "change the list of tags": rules.may_keep_lists,
    "put sources and articles away": rules.may_put_away,
    "export the log": rules.may_read_log,
    "change members, scales and policy": rules.may_set_up,
    "back up, restore and clear the desk": rules.may_operate,
}


def explained() -> str:
    """The generated part of docs/review.md."""
    parts = ["## The states of a claim", "", *_diagram(), "", "## Who may do what", "", *_permissions(), ""]
    parts += ["## From which states", "", *_states(), "", "## What else stands in the way", "", *_guards(), ""]
    parts += ["## What admins may not do", "", *_admins()]
    return "\n".join(parts) + "\n"


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in ClaimState:
        yield f"    {state.value}: {STATE_WORDS[state]}"
    yield "    [*] --> extracted"
    for step, targets in LEADS_TO.items():
        for state in ClaimState:
            for target in targets:
                if state in STATES[step] and state != target:
                    yield f"    {state.value} --> {target.value}: {step.value}"
    yield "```"


def _permissions() -> Iterator[str]:
    yield "| to … | " + " | ".join(role.value for role in Role) + " |"
    yield "|---|" + "---|" * len(Role)
    for step in Step:
        yield f"| {step.value} | " + " | ".join("yes" if role in ROLES[step] else "–" for role in Role) + " |"
    for what, may in GENERAL.items():
        able = [not may(Person(1, "Somebody", role)) for role in Role]
        yield f"| {what} | " + " | ".join("yes" if each else "–" for each in able) + " |"
    words = []
    for role in Role:
        person = Person(1, "Somebody", role)
        always = may_see_confidential(person, assigned=False)
        own = may_see_confidential(person, assigned=True)
        words.append("yes" if always else "of their own claims" if own else "–")
    yield "| see confidential sources | " + " | ".join(words) + " |"


def _states() -> Iterator[str]:
    for step in Step:
        named = [STATE_WORDS[state] for state in ClaimState if state in STATES[step]]
        every = len(named) == len(ClaimState)
        yield f"- To {step.value}, the claim {'may be in any state' if every else f'is {_or(named)}'}."


def _or(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _guards() -> Iterator[str]:
    for step, guard in GUARDS.items():
        yield f"- To {step.value}: {' '.join((guard.__doc__ or '').split())}"
        for sentence in dict.fromkeys(_sentences(guard.__name__)):
            yield f"    - “{sentence}”"


def _sentences(name: str) -> Iterator[str]:
    """What a guard can say, in the order it stands in its code, with … for what it names."""
    functions = {
        node.name: node for node in ast.parse(inspect.getsource(guards)).body if isinstance(node, ast.FunctionDef)
    }
    for node in _in_order(functions[name]):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions:
            yield from _sentences(node.func.id)
        elif (said := _said(node)).endswith(".") and said != ast.get_docstring(functions[name], clean=False):
            yield said


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, ast.JoinedStr):  # a text with names in it is taken whole
            yield from _in_order(child)


def _said(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_said(part) or "…" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _admins() -> Iterator[str]:
    yield "Admins look after the desk and get no editorial power by it. An admin cannot:"
    yield ""
    for step in Step:
        if Role.ADMIN not in ROLES[step]:
            yield f"- {step.value}"
    for what, may in GENERAL.items():
        if may(Person(1, "Somebody", Role.ADMIN)):
            yield f"- {what}"
    if not may_see_confidential(Person(1, "Somebody", Role.ADMIN), assigned=True):
        yield "- see confidential sources"


def written_into(page: str) -> str:
    """The page with its generated part as the rules are now. Raises ValueError where the marks are missing."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{explained()}\n{END}{after}"


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(written_into(path.read_text(encoding="utf-8")), encoding="utf-8")
