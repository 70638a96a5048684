"""A connection to PostGIS: whatever a server, a driver or a missing right says becomes one line without a password."""

import contextlib
from collections.abc import Iterator
from typing import Any, Final

from layers.postgis.address import Address, DatabaseError

_NO_SERVER: Final = "no server answers there; start it, or check host and port"
_NO_ENTRY: Final = (
    "the server does not take this user and password; check both (PGPASSWORD or ~/.pgpass may give the password)"
)
_FAULTS: Final = {
    "No such file": _NO_SERVER,
    "refused": _NO_SERVER,
    "timeout expired": _NO_SERVER,
    "unreachable": _NO_SERVER,
    "is starting up": "the server is starting; try again in a moment",
    "translate host name": "there is no such host; check its name",
    "password authentication": _NO_ENTRY,
    "no password supplied": _NO_ENTRY,
}
"""What libpq says, and what it means; anything else is told as the server says it."""

_STATES: Final = {
    "42501": "this user may not do that; ask the owner for CREATE on the schema, or use one of your own",
    "2BP01": "a view or another object needs a table that has to be made anew; drop it first",
    "53100": "the server's disk is full; make room",
    "25006": "the server only reads; name the one that writes",
}


_POSTGIS: Final = (
    "SELECT nspname::text FROM pg_extension e JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'postgis'"
)


@contextlib.contextmanager
def opened(address: Address) -> Iterator[Any]:
    """
    Open a connection in which all that is done is kept together or not at all; it is closed on the way out.

    Raises DatabaseError where the driver is missing, where no server, user or database answers, and for whatever the
    server refuses.
    """
    try:
        from adbc_driver_manager import Error  # noqa: PLC0415, an extra that is loaded where it is needed
        from adbc_driver_postgresql import dbapi  # noqa: PLC0415
    except ImportError:
        raise DatabaseError(
            f"-o {address.name}: needs the PostgreSQL driver; install it with: pip install 'frontline-mapper[postgis]'"
        ) from None
    try:
        connection = dbapi.connect(address.uri)
    except Error as error:
        raise DatabaseError(f"{address.name}: {_explain(address, str(error))}") from None
    with contextlib.closing(connection):
        try:
            yield connection
            connection.commit()
        except Error as error:
            told = _STATES.get(error.sqlstate or "") or "nothing was changed; mend that and run this again"
            raise DatabaseError(f"{address.name}: {_said(address, str(error))}; {told}") from None


def check_database(address: Address) -> None:
    """Refuse a database that can't take a pack before long work starts; raises DatabaseError as `opened` does."""
    with opened(address) as connection:
        find_postgis(connection, address)
        may_write = ask(connection, "SELECT has_schema_privilege($1, 'CREATE')::text", address.schema)
        if may_write[0][0] != "true":
            raise DatabaseError(f"{address.name}: schema {quote(address.schema)}: {_STATES['42501']}")


def find_postgis(connection: Any, address: Address) -> str:
    """Return the schema PostGIS lies in; raises DatabaseError where it is not there, or the address' schema is not."""
    found = ask(connection, _POSTGIS)
    if not found:
        raise DatabaseError(
            f"{address.name}: has no extension postgis; let its owner run CREATE EXTENSION postgis in it"
        )
    if not ask(connection, "SELECT 1 FROM pg_namespace WHERE nspname = $1", address.schema):
        name = quote(address.schema)
        raise DatabaseError(
            f"{address.name}: has no schema {name}; run CREATE SCHEMA {name} in it, or name another with ?schema="
        )
    return str(found[0][0])


def ask(connection: Any, query: str, *values: str) -> list[tuple[Any, ...]]:
    """Return the rows that a query gives."""
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def run(connection: Any, statement: str) -> None:
    """Run one statement that gives no rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement)


def quote(name: str) -> str:
    """
    Return a name as SQL writes it.

    >>> print(quote('a"b'))
    "a""b"
    """
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """
    Return a text as SQL writes it, for statements that take no parameters, such as COMMENT.

    >>> print(quote_text("Ukraine's"))
    'Ukraine''s'
    """
    doubled = text.replace("'", "''")
    return f"E'{doubled.replace(chr(92), chr(92) * 2)}'" if "\\" in text else f"'{doubled}'"


def _explain(address: Address, text: str) -> str:
    # asked of the text as it is: a short password may stand in any word of it
    meant = next((meant for words, meant in _FAULTS.items() if words in text), None)
    said = _said(address, text)
    return f"{meant} ({said})" if meant else f"{said}; check the address"


def _said(address: Address, text: str) -> str:
    """Return the server's own words: what the driver puts before them and the query after them left out."""
    line = address.hide(text)
    for mark in ("ERROR:  ", "FATAL:  ", "[libpq] "):
        line = line.rpartition(mark)[2] if mark in line else line
    return line.removeprefix("Failed to connect: ").rstrip(". ")
