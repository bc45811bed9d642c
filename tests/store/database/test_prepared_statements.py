"""Compiled statements do what SQLAlchemy's own way through does, with values given by name in any order."""

import pytest
from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    create_engine,
    delete,
    insert,
    select,
    update,
)

from escalog.store.database.prepared_statements import Prepared

TABLE = Table("lines", MetaData(), Column("no", Integer, primary_key=True), Column("text", String))
ADD = Prepared(insert(TABLE), ["no", "text"])
CHANGE = Prepared(update(TABLE).where(TABLE.c.no == bindparam("which")).values(text=bindparam("new")))
READ = Prepared(select(TABLE.c.text).where(TABLE.c.no >= bindparam("first")).order_by(TABLE.c.no))


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        TABLE.create(connection)
        yield connection
    engine.dispose()


def test_rows_are_written_and_read_by_the_names_of_their_values(connection):
    assert ADD.write(connection, {"text": "one", "no": 1}) == 1
    assert ADD.write(connection, {"no": 2, "text": "two"}, {"text": "three", "no": 3}) == 2
    assert READ.read(connection, {"first": 2}) == [("two",), ("three",)]


def test_values_stand_in_the_order_of_the_statement_and_not_of_the_row(connection):
    ADD.write(connection, {"no": 1, "text": "one"})
    assert CHANGE.write(connection, {"which": 1, "new": "another"}) == 1
    assert CHANGE.write(connection, {"new": "nobody's", "which": 9}) == 0
    assert READ.read(connection, {"first": 0}) == [("another",)]


def test_it_is_part_of_the_transaction_that_is_open(connection):
    savepoint = connection.begin_nested()
    ADD.write(connection, {"no": 1, "text": "one"})
    savepoint.rollback()
    assert READ.read(connection, {"first": 0}) == []


def test_a_value_that_is_missing_is_an_error_before_anything_is_run(connection):
    with pytest.raises(KeyError, match="text"):
        ADD.write(connection, {"no": 1})


def test_a_statement_without_values_runs_too(connection):
    ADD.write(connection, {"no": 1, "text": "one"})
    assert Prepared(delete(TABLE)).write(connection, {}) == 1
