"""Records of options: a command takes one value, and the command line all of its options."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """
    Return a command as typer takes it: a parameter that is a record gives way to those of its fields that are options.

    A field is an option where its type is annotated as one; the others keep their default. A command without such a
    parameter is returned as it is.
    """
    hints = get_type_hints(command, include_extras=True)
    records: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint)}
    if not records:
        return command
    taken: dict[str, list[str]] = {}
    parameters: list[Parameter] = []
    for one in signature(command).parameters.values():
        if one.name not in records:
            parameters.append(one.replace(kind=Parameter.KEYWORD_ONLY, annotation=hints[one.name]))
            continue
        options = _options_of(records[one.name])
        taken[one.name] = [option.name for option in options]
        parameters += options

    @wraps(command)
    def gather(**given: Any) -> None:
        for name, options in taken.items():
            given[name] = records[name](**{option: given.pop(option) for option in options})
        command(**given)

    gather.__annotations__ = {one.name: one.annotation for one in parameters}
    vars(gather)["__signature__"] = Signature(parameters)
    return gather


def _options_of(record: Any) -> list[Parameter]:
    """Return the fields of a record that are options, as keyword parameters."""
    hints = get_type_hints(record, include_extras=True)
    return [
        Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name])
        for field in fields(record)
        if hasattr(hints[field.name], "__metadata__")
    ]
