"""Two centres, one citizen: cases joined, entries that meet, handovers, the peer forum."""
