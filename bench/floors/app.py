"""The app with the floor pages beside its own: same frame, same routes, same settings, one process."""

import streamlit as st
from streamlit import runtime

if runtime.exists():
    from bench.floors.register import register
    from components.ui.shell import main

    register()
    main()
else:
    from components.server.read_ahead import reading_ahead
    from components.server.routes import ROUTES, disable_pages_autodiscovery, middleware
    from components.ui import chart_specs, message_batches, odd_values, run_messages

    disable_pages_autodiscovery()
    odd_values.install()
    run_messages.install()
    message_batches.install()
    chart_specs.install()
    # A literal st.App(...) assignment, as in the app's own entry.
    app = st.App(__file__, routes=ROUTES, middleware=middleware(), lifespan=reading_ahead)
