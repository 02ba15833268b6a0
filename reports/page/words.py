"""Figures, times and texts as a reader wants them; nothing here knows HTML."""

from datetime import UTC, datetime

from reports.model import Observation, Value

_MINUTE = 60


def name(verdict: str) -> str:
    """Return a verdict as the name of a style."""
    return verdict.replace(" ", "-")


def moment(at: str) -> str:
    """Return a moment as date and time of day; what is none stays as it is."""
    found = _parsed(at)
    return at if found is None else f"{found:%Y-%m-%d %H:%M} UTC"


def clock(at: str | None) -> str:
    """Return a moment's time of day to the millisecond."""
    found = _parsed(at or "")
    if found is None:
        return at or ""
    return f"{found:%H:%M:%S}.{found.microsecond // 1000:03}"


def _parsed(at: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found


def seconds(duration: float) -> str:
    """Return a duration with as many figures as are worth reading."""
    if duration < 1:
        return f"{duration * 1000:.0f} ms"
    if duration < _MINUTE:
        return f"{duration:.1f} s"
    minutes, rest = divmod(round(duration), _MINUTE)
    return f"{minutes} min {rest:02} s"


def observed(observation: Observation, longest: int) -> str:
    """Return what was seen, with its unit, in so many characters at most."""
    told = clipped(_told(observation.value), longest)
    return f"{told} {observation.unit}" if observation.unit else told


def _told(value: Value) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(value) or "none"
    return f"{value:,.10g}" if isinstance(value, float) else value


def clipped(text: str, longest: int) -> str:
    """Return the end of a text, which is where the news is, and say what was left out."""
    if len(text) <= longest:
        return text
    return f"… {len(text) - longest} characters more in report.json\n{text[-longest:]}"
