"""The address of a database as libpq reads it, with the schema; what is shown of it never holds a password."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, unquote

from layers.errors import LayersError

FORM: Final = "postgresql://USER@HOST/DATABASE, with ?schema=NAME for another schema than public"
_WORD: Final = r"(?:[^:/?#@%\s]|%[0-9A-Fa-f]{2})*"
_HOSTS: Final = r"(?:[\w.,-]|%[0-9A-Fa-f]{2}|\[[0-9A-Fa-f:.]+\]|:\d+)*"
_ADDRESS: Final = re.compile(
    rf"(?P<scheme>postgres(?:ql)?)://(?:(?P<user>{_WORD})(?::(?P<password>{_WORD}))?@)?(?P<hosts>{_HOSTS})"
    rf"(?:/(?P<database>{_WORD}))?(?:\?(?P<query>(?:[^#%\s]|%[0-9A-Fa-f]{{2}})*))?"
)


class DatabaseError(LayersError):
    """A database can't be reached or written: the message says what, where, why and what to do, never a password."""


@dataclass(frozen=True, slots=True)
class Address:
    """A database and a schema in it: `uri` is for libpq alone, `name` may be shown, `secrets` never."""

    uri: str = field(repr=False)
    name: str
    schema: str
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def hide(self, text: str) -> str:
        """Return the first line of a text without a password of this address."""
        line = next(iter(text.strip().splitlines()), "")
        for secret in self.secrets:
            line = line.replace(secret, "***")
        return line


def is_address(text: str) -> bool:
    """
    Tell whether an output is a database.

    >>> is_address("postgresql://localhost/front"), is_address("postgresql.gpkg")
    (True, False)
    """
    return re.match(r"postgres(?:ql)?:/", text) is not None


def read_address(text: str) -> Address:
    """
    Return the address that a text gives; a schema not given is public.

    Raises DatabaseError for what libpq would read otherwise than it was meant, without telling any of it.

    >>> read_address("postgresql://me:secret@localhost/front?schema=may").name
    'postgresql://me@localhost/front'
    """
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise DatabaseError(
            f"-o postgresql://: can't be read as an address; write {FORM}. In a password @ is %40, : %3A, / %2F, "
            "# %23, % %25; PGPASSWORD or ~/.pgpass may give it instead"
        )
    given = {key: found[key] or "" for key in ("scheme", "user", "password", "hosts", "database", "query")}
    pairs = [(pair, parse_qsl(pair, keep_blank_values=True)) for pair in given["query"].split("&") if pair]
    schemas = [value for _, read in pairs for key, value in read if key == "schema"]
    if len(schemas) > 1 or "" in schemas:
        raise DatabaseError(f"-o postgresql://: ?schema= names no schema or several; write {FORM}")
    # libpq takes + as it stands, where a form of a page would mean a blank
    raw = [pair.partition("=") for pair, _ in pairs]
    hidden = [given["password"], *(value for key, _, value in raw if "password" in unquote(key))]
    kept = "&".join(pair for pair, read in pairs if not any(key == "schema" for key, _ in read))
    head, _, _ = text.partition("?")
    user = f"{given['user']}@" if given["user"] else ""
    return Address(
        uri=head + (f"?{kept}" if kept else ""),
        name=f"postgresql://{user}{given['hosts']}/{given['database']}",
        schema=schemas[0] if schemas else "public",
        secrets=tuple({one for secret in hidden for one in (secret, unquote(secret)) if one}),
    )
