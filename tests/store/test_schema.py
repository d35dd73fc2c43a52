"""The tables the code names are the tables the migrations make."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from seawall.store.schema import METADATA
from seawall.store.store import Store


def test_the_migrations_make_what_the_code_names(store: Store) -> None:
    with store.engine.begin() as connection:
        ours = set(METADATA.tables)
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _parents: kind != "table" or name in ours}
        )
        assert compare_metadata(context, METADATA) == []
