"""Pages of the same content in other frameworks: a lever, a chart of the years, a map of the project's own layers.

Each is what a careful person writes with that framework's own means; none of them has the app's words, sources, grades,
bands, undo or languages. They are packages of the bench alone: `bench/peers/requirements.txt`, never of the app.
"""
