"""The reports in the store as a book for the page, its files and its printed sheet."""

from dataclasses import replace
from datetime import date, datetime, time

from components.base.clock import CLOCK, today
from components.store import ledger
from components.store.store import Store
from components.topics.ledger.book import Book, first_day, month_after, month_of
from components.topics.ledger.state import MONTH, State
from model.single_flight import single_flight


def with_reports(state: State, store: Store) -> State:
    """The state with what people have reported. Raises ScenarioStoreError."""
    month = (state.month or month_of(today())) if state.view == MONTH else ""
    book = _book(store, ledger.stamp(store), month, today())
    history = ledger.reports_of(store, state.task) if state.task in book.now else ()
    return replace(state, book=replace(book, history=history))


@single_flight(4)
def _book(store: Store, stamp: tuple[int, int, int], month: str, day: date) -> Book:
    """Everything is read again when `stamp` has changed."""
    now, name = ledger.reports(store), (*stamp, id(store))
    if not month:
        return Book(day, "", name, now)
    opening = ledger.reports(store, _midnight(month))
    is_over = month_of(day) > month
    closing = ledger.reports(store, _midnight(month_after(month))) if is_over else now
    return Book(day, month, name, now, opening, closing)


def _midnight(month: str) -> datetime:
    return datetime.combine(first_day(month), time(), CLOCK)
