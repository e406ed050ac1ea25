"""Microsoft 365 Agents Playground beside the bot: Teams in a browser, without Teams. For this machine only."""
