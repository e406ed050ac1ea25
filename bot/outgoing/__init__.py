"""What goes out to Teams: signed in, at a pace, and taken back when it must be."""
