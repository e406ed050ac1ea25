"""SQLite and PostgreSQL behind one kind of transaction: opened, shared, migrated, and their failures named."""
