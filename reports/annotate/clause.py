"""A clause as a value, and what stands where in the clauses of a sentence."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["main", "content", "aside", "participle", "purpose", "condition", "ground", "time"]


@dataclass(frozen=True, slots=True)
class Clause:
    """
    One clause: tokens first to last (the last one not included), characters start to end.

    `parent` is the index of the clause that it stands under, null for a main one; `resumes` that of the clause which it
    goes on with after an aside; `shares` says that it has the subject of the clause before it ("A advanced |but lost").
    """

    first: int
    last: int
    start: int
    end: int
    role: Role
    parent: int | None = None
    resumes: int | None = None
    shares: bool = False


def clause_at(clauses: Sequence[Clause], at: int) -> int:
    """
    Return the index of the clause that holds a character; blanks between clauses belong to the one before.

    >>> clause_at((Clause(0, 1, 0, 4, "main"), Clause(1, 2, 5, 9, "main")), 4)
    0
    """
    return max(0, bisect_right([clause.start for clause in clauses], at) - 1)


def reach_end(clauses: Sequence[Clause], at: int) -> int:
    """
    Return where the clause at a character ends, with all that stands under it and that shares its subject.

    >>> reach_end((Clause(0, 1, 0, 4, "main"), Clause(1, 2, 5, 9, "content", 0), Clause(2, 3, 10, 14, "main")), 2)
    9
    """
    first = clause_at(clauses, at)
    held, end = {first}, clauses[first].end
    for index in range(first + 1, len(clauses)):
        clause = clauses[index]
        if clause.parent in held or (clause.shares and index - 1 in held) or clause.resumes in held:
            held.add(index)
            end = clause.end
        else:
            break
    return end
