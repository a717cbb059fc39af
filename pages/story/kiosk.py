"""The kiosk: three questions on the whole screen, for people who pass by; the loop over it runs in the browser."""

from components.ui.kiosk.page import kiosk_page

kiosk_page()
