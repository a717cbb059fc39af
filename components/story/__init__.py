"""Stories: what each step says and shows, with figures by reference. Pages, slides and files are made from it."""
