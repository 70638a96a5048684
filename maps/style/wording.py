"""The words of the page in English and Ukrainian: one table, read by the page and the static figure."""

from typing import Final

from maps.style.palette import Text

FOOTER: Final = Text(
    "This map is not comprehensive. It shows what published sources had reported by {time}; absence of a mark is not "
    "absence of fighting. Claimed areas are unconfirmed. Dates are publication dates unless marked. Not for "
    "navigation, evacuation or tactical use.",
    "Ця карта неповна. Вона показує те, що опубліковані джерела повідомили станом на {time}; відсутність позначки не "
    "означає відсутності боїв. Заявлені території не підтверджені. Дати є датами публікації, якщо не зазначено інше. "
    "Не для навігації, евакуації чи тактичного використання.",
)
BOUNDARIES: Final = Text(
    "Boundaries: Ukraine's internationally recognised borders.",
    "Кордони: міжнародно визнані кордони України.",
)
NO_CONTROL: Final = Text("No control layer given", "Шар контролю не задано")

_PAGE: Final = {
    "skip": Text("Skip to the map", "Перейти до карти"),
    "map": Text("Map", "Карта"),
    "claims": Text("Claims", "Повідомлення"),
    "legend": Text("Map key", "Умовні знаки"),
    "about": Text("About this map", "Про цю карту"),
    "sources": Text("Sources and licences", "Джерела й ліцензії"),
    "as_of": Text("Data as of {date}", "Дані станом на {date}"),
    "window": Text("Publications of {from} to {to}", "Публікації від {from} до {to}"),
    "window_day": Text("Publications of {from}", "Публікації за {from}"),
    "unknown": Text("not stated", "не вказано"),
    "untitled": Text("Claimed and geolocated advances", "Заявлені та геоприв’язані просування"),
    "summary": Text("Marks on the map: {counts}", "Позначки на карті: {counts}"),
    "no_marks": Text("No advance could be placed on the map", "Жодного просування не вдалося розмістити на карті"),
    "zoom_in": Text("Zoom in", "Збільшити"),
    "zoom_out": Text("Zoom out", "Зменшити"),
    "areas": Text("Areas of action", "Райони дій"),
    "all_marks": Text("All marks", "Усі позначки"),
    "area_elsewhere": Text("Area {number}", "Район {number}"),
    "close": Text("Close", "Закрити"),
    "expand": Text("Show claims and search", "Показати повідомлення й пошук"),
    "collapse": Text("Show the map", "Показати карту"),
    "language": Text("Мова: українська", "Language: English"),
    "find": Text(
        "Find a settlement, a road or words of a claim", "Знайти населений пункт, дорогу чи слова повідомлення"
    ),
    "find_short": Text("Find a place, road or claim", "Знайти місце, дорогу, повідомлення"),
    "found_place": Text("settlement", "населений пункт"),
    "found_road": Text("road", "дорога"),
    "found_claims": Text("List only the claims with these words: {n}", "Лише повідомлення з цими словами: {n}"),
    "only_with": Text("Only claims with “{words}”.", "Лише повідомлення зі словами «{words}»."),
    "list_all": Text("List all claims", "Усі повідомлення"),
    "found_none": Text("Nothing found", "Нічого не знайдено"),
    "filters": Text("Filter", "Фільтр"),
    "reset": Text("Show all", "Показати все"),
    "evidence": Text("Evidence", "Доказовість"),
    "actor": Text("Who acts", "Хто діє"),
    "claimant": Text("Who says it", "Хто повідомляє"),
    "oblast": Text("Oblast", "Область"),
    "shown": Text("{n} of {all} claims", "Повідомлень: {n} з {all}"),
    "unplaced": Text("Not on the map", "Не на карті"),
    "unplaced_why": Text(
        "These claims are listed, but no mark is drawn.", "Ці повідомлення є в списку, але без позначки."
    ),
    "area_only": Text("Area only", "Лише територія"),
    "area_only_why": Text(
        "The text names an area and no place in it: no mark is drawn. Choose a claim to see the outline of its area.",
        "Текст називає лише територію, без місця: позначки немає. Виберіть повідомлення, щоб побачити межі території.",
    ),
    "unread": Text("Not understood", "Не зрозуміло"),
    "unread_why": Text(
        "These sentences read like news of the front, but the software could not read a claim from them.",
        "Ці речення схожі на новини фронту, але програма не змогла виділити з них повідомлення.",
    ),
    "no_claims": Text("No claims to show.", "Немає повідомлень."),
    "table": Text("Table", "Таблиця"),
    "csv": Text("CSV", "CSV"),
    "csv_hint": Text("Save the claims shown as CSV", "Зберегти показані повідомлення як CSV"),
    "link": Text("Copy link", "Копіювати посилання"),
    "copied": Text("Copied", "Скопійовано"),
    "cite": Text("Copy citation", "Копіювати цитату"),
    "to_list": Text("Show in the list", "Показати у списку"),
    "to_map": Text("Show on the map", "Показати на карті"),
    "why_placed": Text("Why here", "Чому тут (англійською)"),
    "why_not": Text("Why not on the map", "Чому не на карті (англійською)"),
    "drawn_centre": Text(
        "Drawn at the centre of {place}; the text says: {words}.", "Позначено в центрі: {place}; у тексті: {words}."
    ),
    "drawn_off": Text(
        "Drawn off the centre of {place}, because the text says: {words}.",
        "Позначено не в центрі: {place}, бо в тексті: {words}.",
    ),
    "claimed_by": Text("Claimed by", "Хто заявляє"),
    "denied_by": Text("Denied by", "Хто заперечує"),
    "denied_in_report": Text(
        "the denial stands in the report; by whom is not recorded", "заперечення є у звіті; від кого, не записано"
    ),
    "unit_km": Text("{n} km", "{n} км"),
    "unit_m": Text("{n} m", "{n} м"),
    "precision": Text("How exact", "Точність"),
    "support": Text("Support", "Підтримка"),
    "units": Text("Units named", "Названі підрозділи"),
    "footnotes": Text("Footnotes", "Виноски"),
    "footnotes_from": Text("{notes} of the sentence before", "{notes} попереднього речення"),
    "edited": Text("Edited", "Виправлено"),
    "outcome": Text("What became of it", "Що сталося далі"),
    "report": Text("Report", "Звіт"),
    "claim_id": Text("Claim", "Повідомлення"),
    "sentence": Text("Sentence", "Речення"),
    "place": Text("Place", "Місце"),
    "intent": Text("stated intent, not an event", "заявлений намір, не подія"),
    "takeaway": Text("key takeaway", "головний висновок"),
    "repeated": Text("repeats a claim above", "повторює попереднє повідомлення"),
    "title": Text("{actor} {action}", "{action}: {actor}"),
    "and": Text(" and ", " та "),
    "more": Text("{n} more", "ще {n}"),
    "clock_event": Text("Event", "Подія"),
    "clock_source": Text("Footage or statement", "Відео чи заява"),
    "clock_published": Text("Report published", "Звіт опубліковано"),
    "clock_retrieved": Text("Report fetched", "Звіт завантажено"),
    "retrieved_unknown": Text("day not recorded: it was read from a file", "день не записано: звіт прочитано з файлу"),
    "russian_ring": Text("Russian forces", "Війська РФ"),
    "ukrainian_ring": Text("Ukrainian forces: with an outer ring", "Сили оборони України: із зовнішнім кільцем"),
    "group_marks": Text("Advances, by evidence", "Просування за доказовістю"),
    "group_events": Text("Other events", "Інші події"),
    "group_control": Text("Control", "Контроль"),
    "group_own": Text("Added layers", "Додані шари"),
    "group_base": Text("Base map", "Основа"),
    "stretch": Text("Dashed line: along a road or border", "Пунктир: уздовж дороги чи межі"),
    "stretch_loose": Text(
        "Thin dashes: somewhere along it, by a bearing", "Тонкий пунктир: десь уздовж, відомий лише напрямок"
    ),
    "locator": Text("Where the map lies in Ukraine", "Де карта на території України"),
    "tiles": Text("Background tiles (loads from {host})", "Фонові тайли (завантажується з {host})"),
    "roads": Text("Roads", "Дороги"),
    "time": Text("Time", "Час"),
    "time_slider": Text("Day shown", "Показаний день"),
    "time_keys": Text("Arrow keys: a day; with Shift: a month", "Стрілки: день; із Shift: місяць"),
    "play": Text("Play", "Відтворити"),
    "pause": Text("Pause", "Пауза"),
    "time_before": Text("{source}: no snapshot yet", "{source}: знімків ще немає"),
    "time_gap": Text(
        "{source}: no snapshot of this day, shows {date}", "{source}: за цей день знімка немає, показано {date}"
    ),
    "time_net": Text("{source}: net change {net}", "{source}: зміна за день {net}"),
    "window_label": Text("Changes of", "Зміни за"),
    "window_1": Text("1 day", "1 день"),
    "window_7": Text("7 days", "7 днів"),
    "window_30": Text("30 days", "30 днів"),
    "window_90": Text("90 days", "90 днів"),
    "window_365": Text("365 days", "365 днів"),
    "window_n": Text("{n} days", "{n} днів"),
    "gained": Text("gained {n}", "здобуто {n}"),
    "lost": Text("lost {n}", "втрачено {n}"),
    "ages_gain": Text(
        "Newly shown as held in the window, newest first", "За період додано на карті джерела, від найновіших"
    ),
    "ages_loss": Text(
        "No longer shown as held, newest first; with bars", "Прибрано з карти джерела, від найновіших; зі смугами"
    ),
    "ages_hint": Text("Changes on the source's map, newest first", "Зміни на карті джерела, від найновіших"),
    "km2": Text("{n} km²", "{n} км²"),
    "date": Text("date", "дата"),
    "control_source": Text("control source", "джерело контролю"),
    "changes": Text("Changes", "Зміни"),
    "changes_by_day": Text("Changes on the map of {source}, by day", "Зміни на карті {source} за днями"),
    "changes_graded": Text("Areas that changed around the reports", "Ділянки, що змінилися довкола дат звітів"),
    "change_side": Text("{actor} gain on the source's map", "{actor}: здобуток на карті джерела"),
    "change_gained": Text("Area added on the source's map", "Ділянку додано на карті джерела"),
    "change_lost": Text("Area removed on the source's map", "Ділянку прибрано з карти джерела"),
    "change_between": Text(
        "{source}: between the maps of {from} and {to}.", "{source}: між картами за {from} та {to}."
    ),
    "compared_with": Text("Compared with", "Порівняно з"),
    "gained_head": Text("Gained", "Здобуто"),
    "lost_head": Text("Lost", "Втрачено"),
    "net_head": Text("Net", "Разом"),
    "area_head": Text("Area", "Площа"),
    "no_report": Text("no report found", "повідомлення не знайдено"),
    "compare": Text("Compare", "Порівняти"),
    "compare_left": Text("Left", "Ліворуч"),
    "compare_right": Text("Right", "Праворуч"),
    "compare_sums": Text(
        "Only on the right: {more}. Only on the left: {less}.", "Лише праворуч: {more}. Лише ліворуч: {less}."
    ),
    "compare_more": Text("and {n} smaller areas", "і ще менших ділянок: {n}"),
    "compare_apart": Text(
        "The lines of these two sources cannot be put over each other exactly, so no areas are given.",
        "Лінії цих двох джерел неможливо точно накласти, тому площ не наведено.",
    ),
    "swipe": Text("Swipe between left and right", "Межа між лівою і правою картою"),
    "not_comprehensive": Text("Not comprehensive.", "Неповна карта."),
}

