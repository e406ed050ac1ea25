"""The package that a Teams administrator uploads: the manifest and two icons in one zip file."""
