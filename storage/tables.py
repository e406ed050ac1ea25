"""The tables. What identifies or describes a citizen stands only in `sealed` columns, which are encrypted.

Every key begins with the tenant, so that no row of one is ever reached from another.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    true,
)

from storage.columns import Codes, UtcDateTime

METADATA: Final = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "fk": "%(table_name)s_%(column_0_N_name)s_fk",
        "uq": "%(table_name)s_%(column_0_N_name)s_unique",
        "ix": "%(table_name)s_%(column_0_N_name)s",
    }
)

INBOUND: Final = Table(
    "inbound",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("answered", Boolean, nullable=False, server_default=true()),
    PrimaryKeyConstraint("tenant", "conversation", "activity"),
    comment="Activities that have been handled, so that a second delivery does nothing twice",
)

DRAFTS: Final = Table(
    "drafts",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("person", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("status", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("pack", String, nullable=False),
    Column("pack_version", String, nullable=False),
    Column("pack_hash", String, nullable=False),
    Column("started", UtcDateTime, nullable=False),
    Column("changed", UtcDateTime, nullable=False),
    Column("decision", String),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    Index(None, "tenant", "person", "status", "changed"),
    comment="Assessments under way",
)

CARDS: Final = Table(
    "cards",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("draft", String, nullable=False),
    Column("activity", String, nullable=False),
    PrimaryKeyConstraint("tenant", "conversation", "draft"),
    Index(None, "tenant", "draft"),
    comment="The newest card of each draft, by the platform's own id",
)

CASES: Final = Table(
    "cases",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("number", String, nullable=False),
    Column("opened", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("tenant", "number"),
    comment="Cases by their own short number",
)

CASE_REFERENCES: Final = Table(
    "case_references",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("case", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "fingerprint", "centre"),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="The numbers of the centres' own systems; the fingerprint is a keyed hash of the number",
)

DECISIONS: Final = Table(
    "decisions",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("id", String, nullable=False),
    Column("member", String, nullable=False),
    Column("team", String),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("action_key", String, nullable=False),
    Column("pack", String, nullable=False),
    Column("pack_version", String, nullable=False),
    Column("pack_hash", String, nullable=False),
    Column("suggestion_digest", String, nullable=False),
    Column("segment", String),
    Column("centre", String),
    Column("priority", String),
    Column("warnings", Codes, nullable=False),
    Column("override_code", String),
    Column("follow_up", Date),
    Column("corrects", String),
    Column("payload_hash", String, nullable=False),
    Column("prev_hash", String, nullable=False),
    Column("hash", String, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    UniqueConstraint("tenant", "seq"),
    UniqueConstraint("tenant", "action_key"),
    UniqueConstraint("tenant", "prev_hash"),
    UniqueConstraint("tenant", "hash"),
    Index(None, "tenant", "member", "seq"),
    Index(None, "tenant", "team", "at"),
    Index(None, "tenant", "team", "follow_up"),
    Index(None, "tenant", "corrects"),
    comment="The log: append-only by triggers, each entry chained to the one before",
)

DECISION_PAYLOADS: Final = Table(
    "decision_payloads",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("case", String, nullable=False),
    Column("note_filed", Boolean, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "decision"),
    ForeignKeyConstraint(["tenant", "decision"], ["decisions.tenant", "decisions.id"]),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="What a decision says of a citizen; the law may delete it and the chain still holds",
)

CHAIN_HEADS: Final = Table(
    "chain_heads",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("length", Integer, nullable=False),
    Column("hash", String, nullable=False),
    Column("seal", String, nullable=False),
    PrimaryKeyConstraint("tenant"),
    comment="Where each chain ends, sealed by a key; writers of a tenant queue up here",
)

MISSES: Final = Table(
    "misses",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("pack", String, nullable=False),
    Column("words", Codes, nullable=False),
    Column("times", Integer, nullable=False),
    PrimaryKeyConstraint("tenant", "day", "pack", "words"),
    comment="Lookups that found nothing, by a few words that name nobody",
)

REPORTS: Final = Table(
    "reports",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("pack", String, nullable=False),
    Column("pack_version", String, nullable=False),
    Column("about", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("handled", UtcDateTime),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    comment="What somebody thinks is wrong in a pack; who it was is not kept",
)

TEAMS: Final = Table(
    "teams",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("centre", String),
    PrimaryKeyConstraint("tenant", "id"),
    comment="Teams within the centres",
)

MEMBERS: Final = Table(
    "members",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("team", String),
    Column("role", String, nullable=False),
    Column("status", String, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("deputy", String),
    Column("leave_first", Date),
    Column("leave_last", Date),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    ForeignKeyConstraint(["tenant", "team"], ["teams.tenant", "teams.id"]),
    comment="Who may use the bot, by their Entra object id",
)

PERMITS: Final = Table(
    "permits",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("case", String, nullable=False),
    Column("member", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("given_by", String, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("team", String),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="Rights to read a case for a while",
)

READINGS: Final = Table(
    "readings",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("member", String, nullable=False),
    Column("what", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("case", String),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    Index(None, "tenant", "case", "at"),
    Index(None, "tenant", "at"),
    comment="Who has read what: never changed, deleted only when it is old",
)

CONVERSATIONS: Final = Table(
    "conversations",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("audience", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("service_url", String, nullable=False),
    Column("bot", String, nullable=False),
    Column("team", String),
    Column("changed", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("tenant", "audience", "recipient"),
    Index(None, "tenant", "conversation"),
    comment="Where the bot may write of its own accord: a person's chat, or a channel of one of Teams' own teams",
)

DELIVERIES: Final = Table(
    "deliveries",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("audience", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("due", UtcDateTime, nullable=False),
    Column("ends", UtcDateTime, nullable=False),
    Column("status", String, nullable=False),
    Column("reason", String),
    Column("until", UtcDateTime),
    Column("activity", String),
    Column("attempts", Integer, nullable=False),
    Column("holder", String),
    Column("changed", UtcDateTime, nullable=False),
    Column("told", String),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("tenant", "audience", "recipient", "key"),
    Index(None, "status", "due"),
    Index(None, "due"),
    comment="What the bot sends of its own accord: a row before anything is sent, and what became of it",
)

DELIVERY_BATCHES: Final = Table(
    "delivery_batches",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("batch", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("tenant", "batch"),
    comment="Whose recipients have been worked out, such as those of a team's week",
)

LEASES: Final = Table(
    "leases",
    METADATA,
    Column("name", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("name"),
    comment="What only one process may do at a time",
)

CASE_LINKS: Final = Table(
    "case_links",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("one", String, nullable=False),
    Column("other", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("joined", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("member", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "one", "other", "number"),
    ForeignKeyConstraint(["tenant", "one"], ["cases.tenant", "cases.number"]),
    ForeignKeyConstraint(["tenant", "other"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "other"),
    comment="Cases of one citizen joined and parted: never changed, the newest of a pair holds",
)

HANDOVERS: Final = Table(
    "handovers",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("case", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("from_centre", String, nullable=False),
    Column("from_team", String),
    Column("from_member", String),
    Column("to_centre", String, nullable=False),
    Column("to_team", String),
    Column("to_member", String),
    Column("grounds", String, nullable=False),
    Column("informed", Boolean, nullable=False),
    Column("reply_by", Date, nullable=False),
    Column("planned_for", Date),
    Column("follows", String),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="Cases on their way from one side to another, as they were sent: never changed",
)

HANDOVER_STEPS: Final = Table(
    "handover_steps",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("handover", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("member", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "handover", "number"),
    UniqueConstraint("tenant", "handover", "state"),
    ForeignKeyConstraint(["tenant", "handover"], ["handovers.tenant", "handovers.id"]),
    comment="Every state that a handover reached, when and by whom: never changed",
)

SCHEDULES: Final = Table(
    "schedules",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("team", String, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("channel", String),
    PrimaryKeyConstraint("tenant", "team"),
    ForeignKeyConstraint(["tenant", "team"], ["teams.tenant", "teams.id"]),
    comment="When a team wants its digest (minutes after midnight), and in which channel; else Monday 07:30",
)

WISHES: Final = Table(
    "wishes",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("member", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("wanted", Boolean, nullable=False),
    PrimaryKeyConstraint("tenant", "member", "kind"),
    comment="Which regular cards a member wants or does not want, whatever comes with the role",
)

TRACES: Final = Table(
    "traces",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("subject", String, nullable=False),
    PrimaryKeyConstraint("tenant", "conversation", "activity", "subject"),
    Index(None, "tenant", "subject"),
    comment="Messages of ours that tell of a draft or a case, so that they can be taken back",
)

RETRACTIONS: Final = Table(
    "retractions",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("why", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("until", UtcDateTime),
    PrimaryKeyConstraint("tenant", "conversation", "activity"),
    comment="Messages of ours that are to lose what they say",
)

CASE_NOTES: Final = Table(
    "case_notes",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("case", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("member", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="Questions for the peer forum and what came of them",
)
