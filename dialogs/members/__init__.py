"""Who belongs, who may read what and why, and how access is asked for and granted."""
