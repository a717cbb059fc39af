"""How much of the land may be built on: floor and cap of the 2021 opinion, and the people that the rest carries."""

from components.base.look import Look, using
from components.drawing.tiles import COUNT, tiles_svg
from components.story.kiosk.parts import HALL_THEME, Bar, Option, Picture, Question, Reply, declared
from components.topics.whatif import results
from components.topics.whatif.facts import load_facts
from components.topics.whatif.outcome_words import shown_value
from components.words.text import tr
from model.balance import BLUE_GREEN_FLOOR_PCT, BUILT_CAP_PCT
from model.scenario import BASELINE, Scenario, with_lever

IDENT = "land"
YEAR = 2035
LEVER, CARRIED = "built", "carried_by_land"
TENTH_PCT = 100 / COUNT
LEAST_GREEN = round(BLUE_GREEN_FLOOR_PCT / TENTH_PCT)
"""Tiles that have to stay water and green."""


def question(look: Look) -> Question:
    """Raises DataContractError."""
    with using(look):
        return Question(
            ident=IDENT,
            icon="forest",
            title=tr("守得住绿地吗？"),
            text=tr("把起步区的土地分成 {n} 块，最多可以在几块上盖房子？", n=COUNT),
            hint=tr("剩下的要留给水、树和农田。"),
            options=_options(),
            picture=_tiles(0, look),
        )


def reply(choice: str, look: Look) -> Reply:
    """Raises DataContractError, and KeyError for what is no option."""
    with using(look):
        tenths = {option.ident: count for option, count in zip(_options(), declared().land.tenths, strict=True)}[choice]
        best = most_allowed()
        return Reply(
            is_right=tenths == best,
            answer=tr("能盖房子的，最多"),
            value=tr("{n} 块", n=best),
            sentence=tr("最多 {n} 块能盖房子，至少 {green} 块要留给水和绿地。", n=best, green=LEAST_GREEN),
            basis=tr(
                "● 官方文件（2021年的意见，全域）：城镇建设用地在{cap}%以内，水和绿地不少于{floor}%。",
                cap=f"{BUILT_CAP_PCT:g}", floor=f"{BLUE_GREEN_FLOOR_PCT:g}",
            ),
            teaching=_teaching(tenths, best),
            measure=tr("住得下多少城里人（△ 假设；只算直管区，也就是官方文件计数的那一部分起步区）"),
            bars=_bars(best),
            pictured=choice,
            picture=_tiles(tenths, look),
            scenario=_scenario(tenths),
            page="balance",
            pairs=(("year", str(YEAR)),),
        )  # fmt: skip


def most_allowed() -> int:
    """The largest number of tiles that keeps both limits, among those that can be chosen."""
    return max((tenths for tenths in declared().land.tenths if _is_allowed(tenths)), default=0)


def _is_allowed(tenths: int) -> bool:
    built = tenths * TENTH_PCT
    return built <= BUILT_CAP_PCT and 100 - built >= BLUE_GREEN_FLOOR_PCT


def _teaching(tenths: int, best: int) -> str:
    if tenths > best:
        return tr("盖到 {n} 块，水和绿地就不够了。", n=tenths)
    if tenths < best:
        return tr("{n} 块守得住，还可以多盖一点。", n=tenths)
    return tr("正好守住：先留住绿，再盖房子。")


def _options() -> tuple[Option, ...]:
    return tuple(Option(f"tenths_{count}", tr("{n} 块", n=count)) for count in declared().land.tenths)


def _bars(best: int) -> tuple[Bar, ...]:
    """People in towns that each choice carries, nothing where it breaks a limit."""
    facts, counts = load_facts(), declared().land.tenths
    carried = [
        (results.outcomes(facts, _scenario(count)).at(CARRIED, YEAR) or 0.0) if _is_allowed(count) else 0.0
        for count in counts
    ]
    longest = max(carried) or 1.0
    words = [shown_value(CARRIED, people) if people else tr("超过上限") for people in carried]
    return tuple(
        Bar(option, text, people / longest, count == best)
        for option, text, people, count in zip(_options(), words, carried, counts, strict=True)
    )


def _scenario(tenths: int) -> Scenario:
    """The scenario that builds on so much; no scenario goes beyond the cap."""
    lever = load_facts().baseline.lever(LEVER)
    return with_lever(BASELINE, LEVER, min(tenths * TENTH_PCT, lever.high), default=lever.default)


def _tiles(built: int, look: Look) -> Picture:
    def draw(width: int, height: int) -> str:
        with using(look):
            title = tr("{n} 块里有 {built} 块盖了房子", n=COUNT, built=built)
            signs = (tr("房子"), tr("树林"), tr("河湖"), tr("农田"), tr("盖多了"))
        return tiles_svg(built, LEAST_GREEN, (width, height), HALL_THEME, (title, signs))

    return draw
