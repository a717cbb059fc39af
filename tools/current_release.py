"""The release that commands without a server speak for: the one that the site's server shows."""

from pathlib import Path

from sqlalchemy.engine import make_url

from components.store.release_pointer import follow
from components.store.shared import shared_store, site_address


def follow_site() -> None:
    """Read the facts of the release that the site's store calls current; the shipped ones where there is no store."""
    file = make_url(site_address()).database if make_url(site_address()).get_backend_name() == "sqlite" else None
    if file is None or Path(file).is_file():  # a command that only reads makes no store
        follow(shared_store())
