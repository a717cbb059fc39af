"""The stories that ship: what each is for, how long it takes, and its steps."""
