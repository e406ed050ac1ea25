"""The commands, a module or a room for each group. What a command needs is imported when it runs, never before."""
