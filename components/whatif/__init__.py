"""The what-if pages: one scenario for the whole session, its levers, outcomes and answers."""
