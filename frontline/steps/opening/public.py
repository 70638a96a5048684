"""The publication gate on what was opened: claims, reports and control as they may be published."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from frontline.errors import FrontlineError
from frontline.steps.reading.read_and_locate import Reading

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from geo.control.history import History
    from layers.public.rule import PublicRule
    from reports.report import Report


def ask_rule(public: bool, delay: int) -> "PublicRule | None":
    """Return the rule of a public output as of now, null without one; raises FrontlineError for a lone --delay."""
    from datetime import UTC, datetime

    from layers.public.rule import PublicRule

    if not public:
        if delay != PublicRule.__dataclass_fields__["delay_hours"].default:
            raise FrontlineError("--delay: tells how old a claim of a public output must be; add --public")
        return None
    return PublicRule(datetime.now(UTC), delay)


def publish(opened: "Opened", rule: "PublicRule | None") -> "Opened":
    """
    Return what was opened as it may be published, with every decision in `publication`; unchanged without a rule.

    Raises FrontlineError where nothing is old enough.
    """
    from frontline.steps.reading.read_and_locate import load_places
    from layers.public.gate import gate_claims
    from reports.claims.any_unit import names_any_unit

    if rule is None:
        return opened
    places = load_places(opened.settlements)
    exact = places[places.geometry.notna()]
    points = dict(zip(exact["katottg"], exact.geometry, strict=True))
    located, decisions = gate_claims(opened.located, rule, points=points)
    if located.empty:
        raise FrontlineError(
            f"--public: no claim was published up to {rule.last_day} that may be shown; wait, or give a shorter --delay"
        )
    history, more = publish_history(opened.history, rule)
    kept = set(located["claim_id"])
    reports = tuple(_strip_report(one) for one in opened.reading.reports if _is_old(one, rule))
    renamed = {old.report_id: new for old, new in zip(_old_ones(opened, rule), reports, strict=True)}
    claims = tuple(claim for claim in opened.reading.claims if claim.claim_id in kept)
    located = located.assign(report_id=[_id_of(key, renamed) for key in located["report_id"]])
    claims = tuple(replace(claim, report_id=_id_of(claim.report_id, renamed)) for claim in claims)
    others = ("sentences that were not understood and events of others: left out",)
    return replace(
        opened,
        reading=Reading(reports, claims),
        located=located,
        history=history,
        publication=(*decisions, *more, *others),
        title=None if names_any_unit(opened.title or "") else opened.title,
    )


def publish_history(history: "History | None", rule: "PublicRule") -> "tuple[History | None, tuple[str, ...]]":
    """Return a history without maps younger than the rule's delay, null where none is left, and what was decided."""
    from layers.public.rule import may_be_shared

    if history is None:
        return None, ()
    known = history.until(rule.last_day)
    decisions = [f"only maps of control up to {rule.last_day}"]
    barred = sorted({one.source for one in known.series if not may_be_shared(one.source)})
    for source in barred:
        reason = "its terms do not allow to pass its polygons on, so they are left out; what is told of it are facts"
        decisions.append(f"control of {source}: {reason}")
    return (known if known.series else None), tuple(decisions)


def public_quotes(quotes: str, rule: "PublicRule | None") -> str:
    """Return how much is quoted: of a public output never more than a short piece with its source."""
    return "short" if rule is not None and quotes == "full" else quotes


def _is_old(report: "Report", rule: "PublicRule") -> bool:
    return report.published is not None and report.published <= rule.last_day


def _old_ones(opened: "Opened", rule: "PublicRule") -> "list[Report]":
    return [one for one in opened.reading.reports if _is_old(one, rule)]


def _strip_report(report: "Report") -> "Report":
    """Return a report without a title or a source that names a unit, and without the sentences that do."""
    from reports.claims.any_unit import names_any_unit
    from reports.claims.policy import tells_of_ukrainian_forces

    sentences = tuple(
        one for one in report.sentences if not names_any_unit(one.text) and not tells_of_ukrainian_forces(one.text)
    )
    if names_any_unit(report.title) or names_any_unit(report.source.replace("-", " ")):
        report_id = report.report_id.replace(report.source, "report", 1)
        report = replace(report, title="", source="report", report_id=report_id)
    return replace(report, sentences=sentences)


def _id_of(key: Any, renamed: "dict[str, Report]") -> Any:
    return renamed[key].report_id if key in renamed else key
