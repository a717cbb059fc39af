"""One step of a story on the whole screen, without menu and settings; told by keys, clicker or touch."""

from components.ui import errors
from components.ui.present.page import present_page

with errors.boundary():
    present_page()
