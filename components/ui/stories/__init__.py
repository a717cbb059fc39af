"""The page 汇报: which story, what each step says and shows, and the files that are handed out."""