_ACTORS: Final = {"russian": Text("Russian", "війська РФ"), "ukrainian": Text("Ukrainian", "Сили оборони України")}
_ACTIONS: Final = {
    "advance": Text("advance", "Просування"),
    "seize": Text("seizure", "Захоплення"),
    "cross_border": Text("border crossing", "Перетин межі"),
    "reach": Text("arrival", "Вихід до рубежу"),
    "attack": Text("attack", "Атака"),
    "attack_unsuccessful": Text("attack, no gain", "Атака без просування"),
    "strike": Text("strike", "Удар"),
    "withdraw": Text("withdrawal", "Відхід"),
    "other": Text("activity", "Інша діяльність"),
}
_EVIDENCE: Final = {
    "geolocated": Text("geolocated", "геоприв’язано"),
    "assessed": Text("assessed", "оцінено"),
    "reported": Text("reported", "повідомлено"),
    "claimed": Text("claimed", "заявлено"),
    "denied": Text("denied", "спростовано"),
}
_SUPPORT: Final = {
    "unsupported": Text("the report has not seen confirmation", "звіт не бачив підтвердження"),
    "corroborated": Text("corroborated by another source", "підтверджено іншим джерелом"),
    "contradicted": Text("contradicted", "є суперечливі дані"),
}
_WHERE: Final = {
    "in": Text("{place}", "{place}"),
    "near": Text("near {place}", "{place}, поблизу"),
    "fields": Text("fields near {place}", "{place}, поля поблизу"),
    "outskirts": Text("outskirts of {place}", "{place}, околиці"),
    "direction": Text("{place} direction", "{place}, напрямок"),
    "toward": Text("toward {place}", "у бік: {place}"),
    "from": Text("from {place}", "з боку: {place}"),
    "along": Text("along {place}", "уздовж: {place}"),
    "line": Text("{place} line", "рубіж {place}"),
    "bearing": Text("{bearing} of {place}", "{place}, {bearing}"),
    "km": Text("{km} km {bearing} of {place}", "{place}, {km} км, {bearing}"),
    "road": Text("along the {road}", "уздовж {road}"),
    "road_near": Text("along {road} near {place}", "уздовж {road}, поблизу: {place}"),
    "border": Text("{border} border", "межа {border}"),
    "none": Text("no place given", "місце не вказано"),
}
_SAID: Final = {
    "geolocated": Text("according to {who}", "за даними: {who}"),
    "assessed": Text("according to {who}", "за даними: {who}"),
    "reported": Text("reported by {who}", "повідомляє: {who}"),
    "claimed": Text("claimed by {who}", "заявляє: {who}"),
    # who is named may be who claimed it or who denies it: the text is the judge, so both words are left to it
    "denied": Text("denied; the text names {who}", "спростовано; у тексті названо: {who}"),
    "contradicted": Text(
        "according to {who}; contradicted in the report", "за даними: {who}; звіт містить протилежні дані"
    ),
}
_PARTS: Final = {
    "": ("", ""),
    "northern": ("північна", "північні"),
    "southern": ("південна", "південні"),
    "eastern": ("східна", "східні"),
    "western": ("західна", "західні"),
    "northeastern": ("північно-східна", "північно-східні"),
    "northwestern": ("північно-західна", "північно-західні"),
    "southeastern": ("південно-східна", "південно-східні"),
    "southwestern": ("південно-західна", "південно-західні"),
    "central": ("центральна", "центральні"),
}
_PRECISION: Final = {
    "1": Text("at the place named", "у названому місці"),
    "2": Text("near the place or along a known line", "поблизу місця або вздовж відомої лінії"),
    "3": Text("in a sector at a bearing", "у секторі за напрямком"),
    "4": Text("somewhere in the hromada", "десь у громаді"),
    "5": Text("somewhere in the raion", "десь у районі"),
    "6": Text("somewhere in the oblast", "десь в області"),
}
_WITHIN: Final = {
    "km": Text("within about {km} km", "у межах близько {km} км"),
    "stretch": Text("somewhere along the dashed stretch", "десь уздовж пунктиру"),
    "sector": Text("somewhere inside the thin outline", "десь у межах тонкого контуру"),
}
_BEARINGS: Final = {
    "north": "північніше",
    "northeast": "північно-східніше",
    "east": "східніше",
    "southeast": "південно-східніше",
    "south": "південніше",
    "southwest": "південно-західніше",
    "west": "західніше",
    "northwest": "північно-західніше",
}
_CLAIMANTS: Final = {
    "ISW": Text("ISW", "ISW"),
    "Russian milbloggers": Text("Russian milbloggers", "російські воєнблогери"),
    "Russian sources": Text("Russian sources", "російські джерела"),
    "Russian MoD": Text("Russian MoD", "Міноборони РФ"),
    "Russian official": Text("Russian official", "російський посадовець"),
    "Russian opposition media": Text("Russian opposition media", "російські опозиційні медіа"),
    "Ukrainian General Staff": Text("Ukrainian General Staff", "Генштаб ЗСУ"),
    "Ukrainian military": Text("Ukrainian military", "українські військові"),
    "Ukrainian official": Text("Ukrainian official", "український посадовець"),
    "Ukrainian sources": Text("Ukrainian sources", "українські джерела"),
    "mixed Russian and Ukrainian sources": Text(
        "mixed Russian and Ukrainian sources", "російські та українські джерела"
    ),
    "Western sources": Text("Western sources", "західні джерела"),
    "unspecified": Text("an unnamed source", "неназване джерело"),
}
_OUTCOMES: Final = {
    "confirmed": Text("confirmed", "підтверджено"),
    "already_held": Text("already held", "уже було під контролем"),
    "pending": Text("pending", "очікується"),
    "unconfirmed": Text("unconfirmed", "не підтверджено"),
    "reversed": Text("reversed", "скасовано"),
    "not_locatable": Text("not locatable", "неможливо розмістити"),
}

