"""The tables of saved scenarios, of the ledger, of saved stories and of releases of the facts.

Changing them takes a migration in `migrations/versions` and `HEAD` moved to it.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

HEAD = "0004"
"""The newest migration: a store at this revision is opened without loading the migration tool."""
VERSION_TABLE = "scenario_schema"

metadata = MetaData()

scenarios = Table(
    "scenarios",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", String(60), nullable=False),
    # Number of the newest revision; a save that expects another one is refused, so no update is lost.
    Column("version", Integer, nullable=False),
    # Times are milliseconds since 1970 UTC: the same in every database, free of time zones.
    Column("created_ms", BigInteger, nullable=False),
    Column("saved_ms", BigInteger, nullable=False),
    Column("deleted_ms", BigInteger),
    Index("scenarios_by_time", "deleted_ms", "saved_ms"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("scenario_id", String(16), ForeignKey("scenarios.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("saved_ms", BigInteger, nullable=False),
    Column("restored_from", Integer),
    Column("payload", LargeBinary, nullable=False),
    # A database's own check does not see a changed byte inside a value; this does.
    Column("sha256", String(64), nullable=False),
)

ledger_rows = Table(
    "ledger_rows",
    metadata,
    Column("id", String(40), primary_key=True),
    # Number of the newest report; a save on top of an older one is merged or refused.
    Column("version", Integer, nullable=False),
    Column("saved_ms", BigInteger, nullable=False),
)

ledger_revisions = Table(
    "ledger_revisions",
    metadata,
    Column("row_id", String(40), ForeignKey("ledger_rows.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("saved_ms", BigInteger, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Index("ledger_revisions_by_time", "saved_ms"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("name", String(120), nullable=False),
    # Who saved the newest version.
    Column("who", String(60), nullable=False),
    # Number of the newest version; a save that expects another one is refused, so no update is lost.
    Column("version", Integer, nullable=False),
    Column("saved_ms", BigInteger, nullable=False),
    Column("deleted_ms", BigInteger),
    Index("stories_by_time", "deleted_ms", "saved_ms"),
)

story_revisions = Table(
    "story_revisions",
    metadata,
    Column("story_id", String(16), ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("saved_ms", BigInteger, nullable=False),
    Column("restored_from", Integer),
    Column("payload", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
)

releases = Table(
    "releases",
    metadata,
    # 1, 2, 3 …; 0 is what the program brings along, and stands nowhere.
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("author", String(60), nullable=False),
    Column("note", String(2000), nullable=False),
    Column("taken_ms", BigInteger, nullable=False),
    Column("parent", Integer, nullable=False),
    # Path of every replaced file to the sum of its bytes, as JSON.
    Column("payload", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
)

release_blobs = Table(
    "release_blobs",
    metadata,
    # Of the bytes before compression: a file that several releases share is kept once.
    Column("sha256", String(64), primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)

release_log = Table(
    "release_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("who", String(60), nullable=False),
    Column("act", String(20), nullable=False),
    # The release that the act made current, or was about.
    Column("release", Integer),
    Column("detail", String(2000), nullable=False),
)
