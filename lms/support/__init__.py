"""Where people get help: the directory of contacts, the page Help now, the way out, and reports of mistakes."""
