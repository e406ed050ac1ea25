"""One file for each change of the tables; a file that has been released is never changed."""
