"""An upper limit on the server's memory: an allocation beyond it fails one visitor's run, the server continues."""

import sys

from components.base.settings import Settings

MEGABYTE = 1024 * 1024


def limit_memory(settings: Settings) -> bool:
    """Set the limit of the settings for this process; False where there is none to set.

    Linux counts private writable memory (RLIMIT_DATA), which is more than is resident: a quiet server has about twice
    its resident size there. A stricter limit that the system has set already stays. Other systems have no such limit;
    there the bounds on files, uploads and caches stand alone.
    """
    if settings.memory_limit_mb == 0 or not sys.platform.startswith("linux"):
        return False
    import resource

    limit = settings.memory_limit_mb * MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bounded = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (bounded, hard))
    return True
