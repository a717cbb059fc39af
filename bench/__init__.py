"""Measuring the running app: servers, a wire client, a browser, and the floors they are compared with."""