WORDING: Final[dict[str, Text]] = {
    **_PAGE,
    "footer": FOOTER,
    "boundaries": BOUNDARIES,
    "no_control": NO_CONTROL,
    **{f"actor_{key}": text for key, text in _ACTORS.items()},
    **{f"action_{key}": text for key, text in _ACTIONS.items()},
    **{f"evidence_{key}": text for key, text in _EVIDENCE.items()},
    **{f"support_{key}": text for key, text in _SUPPORT.items()},
    **{f"where_{key}": text for key, text in _WHERE.items()},
    "where_part": Text("{part} of {place}", "{place}, {part}"),
    **{f"said_{key}": text for key, text in _SAID.items()},
    **{f"part_{key}": Text(f"{key} part".strip(), f"{one} частина".strip()) for key, (one, _) in _PARTS.items()},
    **{f"edge_{key}": Text(f"{key} outskirts".strip(), f"{many} околиці".strip()) for key, (_, many) in _PARTS.items()},
    **{f"precision_{key}": text for key, text in _PRECISION.items()},
    **{f"within_{key}": text for key, text in _WITHIN.items()},
    **{f"bearing_{key}": Text(key, text) for key, text in _BEARINGS.items()},
    **{f"claimant_{key}": text for key, text in _CLAIMANTS.items()},
    **{f"outcome_{key}": text for key, text in _OUTCOMES.items()},
}
"""Every phrase by its key; {name} is filled in by the reader of the table."""
