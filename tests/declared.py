"""The levers and figures of the real tables, read once in each process: modules of tests need them to be collected."""

from components.topics.whatif.facts import load_facts

BASELINE = load_facts().baseline
