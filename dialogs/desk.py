"""One turn at work: what was said, what is known, and how it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from dialogs.assessing.drafts import answers, aside, new_draft
from dialogs.members.access import Reader, reader
from dialogs.members.enrolling import Enrol, enrolled, nobody
from dialogs.ports.drafts import Draft
from dialogs.ports.store import Session
from dialogs.turns import Reply, Turn
from dialogs.view import Block, Heading, Paragraph, Tone, View
from dialogs.wording import say
from knowledge.guide import Guide
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.model import Model
from knowledge.weeks import COPENHAGEN

MOST_CHARACTERS: Final = 4000
"""The longest message that is read."""


@dataclass(slots=True)
class Desk:
    """The turn, the open draft, and what is to be said on top of the answer."""

    guide: Guide
    session: Session
    turn: Turn
    new_id: Callable[[], str]
    draft: Draft | None
    remarks: list[Block] = field(default_factory=list)
    inputs: Mapping[str, str] = field(default_factory=dict)
    not_used: tuple[str, ...] = ()
    """Parts of what was written that nothing was read from."""
    unfolded: frozenset[str] = frozenset()
    """Ids of the folds that are shown open."""
    about: set[str] = field(default_factory=set)
    """Ids of drafts and numbers of cases that the answer tells of, beside the draft of its card."""
    enrol: Enrol = nobody
    below: bool = False
    """Whether the answer to a pressed button comes below, and the card that it stands on stays."""
    _readers: tuple[Reader | None, ...] = ()
    """Who this person is as a reader, once she has been looked up."""
    _assessed: tuple[Draft | None, Assessment] | None = None

    @property
    def model(self) -> Model:
        """The model in use."""
        return self.guide.model

    @property
    def today(self) -> date:
        """Today in Copenhagen."""
        return self.turn.now.astimezone(COPENHAGEN).date()

    async def reader(self) -> Reader | None:
        """Return this person as a reader, None for one who is no active member; looked up once a turn."""
        if not self._readers:
            found = await reader(self.session, self.turn.person, self.today) or await self._enrolled()
            self._readers = (found,)
        return self._readers[0]

    async def _enrolled(self) -> Reader | None:
        """Make a member of somebody who is not known at all, where that is how it is set up."""
        newcomer = self.enrol(self.turn.person)
        if newcomer is None or await self.session.member(self.turn.person.id):
            return None
        await enrolled(self.session, self.turn.person, newcomer, self.turn.now)
        return await reader(self.session, self.turn.person, self.today)

    def assessment(self) -> Assessment:
        """Return what the model says of the open draft, or of an empty one."""
        if self._assessed is None or self._assessed[0] is not self.draft:
            self._assessed = self.draft, assess(self.model, answers(self.draft) if self.draft else {})
        return self._assessed[1]

    def remark(self, key: str, tone: Tone = "subtle", **details: object) -> None:
        """Say something on top of the answer."""
        self.remarks.append(Paragraph(say(key, **details), tone))

    def opened(self) -> Draft:
        """Return the open draft, or a new one."""
        return self.draft or new_draft(self.new_id(), self.turn, self.model.loaded)

    async def set_aside(self) -> None:
        """Leave the draft under way among the drafts: what comes next is about somebody else."""
        if self.draft and self.draft.version:
            await self.session.keep(aside(self.draft))
        self.draft = None

    async def keep(self, draft: Draft) -> Draft:
        """Save a draft under the model in use and go on with it."""
        loaded = self.model.loaded
        if draft.version and draft.pack_hash != loaded.hash:
            self.remark("assessment.pack_changed", "warning")
        current = replace(
            draft,
            changed=self.turn.now,
            pack=loaded.pack.id,
            pack_version=loaded.pack.version,
            pack_hash=loaded.hash,
        )
        self.draft = await self.session.keep(current)
        return self.draft

    def reply(self, view: View) -> Reply:
        """Return the answer: in place of the card that was pressed, or as a new card below what was written."""
        whole = replace(view, blocks=_below_heading(view.blocks, self.remarks))
        chosen = self.turn.chosen
        replaces = chosen is not None and not self.below
        collapsed = None
        if view.draft and not replaces:
            collapsed = View(say("assessment.summary"), (Paragraph(say("assessment.collapsed"), "subtle"),))
        return Reply(
            view=whole, replaces=replaces, collapsed=collapsed, draft=view.draft, about=tuple(sorted(self.about))
        )

    def send(self, text: str) -> Reply:
        """Return plain text as the answer."""
        return Reply(text=text, about=tuple(sorted(self.about)))


def _below_heading(blocks: tuple[Block, ...], remarks: list[Block]) -> tuple[Block, ...]:
    """Put remarks under the heading that a view begins with, or first where it has none."""
    place = 1 if blocks and isinstance(blocks[0], Heading) else 0
    return (*blocks[:place], *remarks, *blocks[place:])
