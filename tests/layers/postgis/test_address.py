"""The address of a database: read as libpq reads it, shown without a password, refused without an echo."""

import pytest

from layers.postgis.address import DatabaseError, is_address, read_address
from layers.postgis.connect import quote, quote_text

SECRET = "s3cret"  # noqa: S105


@pytest.mark.parametrize(
    ("text", "uri", "name", "schema"),
    [
        ("postgresql://h/db", "postgresql://h/db", "postgresql://h/db", "public"),
        (f"postgres://me:{SECRET}@h:5433/db?schema=may", f"postgres://me:{SECRET}@h:5433/db", "me@h:5433/db", "may"),
        (
            f"postgresql://me@/db?host=/tmp/a&schema=%D0%BC&password={SECRET}",
            f"postgresql://me@/db?host=/tmp/a&password={SECRET}",
            "me@/db",
            "м",
        ),
        (f"postgresql://me:{SECRET}%40x@[::1]:5432,b.example/db", None, "me@[::1]:5432,b.example/db", "public"),
    ],
)
def test_an_address_is_read_and_shown_without_its_password(text, uri, name, schema) -> None:
    found = read_address(text)
    assert (found.uri, found.schema) == (uri or text, schema)
    assert found.name.endswith(name)
    assert SECRET not in found.name + repr(found)
    if SECRET in text:
        assert SECRET not in found.hide(f"invalid token {SECRET}%40x or {SECRET}@x\nmore")


@pytest.mark.parametrize(
    "text",
    [
        f"postgresql://me:{SECRET}@x@h/db",  # libpq would take x@h for the host and tell it
        f"postgresql://me:{SECRET}/x@h/db",  # and this for a port
        f"postgresql://me:{SECRET}#@h/db",
        f"postgresql://me:{SECRET}%zz@h/db",
        f"postgresql://me:{SECRET}:x@h/db",
        f"postgresql:/me:{SECRET}@h/db",  # as a path holds it
        f"postgresql://me:{SECRET}@h/db?schema=",
        f"postgresql://me:{SECRET}@h/db?schema=a&schema=b",
        f"postgresql://me:{SECRET}@h/d b",
    ],
)
def test_what_libpq_would_misread_is_refused_and_not_told(text) -> None:
    with pytest.raises(DatabaseError) as refused:
        read_address(text)
    assert SECRET not in str(refused.value)
    assert "postgresql://USER@HOST/DATABASE" in str(refused.value)


def test_a_file_is_no_database() -> None:
    assert [is_address(text) for text in ("postgresql://", "postgresql.gpkg", "out/postgres", "postgis:x")] == [
        True,
        False,
        False,
        False,
    ]


def test_names_and_texts_cannot_end_their_quotes() -> None:
    assert quote('a"; DROP TABLE b; --') == '"a""; DROP TABLE b; --"'
    assert quote_text("a'; DROP TABLE b; --") == "'a''; DROP TABLE b; --'"
    assert quote_text("a\\' b") == "E'a\\\\'' b'"


def test_a_plus_in_a_password_is_hidden_as_it_stands() -> None:
    address = read_address("postgresql://me@h/db?password=a+b%2Fc")
    assert address.hide("wrong: a+b%2Fc, a+b/c") == "wrong: ***, ***"
