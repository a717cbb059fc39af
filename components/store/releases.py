"""Releases of the facts: proposed, taken, taken back, and followed by every server process that shares the store.

    proposal = propose({"data/observations.csv": content}, base=current_number(store))
    if not proposal.faults:
        take(proposal, name, author, note)

Files are written and checked first and named in the store last, in one transaction: whatever is killed on the way, the
release of before stays whole and current.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from components.base import release as reading
from components.base.release import Roots, path_in
from components.store import release_book, release_folder
from components.store.release_book import Act, Signature
from components.store.release_folder import ReleaseFaultsError
from components.store.release_pointer import activate
from components.store.release_trial import PageFault, page_faults
from components.store.shared import shared_store
from components.store.store import Store
from components.topics.desk.consequences import Consequences, consequences
from components.topics.desk.differences import Difference, differences
from components.topics.desk.history import Release
from data.errors import Fault
from geo.errors import LayerFault

Faults = tuple[Fault | LayerFault | PageFault, ...]


@dataclass(frozen=True, eq=False)
class Proposal:
    """A release to be, on top of the release `base`.

    `files` are all its replaced files, `paths` those that differ from the base. With faults it cannot be taken.
    `consequences` are findings and judgements that come and go with it, none where there are faults.
    """

    base: int
    files: Mapping[str, bytes]
    paths: tuple[str, ...]
    faults: Faults
    differences: tuple[Difference, ...]
    consequences: Consequences

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not self.paths


def propose(changes: Mapping[str, bytes], base: int, store: Store | None = None) -> Proposal:
    """What taking `changes` (project file to its new bytes) on top of the release `base` would do.

    Raises ScenarioStoreError, ReleaseNameError, OSError.
    """
    release_folder.check_names(changes)
    before = release_book.files_of(store or shared_store(), base)
    return proposal_of(base, before, {**before, **changes})


def proposal_of(base: int, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Proposal:
    """The proposal of a release with the replaced files `after` on top of one with those of `before`."""
    old, new = release_folder.whole(before), release_folder.whole(after)
    shipped = release_folder.shipped_files()
    files = {name: new[name] for name in after if name not in shipped or shipped[name].read_bytes() != new[name]}
    paths = tuple(sorted(name for name in {*old, *new} if old.get(name) != new.get(name)))
    with release_folder.drafted(old) as former, release_folder.drafted(new) as draft:
        faults: Faults = (release_folder.faults_in(draft) or page_faults(draft)) if paths else ()
        effects = consequences(former, draft) if paths and not faults else Consequences()
    pair = [{name: content[name] for name in paths if name in content} for content in (old, new)]
    return Proposal(base, files, paths, faults, differences(*pair), effects)


def take(proposal: Proposal, name: str, author: str, note: str = "", *, store: Store | None = None) -> Release:
    """Make the proposal the current release, for every process of this store.

    Raises ReleaseFaultsError; ReleaseMovedError where somebody else was faster: propose again on top of theirs;
    ScenarioStoreError and OSError. Nothing has changed then.
    """
    return _settle(proposal, Signature(name, author, note), store or shared_store(), "take")


def take_imported(proposal: Proposal, signature: Signature, store: Store) -> Release:
    """Like `take`, for a release that came as a file from another machine."""
    return _settle(proposal, signature, store, "import")


def _settle(proposal: Proposal, signature: Signature, store: Store, act: Act) -> Release:
    if proposal.faults:
        raise ReleaseFaultsError(proposal.faults)
    if store.trouble and store.trouble.reason != "in_memory":
        raise store.trouble  # what is taken now would be lost, and would hide what the database says is current
    place = release_folder.settled(proposal.files)
    release = release_book.add(store, proposal.files, proposal.base, signature, act)
    activate(store, Roots(release.number, place / "data", place / "geo"))
    return release


def take_back(number: int, base: int, who: str, why: str = "", *, store: Store | None = None) -> None:
    """Make an earlier release current again, 0 for the shipped one. Raises like `take`."""
    used = store or shared_store()
    files = release_book.files_of(used, number)
    chosen = _roots(number, files)
    release_book.make_current(used, number, base, who, why)
    activate(used, chosen)


def roots_of(number: int, store: Store | None = None) -> Roots:
    """The folders of any release, written on this disk where they are not there. Raises like `take`."""
    return _roots(number, release_book.files_of(store or shared_store(), number))


def differences_between(one: int, other: int, store: Store | None = None) -> tuple[Difference, ...]:
    """What differs from the release `one` to the release `other`. Raises ScenarioStoreError."""
    used = store or shared_store()
    pair = [release_folder.whole(release_book.files_of(used, number)) for number in (one, other)]
    return differences(*pair)


def content_of(name: str, release: Roots | None = None) -> bytes:
    """The bytes of a project file as it is read now, or in another release; none where there is no such file."""
    try:
        return path_in(release or reading.roots(), name).read_bytes()
    except FileNotFoundError:
        return b""


def _roots(number: int, files: Mapping[str, bytes]) -> Roots:
    if not number:
        return reading.SHIPPED
    place = release_folder.settled(files)
    return Roots(number, place / "data", place / "geo")
