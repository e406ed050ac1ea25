"""Who is who, who reads what, and who has read."""
