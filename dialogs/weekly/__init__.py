"""The week's overview (ugeoverblik): what waits, the figures, and how it is shown, sent and asked for."""
