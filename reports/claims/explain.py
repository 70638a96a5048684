"""How a sentence was read: its spans, its clauses and on whose word each stands, as lines for people."""

from collections.abc import Iterator

from reports.annotate.core.read import Told, read_scene
from reports.annotate.core.scene import Scene
from reports.annotate.core.vocabulary.language import languages_of
from reports.annotate.document import Marks
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.speakers import OWN
from reports.claims.events.event import Parsed
from reports.claims.find import walk_sentences
from reports.claims.policy import tells_of_ukrainian_forces
from reports.lexicon.load import LANGUAGES
from reports.lexicon.voices import Voice, load_voice
from reports.report import Report, Sentence
from reports.text.invisible import readable


def explain_reading(report: Report) -> Iterator[str]:
    r"""
    Yield the lines that show how each sentence was read; one too long to be a sentence says so.

    >>> from reports.text.read import read_reports
    >>> text = "Front report, May 3, 2024\n\nA milblogger claimed that Russian forces seized Reni."
    >>> lines = list(explain_reading(read_reports(text)[0]))
    >>> [line for line in lines if line.startswith("  clauses")][1:]
    ['  clauses  [main: A milblogger claimed] [content under 0: that Russian forces seized Reni]']
    """
    voice = load_voice(report.voice)
    yield f"voice {voice.name}: own statements are {voice.evidence}, {voice.claimant}"
    read = {sentence.start: (parsed, rows) for sentence, parsed, rows in walk_sentences(report)}
    told = languages_of(report.sentences)
    languages = {sentence.start: language for sentence, language in zip(report.sentences, told, strict=True)}
    for sentence in report.sentences:
        withheld = any(row.claim.withheld for row in read.get(sentence.start, (None, []))[1])
        withheld = withheld or tells_of_ukrainian_forces(sentence.text)
        shown = "(withheld: it tells of Ukrainian positions, units or intentions)"
        yield f"{sentence.sentence_id} {shown if withheld else ' '.join(sentence.text.split())}"
        if sentence.start not in read:
            yield "  not read: too long for a sentence"
            continue
        if withheld:
            continue
        parsed, rows = read[sentence.start]
        if parsed.marks is not None:
            yield f"  spans    {_spans(parsed, parsed.marks) or 'none'}"
            yield f"  clauses  {_clauses(parsed.marks)}"
            yield f"  stance   {_stances(parsed, parsed.marks)}"
        elif languages.get(sentence.start) in LANGUAGES:
            scene = _scene(sentence, languages[sentence.start] or "", voice)
            yield f"  spans    {_core_spans(scene) or 'none'}"
            yield f"  clauses  {' '.join(f'[{_words(scene, c.i, c.j)}]' for c in scene.clauses)}"
            yield f"  stance   {_core_stances(scene)}"
        for row in rows:
            claim = row.claim
            where = claim.place or ", ".join((*claim.roads, *claim.oblasts))
            support = f", {claim.support}" if claim.support else ""
            who = f"{claim.claimant}, denied by {claim.denied_by}" if claim.denied_by is not None else claim.claimant
            yield f"  claim    {claim.actor} {claim.action} {where}: {claim.evidence}{support}, {who}"


def _scene(sentence: Sentence, language: str, voice: Voice) -> Scene:
    return read_scene(readable(sentence.text), language=language, voice=voice, told=Told())


def _words(scene: Scene, i: int, j: int) -> str:
    """Return the words of a sentence between two as they are written."""
    words = scene.words[max(i, 0) : max(j, 0)]
    return "".join(w.text + " " * (n + 1 < len(words) and words[n + 1].start > w.end) for n, w in enumerate(words))


def _core_spans(scene: Scene) -> str:
    """Return who, what and where a sentence names, in order."""
    shown = {"deed", "repel", "try", "fail", "unable", "deny", "doubt", "negation", "unreal", "past", "maybe", "speech"}
    out = [(p.i, f"side {scene.side(p) or p.side or 'unknown'}", p.j) for p in scene.parties]
    out += [(s.i, f"{s.kind} {s.key}".strip(), s.j) for s in scene.spans if s.kind in shown]
    out += [(n.i, f"place {n.relation or n.bearing or n.slot}", n.j) for n in scene.grounds.names]
    return " · ".join(f"{kind}: {_words(scene, i, j)}" for i, kind, j in sorted(out))


def _core_stances(scene: Scene) -> str:
    """Return on whose word which words of a sentence are, and who denies."""
    out = [f"{h.evidence} by {h.claimant}: “{_words(scene, h.i, h.j)}”" for h in scene.holders]
    out += [f"denied by {scene.denier}"] if scene.denier is not None else []
    return " · ".join(out) or "the text's own word"


def _spans(parsed: Parsed, marks: Marks) -> str:
    """Return the spans of a sentence in order, each with its kind and what it was taken for."""
    spans = [(m.start, f"side {m.actor}" + ("" if m.can_act else ", no subject"), m.end) for m in marks.actors]
    spans += [(v.start, f"deed {v.action}" + ("" if v.kind == "did" else f", {v.kind}"), v.end) for v in marks.verbs]
    spans += [(d.start, f"date {d.last}", d.end) for d in marks.dates]
    spans += [(u.start, "unit", u.end) for u in marks.units]
    spans += [(r.start, "road", r.end) for r in marks.roads]
    spans += [
        (loc.start, f"place {loc.relation or loc.bearing or ''}".strip() + (", hub" if loc.is_hub else ""), loc.end)
        for loc in parsed.locations
    ]
    text = parsed.text
    return " · ".join(f"{kind}: {' '.join(text[start:end].split())}" for start, kind, end in sorted(spans))


def _clauses(marks: Marks) -> str:
    """Return the clauses of a sentence in brackets, each with its role and what it hangs on."""
    out = []
    for clause in marks.clauses:
        under = f" under {clause.parent}" if clause.parent is not None else ""
        goes_on = f" going on with {clause.resumes}" if clause.resumes is not None else ""
        shares = ", same subject" if clause.shares else ""
        words = " ".join(marks.flat[clause.start : clause.end].split()).strip(" ,.;")
        out.append(f"[{clause.role}{under}{goes_on}{shares}: {words}]")
    return " ".join(out)


def _stances(parsed: Parsed, marks: Marks) -> str:
    """Return on whose word what stands, and what is denied, doubted or set aside."""
    out = [f"{frame.evidence} by {_holder(frame)} from {_quote(marks, frame.at)}" for frame in marks.frames]
    out += [f"{reach.stance} from {_quote(marks, reach.start)}" for reach in parsed.reaches]
    out += [f"{parsed.doubt[0]} at {_quote(marks, parsed.doubt[1])}"] if parsed.doubt else []
    out += [f"nothing happens in {_quote(marks, start)}" for start, _ in marks.zones]
    return " · ".join(out) or "the text's own word"


def _holder(frame: Frame) -> str:
    who = frame.denier or frame.claimant
    return "the text itself" if who is OWN else who.name


def _quote(marks: Marks, at: int) -> str:
    words = marks.flat[at:].split()[:4]
    return f"“{' '.join(words)}”" if words else "the end"
