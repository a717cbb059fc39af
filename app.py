"""The entry, in two roles: the ASGI app that the server imports once, and the script that runs for every viewer."""

import os

import streamlit as st
from streamlit import runtime

# Before numpy is loaded: its threads would spin over matrices far too small for them and cost three times the CPU.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if runtime.exists():
    from components.ui.shell import main

    main()
else:
    from components.server.logs import write_json_lines
    from components.server.memory_limit import limit_memory
    from components.server.read_ahead import reading_ahead
    from components.server.routes import ROUTES, disable_pages_autodiscovery, middleware
    from components.server.run_meter import measure_runs
    from components.server.server_header import silence_server_header
    from components.server.site_check import settings_or_exit
    from components.ui import chart_specs, message_batches, odd_values, run_messages
    from components.ui.errors import on_script_error

    disable_pages_autodiscovery()
    silence_server_header()
    odd_values.install()
    measure_runs()
    run_messages.install()
    message_batches.install()
    chart_specs.install()
    write_json_lines(settings_or_exit())
    limit_memory(settings_or_exit())
    # Must stay a literal st.App(...) assignment: Streamlit finds it by reading the source.
    app = st.App(
        __file__,
        routes=ROUTES,
        middleware=middleware(settings_or_exit()),
        lifespan=reading_ahead,
        on_script_error=on_script_error,
    )
