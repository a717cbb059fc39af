"""A PostgreSQL server for tests, skipped where there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bench.postgres import MISSING, Cluster, programs, started_cluster
from components.store.engine import make_engine, writing

STRICT = os.environ.get("CI", "").lower() in {"1", "true"}


def in_schema(cluster: Cluster, name: str) -> str:
    """The address of an empty place of its own on the server."""
    engine = make_engine(cluster.address)
    with writing(engine) as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    engine.dispose()
    return f"{cluster.address}?options=-csearch_path%3D{name}"


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A server, in a folder of its own: pytest's are closed to the user it runs as. Skips where there is none."""
    if programs() is None:
        if STRICT:
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    pytest.importorskip("psycopg")
    with started_cluster() as server:
        yield server
