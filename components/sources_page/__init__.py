"""数据与出处: the sources, the tables, what contradicts what, what is covered, and what nobody has stated."""
