"""The kiosk: scenes of the loop, and three questions that the models answer."""
